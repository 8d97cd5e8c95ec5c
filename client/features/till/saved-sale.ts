import { z } from "zod";
import { productId } from "../../../shared/domain/catalog/ids.ts";
import type { Cart, CartLine } from "../../../shared/domain/sale/cart.ts";
import { UNITS } from "../../../shared/lib/quantity.ts";

/** The open sale as it is kept through a reload or a crash. */
export interface SavedSale {
  readonly cart: Cart;
  /**
   * While a payment is being written: the newest sale there was before. One of ours that is newer was this one, so
   * that a till that dies in between neither loses the sale nor makes it twice.
   */
  readonly paying: { readonly after: number } | null;
}

export const toSaved = ({ cart, paying }: SavedSale): unknown =>
  cart.lines.length === 0 ? null : { version: VERSION, lines: cart.lines, paying };

/** `null` when there was none, or it is of another version of the program. */
export const fromSaved = (saved: unknown): SavedSale | null => {
  const parsed = schema.safeParse(saved);
  if (!parsed.success) return null;
  const lines = parsed.data.lines.map(
    (line): CartLine => ({ ...(line as unknown as CartLine), productId: productId(line.productId) }),
  );
  return { cart: { lines }, paying: parsed.data.paying };
};

const VERSION = 1;

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
  paying: z.strictObject({ after: z.int() }).nullable(),
});
