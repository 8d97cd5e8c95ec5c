import type { Sound } from "../../device/sounds.ts";
import type { Notice } from "./notice.ts";

/** What of the till decides about its sounds. */
export interface Heard {
  readonly step: "sale" | "payment" | "receipt";
  readonly notices: readonly Notice[];
  readonly hasProblem: boolean;
}

/** What a change of the till sounds like; `null` for silence. A scan that was taken is heard where it was read. */
export const soundOf = (before: Heard, now: Heard): Sound | null => {
  if (now.hasProblem && !before.hasProblem) return "error";
  if (now.step === "receipt" && before.step !== "receipt") return "paid";
  if (now.notices === before.notices || now.notices.length === 0) return null;
  return now.notices.some(({ type }) => type === "UnknownCode" || type === "Archived")
    ? "unknown"
    : now.notices.some(({ type }) => type === "BadQuantity" || type === "TotalTooLarge")
      ? "error"
      : null;
};
