import { z } from "zod";
import { MAX_QUANTITY, UNITS } from "../../lib/quantity.ts";
import { freeTextField, idField, moneyField, textField } from "../../lib/schema.ts";
import { manualField, receiptDiscountField } from "../promo/discount.ts";

/** Most lines of one sale, open, held or sold. */
const MAX_LINES = 1_000;

const codeField = z
  .string()
  .max(160)
  .regex(/^[^\0\p{Cs}]*$/u);

/** A line as the cashier saw it: taken up again it gets the names, prices and taxes of then. */
export const heldLineField = z.strictObject({
  product: idField,
  name: freeTextField(200),
  unit: z.enum(UNITS),
  quantity: z.int().min(1).max(MAX_QUANTITY),
  price: moneyField,
  taxRate: z.union([z.literal("exempt"), z.int().min(0).max(10_000)]),
  barcode: codeField.nullable(),
  discount: manualField.optional(),
  lot: codeField.optional(),
  expires: codeField.optional(),
  serial: codeField.optional(),
});

/** An open sale put aside: everything that was in it but money. */
export const heldSaleField = z.strictObject({
  lines: z.array(heldLineField).min(1).max(MAX_LINES),
  discount: receiptDiscountField.optional(),
  customer: z.strictObject({ id: idField, name: freeTextField(200) }).optional(),
  codes: z.array(textField(60)).min(1).max(20).optional(),
});

export type HeldLine = z.output<typeof heldLineField>;
export type HeldSale = z.output<typeof heldSaleField>;

/** That a sale was put aside, and what it came to; its lines are in the document the entry writes. */
export const heldBody = z.strictObject({
  held: z.string().min(1).max(40),
  branch: z.string(),
  till: z.string(),
  /** What the cashier called it; empty when nothing. */
  note: z.string(),
  lines: z.int().positive(),
  total: z.int().min(0),
});

export type HeldBody = z.output<typeof heldBody>;

/** That it was taken up again, and where. */
export const recalledBody = z.strictObject({
  held: z.string().min(1).max(40),
  branch: z.string(),
  /** Code of the till that took it up. */
  till: z.string(),
  /** Code of the till that had put it aside. */
  from: z.string(),
  total: z.int().min(0),
});

export type RecalledBody = z.output<typeof recalledBody>;
