import type { Context } from "../../core/command.ts";
import type { CounterId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import type { SaleBody } from "../sale/sale-body.ts";
import { mayOpen, type SaleAsWritten } from "./opening.ts";
import { lineCounter, openedCounter, paidCounter, tenderCounter } from "./refund-counters.ts";

/** What of a line may still come back, as far as this device knows; thousandths. */
export interface LineLeft {
  readonly sold: number;
  readonly left: number;
  /** What this device may refund by itself, once it has paid for what was refunded without a right: never more than `left`. */
  readonly rights: number;
}

export interface SaleLeft {
  readonly lines: readonly LineLeft[];
  /** Money given back so far, and by each tender of the sale; minor units. */
  readonly paid: number;
  readonly paidByTender: readonly number[];
  /** Something is known to have come back twice, so the sums above say less than nothing is left. */
  readonly isTwice: boolean;
}

/** How much of the sale is left to refund, by everything read here [REFUND-3]. */
export const leftOf = (view: View, context: Pick<Context, "holder">, sale: SaleAsWritten): SaleLeft => {
  const { body } = sale;
  const isOpen = view.moved(openedCounter(body));
  const willOpen = mayOpen(view, context, sale);
  const counted = body.lines.map(({ quantity }, i) => {
    const { value, rights, shortage } = view.counter(lineCounter(body, i));
    const left = isOpen ? value : quantity + value;
    return { sold: quantity, left, rights: (willOpen ? quantity : rights) - shortage };
  });
  return {
    lines: counted.map(({ sold, left, rights }) => {
      const there = Math.min(sold, Math.max(0, left));
      return { sold, left: there, rights: Math.min(there, Math.max(0, rights)) };
    }),
    paid: view.counter(paidCounter(body)).value,
    paidByTender: body.tenders.map((_, i) => view.counter(tenderCounter(body, i)).value),
    isTwice: counted.some(({ left }) => left < 0),
  };
};

/** Every counter of the sale: what refunding it looks at. */
export const countersOf = (sale: SaleBody): readonly CounterId[] => [
  openedCounter(sale),
  paidCounter(sale),
  ...sale.lines.map((_, i) => lineCounter(sale, i)),
  ...sale.tenders.map((_, i) => tenderCounter(sale, i)),
];
