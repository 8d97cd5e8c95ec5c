import { kinds } from "../../shared/commands.ts";
import type { Entry } from "../../shared/core/entry.ts";
import type { LogId, StaffId } from "../../shared/core/ids.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";
import type { ShiftFact } from "../../shared/domain/shift/deed.ts";
import { readFact } from "../../shared/domain/shift/read-fact.ts";
import { zReport } from "../../shared/domain/shift/z-report.ts";
import { doTotalsAgree } from "../../shared/domain/shift/z-totals.ts";
import { createRandom } from "../../shared/lib/seeded-random.ts";
import { atMost, type Figure, median, percentile, round } from "./figure.ts";

const SALES = 5_000;
const PRODUCTS = 3_000;
const CATEGORIES = 60;
const ROUNDS = 30;
const SHIFT = { id: "shift-1", branch: "b1", till: "T1", openedAt: 0, openedBy: "s1", float: 1_000_000 };

/** The Z of a very long day: 5,000 receipts of 1 to 12 lines, from facts as a till holds them; and from the texts of their entries. */
export const zOfManySales = async (): Promise<readonly Figure[]> => {
  const random = createRandom(11);
  const texts = Array.from({ length: SALES }, (_, i) => JSON.stringify(anEntry(i, random.below)));
  const read = () =>
    texts.flatMap((text, i): readonly ShiftFact[] => {
      const fact = readFact(kinds, JSON.parse(text) as Entry, `hash-${i}`);
      return fact === null ? [] : [fact];
    });
  const facts = read();
  const report = () => zReport(SHIFT, facts, categoryOf, { sold: 0, refunded: 0 });
  const { totals } = report();
  if (totals.sales.count !== SALES || !doTotalsAgree(totals))
    throw new Error("The Z is not the sum of its sales");
  const times = Array.from({ length: ROUNDS }, () => timed(report));
  const reading = Array.from({ length: 5 }, () => timed(read));
  return [
    atMost(
      {
        name: `Z of ${SALES} sales, p95`,
        value: round(percentile(times, 0.95)),
        unit: "ms",
        detail: {
          median: round(median(times)),
          rounds: ROUNDS,
          lines: facts.reduce(
            (sum, { deed }) => sum + (deed.type === "sale" ? deed.body.lines.length : 0),
            0,
          ),
          products: totals.products.length,
          /** What a till does bit by bit during the day: parsing the entries and checking their shape. */
          readingAllEntriesAnew: round(median(reading)),
        },
      },
      100,
    ),
  ];
};

const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const categoryOf = (product: string) => {
  const id = `c${Number(product.slice(1)) % CATEGORIES}`;
  return { id, name: `Category ${id}` };
};

const anEntry = (i: number, below: (limit: number) => number): Entry => ({
  log: "till-1.1k7mq.b-b1" as LogId,
  seq: i + 3,
  prev: "0".repeat(43) as Entry["prev"],
  stamp: `${String(i).padStart(13, "0")}.till-1` as Entry["stamp"],
  at: i as Entry["at"],
  by: `s${below(4)}` as StaffId,
  kind: "sale.completed",
  v: kinds["sale.completed"]?.version ?? 1,
  body: aSale(i, below) as unknown as Entry["body"],
  patches: [],
  effects: [],
});

const aSale = (i: number, below: (limit: number) => number): SaleBody => {
  const lines = Array.from({ length: 1 + below(12) }, () => aLine(below));
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  const tax = Math.round((total * 12) / 112);
  return {
    number: `T1-1K7MQ-${String(i + 1).padStart(4, "0")}`,
    ...{ branch: "b1", till: "T1", shift: SHIFT.id, lines, taxMode: "included", rounding: 0, total },
    taxes: [{ rate: 1_200, base: total - tax, tax }],
    tenders: [{ type: below(3) === 0 ? "card" : "cash", amount: total, reference: "" }],
    change: 0,
    currency: "KZT",
  };
};

const aLine = (below: (limit: number) => number): SaleBody["lines"][number] => {
  const product = `p${below(PRODUCTS)}`;
  const [price, count, off] = [100 * (1 + below(900)), 1 + below(4), below(5) === 0 ? 50 : 0];
  return {
    ...{ product, name: `Product ${product}`, barcode: "", unit: "pcs", quantity: count * 1_000, price },
    ...{ taxRate: 1_200, total: price * count - off },
    ...(off > 0 && {
      full: price * count,
      discounts: [{ type: "promotion" as const, id: "x", name: "Offer", amount: off }],
    }),
  };
};
