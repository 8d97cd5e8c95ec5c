/** A moment as a clock and a calendar on the wall show it. */
export interface LocalTime {
  /** `2026-11-21`. */
  readonly date: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** Since midnight, 0 … 1439. */
  readonly minutes: number;
}

/** The local time of a moment (ms since 1970), `utcOffset` minutes ahead of UTC. */
export const localTime = (at: number, utcOffset: number): LocalTime => {
  const minute = Math.floor(at / MINUTE_MS) + utcOffset;
  const day = Math.floor(minute / MINUTES_OF_DAY);
  return { date: dateOf(day), weekday: weekdayOf(day), minutes: minute - day * MINUTES_OF_DAY };
};

/** The same minute one day earlier. */
export const dayBefore = ({ date, weekday, minutes }: LocalTime): LocalTime => ({
  date: dateOf(Date.parse(date) / DAY_MS - 1),
  weekday: weekday === 1 ? 7 : weekday - 1,
  minutes,
});

/** Whether the text is a day of the calendar, written `2026-02-28`. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOf(Math.floor(Date.parse(text) / DAY_MS)) === text;

const MINUTE_MS = 60_000;
const MINUTES_OF_DAY = 1_440;
const DAY_MS = MINUTES_OF_DAY * MINUTE_MS;

const dateOf = (day: number): string =>
  Number.isSafeInteger(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : "";

/** Day 0, 1 January 1970, was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
