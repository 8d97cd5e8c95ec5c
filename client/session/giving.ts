import { counterRules } from "../../shared/commands.ts";
import type { Certificate } from "../../shared/core/certificate.ts";
import type { CounterId, HolderId } from "../../shared/core/ids.ts";
import type { Replica } from "../../shared/core/replica.ts";
import type { Writer } from "../../shared/core/writer.ts";
import { answerWants } from "../../shared/domain/rights/answer.ts";
import { ok } from "../../shared/lib/result.ts";
import type { Want } from "../../shared/sync/messages.ts";

export interface GivingDeps {
  readonly replica: Replica & { readonly writer: () => Writer | null };
  /** What a device has used of a counter lately. */
  readonly demandOf: (counter: CounterId, holder: HolderId) => number;
  readonly report: (error: unknown) => void;
}

/** Answers peers that ask for rights; what is given is durable when it resolves [RIGHTS-2]. */
export const createGiving =
  ({ replica, demandOf, report }: GivingDeps) =>
  async (wants: readonly Want[], peer: Certificate): Promise<void> => {
    const writer = replica.writer();
    if (writer === null) return;
    const given = await replica.write(writer, null, () =>
      ok({
        drafts: answerWants(
          {
            state: replica.state,
            me: writer.holder,
            asker: peer.device,
            rules: counterRules,
            ownDemand: (counter) => demandOf(counter, writer.holder),
          },
          wants,
        ),
        result: null,
      }),
    );
    if (!given.ok) report(given.error);
  };
