import { liveDoc, type View } from "../../core/view.ts";
import { ORGANISATION } from "../access/organisation.ts";

/** What the organisation's settings say about shifts. */
export interface ShiftTerms {
  /** Whether nothing is sold without an open shift. */
  readonly requireShift: boolean;
  /** Largest difference (minor units) a cashier may close with alone; `null`: any. */
  readonly differenceLimit: number | null;
  /** Minutes local time is ahead of UTC. */
  readonly utcOffset: number;
}

/** Kazakhstan has one time zone since 2024 (UTC+5), Uzbekistan too; Russia has many, Moscow's is taken unless set otherwise. */
const USUAL_OFFSETS: Readonly<Record<string, number>> = { KZT: 300, UZS: 300, RUB: 180 };

export const readShiftTerms = (view: View): ShiftTerms => {
  const { requireShift, differenceLimit, utcOffset, currency } =
    liveDoc(view, "org", ORGANISATION)?.fields ?? {};
  return {
    requireShift: requireShift === true,
    differenceLimit: typeof differenceLimit === "number" ? differenceLimit : null,
    utcOffset: typeof utcOffset === "number" ? utcOffset : (USUAL_OFFSETS[String(currency)] ?? 0),
  };
};
