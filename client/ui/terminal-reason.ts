import type { LabelKey } from "../../shared/i18n/en.ts";
import type { TERMINAL_REASONS } from "../device/terminal/terminal.ts";
import type { I18n } from "./i18n.ts";

/** Why a terminal took nothing or did not answer, in words; a terminal's own words as they are. */
export const reasonText = (reason: string, { t }: Pick<I18n, "t">): string => {
  const key = Object.hasOwn(KEYS, reason) ? KEYS[reason as keyof typeof KEYS] : undefined;
  return key === undefined ? reason : String(t(key));
};

const KEYS = {
  declined: "pay.declined",
  cancelled: "pay.cancelled",
  "not-found": "pay.notFound",
  timeout: "pay.timeout",
  lost: "pay.lost",
  refused: "pay.refused",
} as const satisfies Readonly<Record<(typeof TERMINAL_REASONS)[number], LabelKey>>;
