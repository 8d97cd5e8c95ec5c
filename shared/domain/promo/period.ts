import { dayBefore, type LocalTime } from "../../lib/local-time.ts";
import type { Period } from "./offer.ts";

/** Whether it holds then [PROMO-3]. A window over midnight belongs to the day on which it opened. */
export const holdsAt = ({ from, until, days, opens, closes }: Period, when: LocalTime): boolean => {
  const isOverMidnight = opens !== null && closes !== null && closes < opens;
  const isAfterMidnight = isOverMidnight && when.minutes < closes;
  const { date, weekday } = isAfterMidnight ? dayBefore(when) : when;
  if (from !== null && date < from) return false;
  if (until !== null && date > until) return false;
  if (days.length > 0 && !days.includes(weekday)) return false;
  if (isOverMidnight) return isAfterMidnight || when.minutes >= opens;
  return when.minutes >= (opens ?? 0) && (closes === null || when.minutes < closes);
};
