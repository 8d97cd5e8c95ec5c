import { z } from "zod";

const amount = z.int();
const taxRate = z.union([z.literal("exempt"), z.int().min(0).max(10_000)]);

/**
 * A completed sale, whole: what the receipt shows can be shown from it for ever. Amounts in minor units, quantities in
 * thousandths. The law: `total` = Σ line totals + added tax + `rounding` = Σ tenders − `change` [PRICE-4, TENDER-3].
 */
export const saleBody = z.strictObject({
  number: z.string().min(1).max(60),
  branch: z.string(),
  /** Code of the till. */
  till: z.string(),
  lines: z
    .array(
      z.strictObject({
        product: z.string(),
        /** As it was called, measured, priced and taxed then. */
        name: z.string(),
        /** The code that was scanned, else the product's first, else empty. */
        barcode: z.string(),
        unit: z.string(),
        quantity: amount.positive(),
        price: amount.min(0),
        taxRate,
        total: amount.min(0),
      }),
    )
    .min(1),
  taxes: z.array(z.strictObject({ rate: taxRate, base: amount, tax: amount })),
  taxMode: z.enum(["included", "added"]),
  /** Cash rounding, signed. */
  rounding: amount,
  /** What was paid. */
  total: amount.min(0),
  tenders: z.array(
    z.strictObject({
      type: z.enum(["cash", "card"]),
      amount: amount.positive(),
      /** What the card terminal printed; empty when nothing. */
      reference: z.string(),
    }),
  ),
  change: amount.min(0),
  currency: z.enum(["KZT", "UZS", "RUB"]),
  /** Who let strict goods be sold beyond what the till held, and why; absent in an ordinary sale. */
  override: z.strictObject({ by: z.string(), reason: z.string().min(1) }).optional(),
});

/** Version 1 did not say by whom: it was whoever sold. */
export const saleBodyFrom1 = (body: unknown): unknown => {
  const sale = body as { readonly override?: { readonly reason: string } };
  return sale.override === undefined ? sale : { ...sale, override: { by: "", ...sale.override } };
};

export type SaleBody = z.output<typeof saleBody>;

/** An unpaid cart that was given up: nothing moved, but who gave up what is worth knowing. */
export const cartVoidedBody = z.strictObject({
  branch: z.string(),
  till: z.string(),
  lines: z
    .array(
      z.strictObject({
        product: z.string(),
        name: z.string(),
        quantity: amount.positive(),
        price: amount.min(0),
        total: amount.min(0),
      }),
    )
    .min(1),
  total: amount.min(0),
  reason: z.string(),
});

export type CartVoidedBody = z.output<typeof cartVoidedBody>;
