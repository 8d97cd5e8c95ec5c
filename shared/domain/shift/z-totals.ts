import { z } from "zod";

const whole = z.int();
const natural = z.int().min(0);

/** Rows of a table in a Z that name goods or reasons; what is beyond is one row with no name [SHIFT-7]. */
export const MAX_ROWS = 1_000;

/** The sums of a Z; `count` is how many there may be of a thing, and how much of a product. */
const totalsField = (count: z.ZodInt) => {
  const countAndSum = z.strictObject({ count, total: whole });
  const summed = z.strictObject({ count, total: whole, rounding: whole });
  return z.strictObject({
    /** Receipts of sales; `total` is what customers paid, `rounding` the part that is cash rounding. */
    sales: summed,
    refunds: summed,
    /** Refunds that undid a whole sale; they are among `refunds`. */
    undone: countAndSum,
    /** Unpaid carts that were given up. */
    voids: countAndSum,
    reprints: count,
    drawerOpenings: count,
    /** Money taken for accounts, not for goods: wallets, gift cards, debts. */
    deposits: countAndSum,
    /** By means of payment; change is taken off `in` of cash. */
    tenders: z.array(z.strictObject({ type: z.string(), count, in: whole, out: whole })).max(40),
    moves: z
      .array(z.strictObject({ direction: z.enum(["in", "out"]), reason: z.string(), count, total: whole }))
      .max(100),
    discounts: z.array(z.strictObject({ type: z.string(), count, total: whole })).max(40),
    taxes: z.array(taxRow).max(100),
    categories: z.array(categoryRow).max(MAX_ROWS + 1),
    products: z.array(productRow(count)).max(MAX_ROWS + 1),
    people: z.array(z.strictObject({ staff: z.string(), count, total: whole })).max(200),
    /** Receipt numbers, each opening of the till apart: without gaps `last - first + 1` is `count`. */
    receipts: z.array(z.strictObject({ series: z.string(), first: natural, last: natural, count })).max(500),
  });
};

/** What was sold and what came back: amounts in minor units as customers paid them, quantities in thousandths. */
const productRow = (count: z.ZodInt) =>
  z.strictObject({
    product: z.string(),
    name: z.string(),
    unit: z.string(),
    sold: count,
    soldFor: whole,
    back: count,
    backFor: whole,
  });

const categoryRow = z.strictObject({
  /** Empty: goods in no category. */
  category: z.string(),
  name: z.string(),
  soldFor: whole,
  backFor: whole,
});

const taxRow = z.strictObject({
  /** Hundredths of a percent, -1 for exempt. */
  rate: whole.min(-1),
  base: whole,
  tax: whole,
  backBase: whole,
  backTax: whole,
});

/**
 * What happened in a shift, in sums: two of them add up to a third, so a Z and its amendments do too [SHIFT-6]. Amounts
 * in minor units.
 */
export const zTotalsField = totalsField(natural);

/** What an amendment adds to them: less than nothing where deeds left the shift [SHIFT-12]. */
export const addedTotalsField = totalsField(whole);

export type ZTotals = z.output<typeof zTotalsField>;
export type ProductRow = ZTotals["products"][number];
export type CategoryRow = ZTotals["categories"][number];

export const NO_TOTALS: ZTotals = {
  sales: { count: 0, total: 0, rounding: 0 },
  refunds: { count: 0, total: 0, rounding: 0 },
  undone: { count: 0, total: 0 },
  voids: { count: 0, total: 0 },
  reprints: 0,
  drawerOpenings: 0,
  deposits: { count: 0, total: 0 },
  tenders: [],
  moves: [],
  discounts: [],
  taxes: [],
  categories: [],
  products: [],
  people: [],
  receipts: [],
};

/** What these sums put into the drawer, less what they took out. */
export const cashFlow = ({ tenders, moves }: Pick<ZTotals, "tenders" | "moves">): number => {
  const paid = tenders
    .filter(({ type }) => type === "cash")
    .reduce((sum, tender) => sum + tender.in - tender.out, 0);
  return moves.reduce((sum, { direction, total }) => (direction === "in" ? sum + total : sum - total), paid);
};

/** The law every Z obeys: what was paid in and out is what was sold, taken back and put into accounts [SHIFT-6]. */
export const doTotalsAgree = ({ tenders, sales, refunds, deposits }: ZTotals): boolean =>
  tenders.reduce((sum, tender) => sum + tender.in - tender.out, 0) ===
  sales.total - refunds.total + deposits.total;

/** The same sums taken away. Names of rows stay: rates of taxes, and first and last numbers of receipts. */
export const negated = (totals: ZTotals): ZTotals => negate(totals) as ZTotals;

const KEPT: ReadonlySet<string> = new Set(["rate", "first", "last"]);

const negate = (value: unknown): unknown => {
  if (typeof value === "number") return 0 - value;
  if (Array.isArray(value)) return value.map(negate);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, KEPT.has(key) ? inner : negate(inner)]),
  );
};
