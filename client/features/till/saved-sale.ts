import { z } from "zod";
import { productId } from "../../../shared/domain/catalog/ids.ts";
import type { Cart, CartLine } from "../../../shared/domain/sale/cart.ts";
import { UNITS } from "../../../shared/lib/quantity.ts";

/** The open sale as it is kept through a reload or a crash. */
export interface SavedSale {
  readonly cart: Cart;
  /**
   * The number its receipt was to get. A receipt of that number is this sale: a till that dies before the browser has put away
   * what it kept here neither loses the sale nor makes it twice. `null` where that was not known.
   */
  readonly number: string | null;
}

export const toSaved = ({ cart, number }: SavedSale): unknown =>
  cart.lines.length === 0 ? null : { version: VERSION, number, lines: cart.lines };

/** `null` when there was none, or it is of another version of the program. */
export const fromSaved = (saved: unknown): SavedSale | null => {
  const parsed = schema.safeParse(saved);
  if (!parsed.success) return null;
  const lines = parsed.data.lines.map(
    (line): CartLine => ({ ...(line as unknown as CartLine), productId: productId(line.productId) }),
  );
  return { cart: { lines }, number: parsed.data.number };
};

const VERSION = 2;

const schema = z.strictObject({
  version: z.literal(VERSION),
  lines: z
    .array(
      z.strictObject({
        productId: z.string().min(1),
        name: z.string(),
        unit: z.enum(UNITS),
        price: z.int().min(0),
        quantity: z.int().positive(),
        taxRate: z.union([z.literal("exempt"), z.int().min(0).max(10_000)]),
        barcode: z.string().nullable(),
      }),
    )
    .min(1)
    .max(1_000),
  number: z.string().nullable(),
});
