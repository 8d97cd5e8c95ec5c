import { z } from "zod";
import { heldLineField, heldSaleField } from "../../../shared/domain/sale/held-body.ts";
import { fromHeld, isUntouched, type OpenSale, toHeld } from "./open-sale.ts";

/** All open sales of a till, as they are kept through a reload or a crash. */
export interface SavedSales {
  /** Counts what was saved: of two copies the greater is the later. */
  readonly count: number;
  readonly sales: readonly OpenSale[];
  /** Which of them is being made. */
  readonly active: string;
  /**
   * The number the active one's receipt was to get. A receipt of that number is this sale: a till that dies before the browser has
   * put away what it kept here neither loses the sale nor makes it twice. `null` where that was not known.
   */
  readonly number: string | null;
}

/** Plain data; `null` where there is nothing that could be lost. */
export const toSaved = ({ count, sales, active, number }: SavedSales): unknown => {
  const kept = sales.filter((sale) => !isUntouched(sale));
  if (kept.length === 0) return null;
  return {
    version: VERSION,
    count,
    number,
    active,
    sales: kept.map((sale) => ({ id: sale.id, held: sale.held, sale: toHeld(sale) })),
  };
};

/** `null` when there was none, or it is of another version of the program. */
export const fromSaved = (saved: unknown): SavedSales | null => {
  const parsed = schema.safeParse(saved);
  if (!parsed.success) return fromSaved2(saved);
  const { sales, ...rest } = parsed.data;
  return { ...rest, sales: sales.map(({ sale, ...names }) => fromHeld(sale, names)) };
};

/** The later of two copies. */
export const laterOf = (a: SavedSales | null, b: SavedSales | null): SavedSales | null =>
  a === null || (b !== null && b.count > a.count) ? b : a;

const VERSION = 3;

const schema = z.object({
  version: z.literal(VERSION),
  count: z.int().min(0),
  number: z.string().nullable(),
  active: z.string(),
  sales: z
    .array(
      z.object({
        id: z.string().min(1).max(40),
        held: z.string().min(1).max(40).nullable(),
        sale: heldSaleField.extend({ lines: z.array(heldLineField).max(1_000) }),
      }),
    )
    .min(1)
    .max(20),
});

/** Before there were several: one, without a name of its own. */
const fromSaved2 = (saved: unknown): SavedSales | null => {
  const parsed = schema2.safeParse(saved);
  if (!parsed.success) return null;
  const { lines, number } = parsed.data;
  const held = { lines: lines.map(({ productId: product, ...line }) => ({ ...line, product })) };
  const sale = heldSaleField.safeParse(held);
  if (!sale.success) return null;
  const id = "before";
  return { count: 0, number, active: id, sales: [fromHeld(sale.data, { id, held: null })] };
};

const schema2 = z.object({
  version: z.literal(2),
  number: z.string().nullable(),
  lines: z.array(heldLineField.omit({ product: true }).extend({ productId: z.string().min(1) })).min(1),
});
