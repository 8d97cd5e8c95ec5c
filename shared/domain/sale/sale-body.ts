import { z } from "zod";
import { TENDER_TYPES } from "../payment/tender.ts";

const amount = z.int();
const taxRate = z.union([z.literal("exempt"), z.int().min(0).max(10_000)]);

/** Why a line costs less than its price says: an offer by name, or somebody's word. */
export const DISCOUNT_TYPES = ["promotion", "list", "manual", "price", "receipt"] as const;

export const discountField = z.strictObject({
  type: z.enum(DISCOUNT_TYPES),
  /** Of the promotion or price list; empty for somebody's word. */
  id: z.string(),
  /** As it was called then, or the reason given. */
  name: z.string(),
  amount: amount.positive(),
});

export const tenderField = z.strictObject({
  type: z.enum(TENDER_TYPES),
  amount: amount.positive(),
  /** What the terminal printed; empty when nothing. */
  reference: z.string(),
  /** Whose wallet, credit or points; which gift card; which attempt at a terminal. Absent for cash. */
  of: z.string().optional(),
});

export const taxField = z.strictObject({ rate: taxRate, base: amount, tax: amount });

/** Goods as they were called, measured, priced and taxed then. */
export const soldLineField = z.strictObject({
  product: z.string(),
  name: z.string(),
  /** The code that was scanned, else the product's first, else empty. */
  barcode: z.string(),
  unit: z.string(),
  quantity: amount.positive(),
  price: amount.min(0),
  taxRate,
  /** What the line costs: `full`, less its discounts. */
  total: amount.min(0),
  /** Price × quantity; absent where nothing was taken off. */
  full: amount.min(0).optional(),
  discounts: z.array(discountField).min(1).optional(),
  /** From the code on the package. */
  lot: z.string().optional(),
  expires: z.string().optional(),
  serial: z.string().optional(),
});

/**
 * A completed sale, whole: what the receipt shows can be shown from it for ever. Amounts in minor units, quantities in
 * thousandths. The law: `total` = Σ line totals + added tax + `rounding` = Σ tenders − `change` [PRICE-4, TENDER-3].
 * What is empty is left out: most sales are plain, and every byte is kept for ever.
 */
export const saleBody = z.strictObject({
  number: z.string().min(1).max(60),
  branch: z.string(),
  /** Code of the till. */
  till: z.string(),
  /** The shift it belongs to; absent where the shop keeps none. */
  shift: z.string().optional(),
  customer: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  lines: z.array(soldLineField).min(1),
  taxes: z.array(taxField),
  taxMode: z.enum(["included", "added"]),
  /** Cash rounding, signed. */
  rounding: amount,
  /** What was paid. */
  total: amount.min(0),
  tenders: z.array(tenderField),
  change: amount.min(0),
  currency: z.enum(["KZT", "UZS", "RUB"]),
  /** Promotional codes that took something off. */
  codes: z.array(z.string()).min(1).optional(),
  /** Loyalty points the customer got for it. */
  points: amount.positive().optional(),
  /** Who lent which permission for a discount or a price. */
  approvals: z
    .array(z.strictObject({ permission: z.string(), by: z.string() }))
    .min(1)
    .optional(),
  /** Who let strict goods be sold beyond what the till held, and why; absent in an ordinary sale. */
  override: z.strictObject({ by: z.string(), reason: z.string().min(1) }).optional(),
});

/** Version 1 did not say by whom: it was whoever sold. */
export const saleBodyFrom1 = (body: unknown): unknown => {
  const sale = body as { readonly override?: { readonly reason: string } };
  return sale.override === undefined ? sale : { ...sale, override: { by: "", ...sale.override } };
};

/** Version 2 knew no shift, no customer and no discounts, which a plain sale leaves out. */
export const saleBodyFrom2 = (body: unknown): unknown => body;

export type SaleBody = z.output<typeof saleBody>;
export type SaleLine = SaleBody["lines"][number];
export type SaleTender = SaleBody["tenders"][number];
export type LineDiscount = z.output<typeof discountField>;

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
