/** Which days of receipts to show. */
export type Period =
  | { readonly type: "any" | "today" | "yesterday" | "week" }
  /** Days as a date field gives them, `2026-11-21`; empty is open. Both ends belong to it. */
  | { readonly type: "dates"; readonly from: string; readonly to: string };

/** Milliseconds from (included) and to (not included), by the device's own midnight; `null` is open. */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

export const spanOf = (period: Period, now: number): Span => {
  const today = midnight(now, 0);
  switch (period.type) {
    case "any":
      return { from: null, to: null };
    case "today":
      return { from: today, to: null };
    case "yesterday":
      return { from: midnight(now, -1), to: today };
    case "week":
      return { from: midnight(now, -6), to: null };
    case "dates":
      return { from: dayStart(period.from, 0), to: dayStart(period.to, 1) };
  }
};

export const isWithin = (at: number, { from, to }: Span): boolean =>
  (from === null || at >= from) && (to === null || at < to);

const midnight = (at: number, days: number): number => {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
};

const dayStart = (text: string, later: number): number | null => {
  const [year, month, day] = text.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const start = new Date(year, month - 1, day + later).getTime();
  return Number.isNaN(start) ? null : start;
};
