import { err, ok, type Result } from "../../lib/result.ts";

export type PhoneError = { readonly type: "BadPhone"; readonly text: string };

/** Country codes of the trade's home markets, by the length of what people there dial without one. */
const UZBEK = /^998(\d{9})$/;
const UZBEK_LOCAL = /^[2-9]\d{8}$/;
/** Kazakhstan and Russia: `+7`, the old long-distance `8`, or nothing before ten digits; ten that begin with 8 lack one. */
const SEVEN = /^(?:[78](?=\d{10}$)|(?!8))([3-9]\d{9})$/;
const FOREIGN = /^[1-9]\d{7,14}$/;

/**
 * A phone number as it is kept: `+` and digits [CUSTOMER-2]. `8 701 …` and `701 …` become `+7701…`, nine digits are Uzbek; any
 * other country's number is taken when it is written with `+`. Empty text is no number.
 */
export const parsePhone = (text: string): Result<string, PhoneError> => {
  const digits = phoneDigits(text);
  if (digits === "" && text.trim() === "") return ok("");
  if (!/^[\d\s().+-]*$/.test(text)) return err({ type: "BadPhone", text });
  const isForeign = text.trim().startsWith("+") && !digits.startsWith("7") && !digits.startsWith("998");
  if (isForeign) return FOREIGN.test(digits) ? ok(`+${digits}`) : err({ type: "BadPhone", text });
  const seven = SEVEN.exec(digits);
  if (seven !== null) return ok(`+7${seven[1]}`);
  if (UZBEK.test(digits)) return ok(`+${digits}`);
  if (UZBEK_LOCAL.test(digits)) return ok(`+998${digits}`);
  return err({ type: "BadPhone", text });
};

/** The digits of what was typed. */
export const phoneDigits = (text: string): string => text.replace(/\D/g, "");

/** As people read it: `+7 701 123 45 67`, `+998 90 123 45 67`; other countries' as they are. */
export const formatPhone = (phone: string): string =>
  phone
    .replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2 $3 $4")
    .replace(/^\+998(\d{2})(\d{3})(\d{2})(\d{2})$/, "+998 $1 $2 $3 $4");
