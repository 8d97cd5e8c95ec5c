import type { Context } from "../../core/command.ts";
import type { Effect } from "../../core/counter.ts";
import { type BranchId, branchScope, type LogId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import type { SaleBody } from "../sale/sale-body.ts";
import { settleEffects } from "../stock/spending.ts";
import { draftOf } from "./kinds.ts";
import { lineCounter, openedCounter } from "./refund-counters.ts";

/** A sale as it lies in a log. */
export interface SaleAsWritten {
  readonly log: LogId;
  readonly seq: number;
  readonly body: SaleBody;
}

/**
 * Lets the sale be refunded, once: as much of each line as was sold, by whoever sold it or stands for them; nothing where that is
 * another device or it was done before [REFUND-2]. What was refunded meanwhile without the right to it is paid for at once, out of
 * what this device has left [REFUND-6].
 */
export const openRefund = (
  view: View,
  { holder }: Pick<Context, "holder">,
  { log, body }: SaleAsWritten,
): readonly Draft[] => {
  const isOpen = view.moved(openedCounter(body));
  if (!isOpen && view.keeperOf(log) !== holder) return [];
  const effects = isOpen ? payBeyond(view, body) : openEffects(view, body);
  if (effects.length === 0) return [];
  const { number, branch } = body;
  return [draftOf(branchScope(branch as BranchId), "refund.opened", { number, branch }, { effects })];
};

/** Whether the next refund here would open the sale first. */
export const mayOpen = (
  view: View,
  { holder }: Pick<Context, "holder">,
  { log, body }: SaleAsWritten,
): boolean => !view.moved(openedCounter(body)) && view.keeperOf(log) === holder;

const openEffects = (view: View, sale: SaleBody): readonly Effect[] => [
  { counter: openedCounter(sale), mint: 1 },
  ...sale.lines.flatMap(({ quantity }, i): readonly Effect[] => {
    const counter = lineCounter(sale, i);
    const settle = Math.min(view.counter(counter).shortage, quantity);
    return [{ counter, mint: quantity }, ...(settle > 0 ? [{ counter, settle }] : [])];
  }),
];

const payBeyond = (view: View, sale: SaleBody): readonly Effect[] =>
  sale.lines.flatMap((_, i) => settleEffects(view, lineCounter(sale, i), []));
