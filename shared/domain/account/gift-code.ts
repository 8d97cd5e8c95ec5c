import { err, ok, type Result } from "../../lib/result.ts";

export type GiftCodeError = { readonly type: "BadGiftCode"; readonly text: string };

/** A gift card's code as it is kept: small letters and digits, however it was typed or scanned [ACCOUNT-7]. */
export const parseGiftCode = (text: string): Result<string, GiftCodeError> => {
  const code = text.toLowerCase().replace(/[\s-]/g, "");
  return /^[a-z0-9]{4,40}$/.test(code) ? ok(code) : err({ type: "BadGiftCode", text });
};

/** As people read it, in fours: `4F7K 2M9Q …`. */
export const formatGiftCode = (code: string): string =>
  code
    .toUpperCase()
    .replace(/(.{4})/g, "$1 ")
    .trim();
