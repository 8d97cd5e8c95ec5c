import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { HolderId } from "../../../shared/core/ids.ts";
import { costOfPart } from "../../../shared/domain/refund/amounts.ts";
import type { AskedLine } from "../../../shared/domain/refund/check.ts";
import { leftOf, type SaleLeft } from "../../../shared/domain/refund/left.ts";
import { owedFor } from "../../../shared/domain/refund/money-back.ts";
import type { SaleAsWritten } from "../../../shared/domain/refund/opening.ts";
import type { Back } from "../../../shared/domain/refund/refund-body.ts";
import { productsOfCode } from "../../session/read-code.ts";
import type { Shop } from "../../session/shop.ts";

/** A line of the sale, what may still come back of it, and what does now; thousandths. */
export interface RefundLine {
  readonly index: number;
  readonly name: string;
  readonly unit: string;
  readonly price: number;
  readonly sold: number;
  readonly left: number;
  readonly taking: number;
  readonly back: Back;
}

/** What of one sale is being taken back. */
export interface TakenBack {
  readonly lines: ReadonlySignal<readonly RefundLine[]>;
  readonly left: ReadonlySignal<SaleLeft>;
  readonly isEmpty: ReadonlySignal<boolean>;
  /** What goes back for it, before cash is rounded; minor units. */
  readonly owed: ReadonlySignal<number>;
  readonly take: (line: number, quantity: number) => void;
  readonly takeAll: () => void;
  /** One more of the scanned goods, a pack for a pack's code, where a line has any left; `false` where none has. */
  readonly takeScanned: (code: string) => boolean;
  readonly setBack: (line: number, back: Back) => void;
  /** As commands take it. */
  readonly asked: () => AskedLine[];
}

/** One of a unit, in thousandths. */
const ONE = 1_000;

/** What is shown needs no rights, so whose they would be does not matter. */
const NOBODY = { holder: "" as HolderId };

export const createTakenBack = (
  shop: Pick<Shop, "view" | "countersChanged">,
  sale: SaleAsWritten,
): TakenBack => {
  const { body } = sale;
  const taking = signal<readonly number[]>(body.lines.map(() => 0));
  const backs = signal<readonly Back[]>(body.lines.map(() => "shelf"));
  const left = computed(() => {
    void shop.countersChanged.value;
    return leftOf(shop.view, NOBODY, sale);
  });
  const lines = computed(() =>
    body.lines.map(({ name, unit, price, quantity }, index): RefundLine => {
      const there = left.value.lines[index]?.left ?? 0;
      const now = Math.min(there, taking.value[index] ?? 0);
      const back = backs.value[index] ?? "shelf";
      return { index, name, unit, price, sold: quantity, left: there, taking: now, back };
    }),
  );
  const take = (line: number, quantity: number): void => {
    const most = lines.peek()[line]?.left ?? 0;
    taking.value = taking.peek().with(line, Math.max(0, Math.min(most, quantity)));
  };
  const isEmpty = computed(() => lines.value.every((line) => line.taking === 0));
  return {
    ...{ lines, left, isEmpty, take },
    owed: computed(() => {
      if (isEmpty.value) return 0;
      const now = lines.value.map((line) => line.taking);
      const gone = left.value.lines.map(({ sold, left: there }) => sold - there);
      return owedFor(body, left.value, now, costOfPart(body, gone, now).due);
    }),
    takeAll: () => {
      taking.value = lines.peek().map((line) => line.left);
    },
    takeScanned: (code) => {
      const { products, quantity = ONE } = productsOfCode(shop, code);
      const scanned = new Set<string | undefined>(products.map(({ id }) => id));
      const found = lines.peek().find(({ index, left: there, taking: now }) => {
        const sold = body.lines[index];
        return there > now && (sold?.barcode === code.trim() || scanned.has(sold?.product));
      });
      if (found !== undefined) take(found.index, found.taking + quantity);
      return found !== undefined;
    },
    setBack: (line, back) => {
      backs.value = backs.peek().with(line, back);
    },
    asked: () =>
      lines
        .peek()
        .filter((line) => line.taking > 0)
        .map((line) => ({ line: line.index, quantity: line.taking, back: line.back })),
  };
};
