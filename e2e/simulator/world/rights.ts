import { counterRules } from "../../../shared/commands.ts";
import type { Certificate } from "../../../shared/core/certificate.ts";
import { answerWants } from "../../../shared/domain/rights/answer.ts";
import { ok } from "../../../shared/lib/result.ts";
import type { Want } from "../../../shared/sync/messages.ts";
import type { Program, World } from "./types.ts";
import { count } from "./world.ts";

/** What a device gives a peer that waits for rights, by the rule of the program: what it can spare, durably. */
export const giveRights = async (
  world: World,
  program: Program,
  wants: readonly Want[],
  peer: Certificate,
): Promise<void> => {
  const writer = program.writer();
  if (writer === null || !program.power.alive) return;
  if (program.till !== null) return program.till.give(wants, peer);
  await program.replica.write(writer, null, () => {
    const { state } = program.replica;
    const ownDemand = () => world.dice.below(2);
    const asked = { state, me: writer.holder, asker: peer.device, rules: counterRules, ownDemand };
    const drafts = answerWants(asked, wants);
    count(world, drafts.length > 0 ? "rights given on demand" : "no rights to give");
    return ok({ drafts, result: null });
  });
};
