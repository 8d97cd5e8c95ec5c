import { z } from "zod";
import { MAX_MONEY, type Money } from "./money.ts";
import { MAX_QUANTITY, type Quantity } from "./quantity.ts";
import { cleanText } from "./text.ts";

/**
 * Fields as they come from outside, read once at the border. Length is judged before anything looks at the text, so ten
 * megabytes cost nothing.
 */

/** An identifier: lower-case letters, digits and dashes, at most 40. */
export const idField = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Text that must say something, cleaned of what does not print. */
export const textField = (max: number) => z.string().max(max).transform(cleanText).pipe(z.string().min(1));

/** Text that may be empty. */
export const freeTextField = (max: number) => z.string().max(max).transform(cleanText);

/** Whole minor units, zero or more. */
export const moneyField = z
  .int()
  .min(0)
  .max(MAX_MONEY)
  .transform((minor) => minor as Money);

/** Whole thousandths; the rules of the unit are held by `checkQuantity`, which names them. */
export const quantityField = z.int().transform((thousandths) => thousandths as Quantity);

/** Whole thousandths, zero or more: a level, not a movement. */
export const levelField = z
  .int()
  .min(0)
  .max(MAX_QUANTITY)
  .transform((thousandths) => thousandths as Quantity);
