import type { Logger } from "pino";
import { counterRules } from "../../shared/commands.ts";
import type { Certificate } from "../../shared/core/certificate.ts";
import type { Needs } from "../../shared/core/command.ts";
import { ruleOf } from "../../shared/core/counter-rule.ts";
import { answerWants } from "../../shared/domain/rights/answer.ts";
import type { Want } from "../../shared/sync/messages.ts";
import type { ServerWriter } from "../ingest/server-writer.ts";
import type { Organisation } from "../store/organisations.ts";

/** Gives a device what it asks for out of what the server holds; written when it resolves [RIGHTS-2]. */
export type Giving = (organisation: Organisation, wants: readonly Want[], peer: Certificate) => Promise<void>;

export const createServerGiving =
  ({ writer, log }: { readonly writer: ServerWriter; readonly log: Logger }): Giving =>
  async (organisation, wants, peer) => {
    const given = await writer.together(organisation, ({ byItself }) =>
      byItself(
        async () => needsOf(wants),
        (state, me) =>
          answerWants({ state, me, asker: peer.device, rules: counterRules, ownDemand: () => 0 }, wants),
      ),
    );
    if (!given.ok) log.warn({ error: given.error }, "rights that were asked for were not given");
  };

const needsOf = (wants: readonly Want[]): Needs => {
  const needs = wants.map(({ counter }) => ruleOf(counterRules, counter)?.needs(counter) ?? {});
  return {
    counters: wants.map(({ counter }) => counter),
    docs: needs.flatMap(({ docs = [] }) => docs),
    all: [...new Set(needs.flatMap(({ all = [] }) => all))],
  };
};
