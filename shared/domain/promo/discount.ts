import { z } from "zod";
import { MAX_MONEY, type Money, money, multiplyMoney, scaleMoney } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { moneyField, textField } from "../../lib/schema.ts";

/** All of it, in hundredths of a percent. */
export const WHOLE_PERCENT = 10_000;

const reason = textField(200);

/** Hundredths of a percent, above nothing, at most all. */
export const percentField = z.int().min(1).max(WHOLE_PERCENT);

const percent = z.strictObject({ type: z.literal("percent"), value: percentField, reason });
const sum = z.strictObject({ type: z.literal("amount"), value: z.int().min(1).max(MAX_MONEY), reason });
const price = z.strictObject({ type: z.literal("price"), value: moneyField, reason });

/** What somebody takes off one line: a share, a sum off the whole line, or another price for the unit [DISCOUNT-1]. */
export const manualField = z.discriminatedUnion("type", [percent, sum, price]);

/** What somebody takes off the whole receipt; a price of its own it has none. */
export const receiptDiscountField = z.discriminatedUnion("type", [percent, sum]);

export type Manual = z.output<typeof manualField>;
export type ReceiptDiscount = z.output<typeof receiptDiscountField>;

/** What a share or a sum takes off `rest`: half up, never more than there is [DISCOUNT-2]. */
export const takenOff = (rest: Money, { type, value }: Pick<ReceiptDiscount, "type" | "value">): Money =>
  type === "percent" ? scaleMoney(rest, value, WHOLE_PERCENT) : money(Math.min(rest, value));

/** What another price for the unit takes off a line; nothing when it is not lower. */
export const takenByPrice = (full: Money, price: number, quantity: Quantity): Money =>
  money(full - costAtMost(price, quantity, full));

/** Price × quantity, or `most` where that is less; however large the price is. */
export const costAtMost = (price: number, quantity: Quantity, most: Money): Money => {
  if (price * (quantity / 1_000) > most + 1) return most;
  return money(Math.min(most, multiplyMoney(money(price), quantity)));
};

/**
 * What somebody's word took off in all, in hundredths of a percent of `before`, rounded up: what a cashier's own limit is held
 * against [DISCOUNT-3].
 */
export const shareOf = (taken: number, before: number): number =>
  before === 0 ? 0 : Number((BigInt(taken) * BigInt(WHOLE_PERCENT) + BigInt(before) - 1n) / BigInt(before));
