import { counterRules } from "../../shared/commands.ts";
import type { Certificate } from "../../shared/core/certificate.ts";
import type { CounterId, HolderId } from "../../shared/core/ids.ts";
import type { Replica } from "../../shared/core/replica.ts";
import { createView } from "../../shared/core/view.ts";
import type { Writer } from "../../shared/core/writer.ts";
import { openRefund } from "../../shared/domain/refund/opening.ts";
import { answerWants } from "../../shared/domain/rights/answer.ts";
import { ok } from "../../shared/lib/result.ts";
import type { Want } from "../../shared/sync/messages.ts";
import { type SaleShelf, saleOfCounter } from "./sale-of-counter.ts";

export interface GivingDeps {
  /** What is on disk: sales are looked up there before the right to refund them is given. */
  readonly store: SaleShelf["store"];
  readonly replica: Replica & { readonly writer: () => Writer | null };
  /** What a device has used of a counter lately. */
  readonly demandOf: (counter: CounterId, holder: HolderId) => number;
  readonly report: (error: unknown) => void;
}

/** Answers peers that ask for rights; what is given is durable when it resolves [RIGHTS-2]. */
export const createGiving =
  ({ replica, store, demandOf, report }: GivingDeps) =>
  async (wants: readonly Want[], peer: Certificate): Promise<void> => {
    const writer = replica.writer();
    if (writer === null) return;
    await openSales({ replica, store, report }, writer, wants);
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

/** A sale of ours that somebody wants to refund is opened first: from then on there are rights to give [REFUND-2]. */
const openSales = async (
  { replica, store, report }: Pick<GivingDeps, "replica" | "store" | "report">,
  writer: Writer,
  wants: readonly Want[],
): Promise<void> => {
  const opened = new Set<string>();
  for (const { counter } of wants) {
    const sale = await saleOfCounter({ state: replica.state, store }, counter);
    if (sale === null || opened.has(sale.body.number)) continue;
    opened.add(sale.body.number);
    const { holder } = writer;
    const done = await replica.write(writer, null, () =>
      ok({ drafts: openRefund(createView(replica.state, holder), { holder }, sale), result: null }),
    );
    if (!done.ok) report(done.error);
  }
};
