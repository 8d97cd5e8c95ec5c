import { type Money, scaleMoney } from "../../lib/money.ts";
import type { SaleBody } from "../sale/sale-body.ts";

type TaxGroup = SaleBody["taxes"][number];
type Costs = Pick<SaleBody, "lines" | "taxes" | "taxMode" | "points">;

/** What a part of a sale cost, by the sale's own figures; minor units. */
export interface PartCost {
  /** One per line of the sale, zero where nothing of it is in the part. */
  readonly totals: readonly number[];
  /** Before discounts; `undefined` where the sale took nothing off the line. */
  readonly fulls: readonly (number | undefined)[];
  /** By rate, those that are in the part. */
  readonly taxes: readonly TaxGroup[];
  /** Lines and added tax, before cash is rounded. */
  readonly due: number;
  /** Of the points earned with the whole sale, those that go with the part. */
  readonly points: number;
}

/**
 * What goes back for `taking` of each line, where `gone` went back before (thousandths). Each figure is what all of it up to here
 * costs less what went back before costs, so that parts add up to the whole whatever they are [REFUND-4].
 */
export const costOfPart = (sale: Costs, gone: readonly number[], taking: readonly number[]): PartCost => {
  const before = costUpTo(sale, gone);
  const after = costUpTo(
    sale,
    gone.map((quantity, i) => quantity + (taking[i] ?? 0)),
  );
  const taxes = after.taxes.map(({ rate, base, tax }, i) => ({
    rate,
    base: base - (before.taxes[i]?.base ?? 0),
    tax: tax - (before.taxes[i]?.tax ?? 0),
  }));
  const totals = after.totals.map((total, i) => total - (before.totals[i] ?? 0));
  const rates = new Set(sale.lines.filter((_, i) => (taking[i] ?? 0) > 0).map(({ taxRate }) => taxRate));
  const addedTax = sale.taxMode === "added" ? sum(taxes.map(({ tax }) => tax)) : 0;
  return {
    totals,
    fulls: after.fulls.map((full, i) => (full === undefined ? undefined : full - (before.fulls[i] ?? 0))),
    taxes: taxes.filter(({ rate }) => rates.has(rate)),
    due: sum(totals) + addedTax,
    points: after.points - before.points,
  };
};

/** What the first `quantities` of each line cost. All of a line costs what it cost, to the minor unit. */
const costUpTo = ({ lines, taxes, taxMode, points = 0 }: Costs, quantities: readonly number[]) => {
  const part = (amount: number, i: number): number =>
    scale(amount, quantities[i] ?? 0, lines[i]?.quantity ?? 0);
  const totals = lines.map(({ total }, i) => part(total, i));
  const all = sum(lines.map(({ total }) => total));
  return {
    totals,
    points: all === 0 ? 0 : Number((BigInt(points) * BigInt(sum(totals))) / BigInt(all)),
    fulls: lines.map(({ full }, i) => (full === undefined ? undefined : part(full, i))),
    taxes: taxes.map((group): TaxGroup => {
      const isMine = (i: number) => lines[i]?.taxRate === group.rate;
      const whole = sum(lines.map(({ total }, i) => (isMine(i) ? total : 0)));
      const reached = sum(totals.map((total, i) => (isMine(i) ? total : 0)));
      const tax = scale(group.tax, reached, whole);
      return { rate: group.rate, base: taxMode === "included" ? reached - tax : reached, tax };
    }),
  };
};

const scale = (amount: number, part: number, whole: number): number =>
  whole === 0 ? 0 : scaleMoney(amount as Money, Math.min(part, whole), whole);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
