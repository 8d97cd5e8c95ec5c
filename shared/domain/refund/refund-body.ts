import { z } from "zod";
import { taxField, tenderField } from "../sale/sale-body.ts";

const amount = z.int();

/** Where goods go that come back: to be sold again, or out of the books for good. */
export const BACK = ["shelf", "write-off"] as const;

/** Why goods come back; `other` is said in words. */
export const REFUND_REASONS = [
  "changed-mind",
  "wrong-item",
  "defect",
  "expired",
  "wrong-price",
  "cashier-mistake",
  "other",
] as const;

export type Back = (typeof BACK)[number];
export type RefundReason = (typeof REFUND_REASONS)[number];

export const refundedLineField = z.strictObject({
  /** Its place in the sale, from 0; -1 without a receipt. */
  line: amount.min(-1),
  product: z.string(),
  name: z.string(),
  unit: z.string(),
  quantity: amount.positive(),
  price: amount.min(0),
  /** Price × quantity, where the sale had taken something off. */
  full: amount.min(0).optional(),
  taxRate: z.union([z.literal("exempt"), amount.min(0).max(10_000)]),
  /** What of the line's money goes back: a discount goes back with it. */
  total: amount.min(0),
  back: z.enum(BACK),
});

/**
 * Goods that came back and money that went out, whole: a receipt of its own. Amounts in minor units and positive, quantities in
 * thousandths. The law: `total` = Σ line totals + added tax + `rounding` = Σ tenders [REFUND-4].
 */
export const refundBody = z.strictObject({
  /** Receipt number of its own, from the same series as sales. */
  number: z.string().min(1).max(60),
  /** The sale; `null` without a receipt. */
  of: z
    .strictObject({ number: z.string().min(1).max(60), log: z.string(), seq: amount.positive() })
    .nullable(),
  branch: z.string(),
  /** Code of the till. */
  till: z.string(),
  /** The shift the money went out of; absent where the shop keeps none. */
  shift: z.string().optional(),
  customer: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  lines: z.array(refundedLineField).min(1),
  taxes: z.array(taxField),
  taxMode: z.enum(["included", "added"]),
  /** Cash rounding, signed. */
  rounding: amount,
  /** What the customer got. */
  total: amount.min(0),
  /** Money out, by the way it went. */
  tenders: z.array(tenderField),
  currency: z.enum(["KZT", "UZS", "RUB"]),
  reason: z.enum(REFUND_REASONS),
  /** The reason in words; needed with `other`. */
  note: z.string().min(1).optional(),
  /** Whether it undoes the last sale of the till as a whole. */
  isVoid: z.boolean(),
  /** Number of the sale made with it, in one step. */
  exchange: z.string().min(1).max(60).optional(),
  /** Points that were earned with it and could be taken back. */
  points: amount.positive().optional(),
  /** Who lent which permission. */
  approvals: z
    .array(z.strictObject({ permission: z.string(), by: z.string() }))
    .min(1)
    .optional(),
  /** Who let more be refunded than this till had the right to, and why. */
  override: z.strictObject({ by: z.string(), reason: z.string().min(1) }).optional(),
});

/** The selling till lets its sale be refunded: as much of each line as was sold [REFUND-2]. */
export const refundOpenedBody = z.strictObject({
  number: z.string().min(1).max(60),
  branch: z.string(),
});

/** What was refunded beyond what was sold, and somebody stands for it [REFUND-8]. */
export const refundSettledBody = z.strictObject({
  branch: z.string(),
  counter: z.string(),
  quantity: amount.positive(),
  reason: z.string().min(1),
});

export type RefundBody = z.output<typeof refundBody>;
export type RefundedLine = RefundBody["lines"][number];
