import type { Currency, Money } from "../lib/money.ts";
import type { Quantity } from "../lib/quantity.ts";
import { CALENDAR, type DateParts } from "./calendar.ts";
import type { Language } from "./languages.ts";

/**
 * Writes amounts and times for people. Numbers, Russian and English dates come from `Intl`; Kazakh and Uzbek do
 * not, since Chromium ships no data for them and quietly writes `KZT 1,234.50` and `2026 M11 5`.
 */
export interface Format {
  readonly language: Language;
  /** `1 234,5`; at most three digits after the mark. */
  readonly number: (value: number) => string;
  /** `1 250 ₸`, `1 250,50 ₸`; `minor: "always"` keeps the two digits so that a column lines up. */
  readonly money: (value: Money, currency: Currency, options?: MoneyOptions) => string;
  /** The amount without its currency sign. */
  readonly amount: (value: Money, options?: MoneyOptions) => string;
  readonly currency: (currency: Currency) => string;
  /** `2`, `0,25`, `1,5 кг` with the unit's short name. */
  readonly quantity: (value: Quantity, unit?: string) => string;
  /** From hundredths of a percent: 1200 is `12 %`. */
  readonly percent: (hundredths: number) => string;
  /** Instants are milliseconds since 1970. `05.11.2026` */
  readonly date: (at: number) => string;
  /** `5 ноября 2026 г.` */
  readonly dateLong: (at: number) => string;
  /** `четверг, 5 ноября` */
  readonly day: (at: number) => string;
  /** `14:07`, twenty-four hours in every language. */
  readonly time: (at: number) => string;
  /** `05.11.2026, 14:07` */
  readonly dateTime: (at: number) => string;
}

export interface MoneyOptions {
  readonly minor?: "auto" | "always";
}

/** `timeZone` is an IANA name; left out, it is the device's own. */
export const createFormat = (language: Language, timeZone?: string): Format => {
  const { whole, mark } = createNumberWriter(language);
  const toParts = createDateReader(timeZone);
  const calendar = CALENDAR[language];
  const scaled = (value: number, digits: number, least = 0): string => {
    const text = String(Math.abs(value)).padStart(digits + 1, "0");
    const fraction = text.slice(-digits).replace(/0+$/, "").padEnd(least, "0");
    const sign = value < 0 ? MINUS : "";
    return sign + whole(Number(text.slice(0, -digits))) + (fraction === "" ? "" : mark + fraction);
  };
  const amount = (value: Money, { minor = "auto" }: MoneyOptions = {}): string =>
    scaled(value, 2, minor === "always" || value % 100 !== 0 ? 2 : 0);
  const date = (at: number): string => calendar.date(toParts(at));
  const time = (at: number): string => clockTime(toParts(at));
  return {
    language,
    number: (value) => scaled(Math.round(value * 1_000), 3),
    money: (value, currency, options) => `${amount(value, options)}${NBSP}${SIGN[currency][language]}`,
    amount,
    currency: (currency) => SIGN[currency][language],
    quantity: (value, unit) => scaled(value, 3) + (unit === undefined ? "" : NBSP + unit),
    percent: (hundredths) => scaled(hundredths, 2) + (language === "en" ? "%" : `${NBSP}%`),
    date,
    dateLong: (at) => calendar.dateLong(toParts(at)),
    day: (at) => calendar.day(toParts(at)),
    time,
    dateTime: (at) => `${date(at)}, ${time(at)}`,
  };
};

const NBSP = "\u00a0";
const MINUS = "−";

const SOM_BY_LANGUAGE = { kk: "сум", ru: "сум", uz: "soʻm", en: "soʻm" };
const everywhere = (sign: string) => ({ kk: sign, ru: sign, uz: sign, en: sign });

const SIGN: Readonly<Record<Currency, Readonly<Record<Language, string>>>> = {
  KZT: everywhere("₸"),
  RUB: everywhere("₽"),
  UZS: SOM_BY_LANGUAGE,
};

/** CLDR gives Kazakh and Uzbek the grouping and mark of Russian, which every runtime carries. */
const createNumberWriter = (language: Language) => {
  const intl = new Intl.NumberFormat(language === "en" ? "en" : "ru", { maximumFractionDigits: 0 });
  return { whole: (value: number): string => intl.format(value), mark: language === "en" ? "." : "," };
};

const createDateReader = (timeZone: string | undefined): ((at: number) => DateParts) => {
  const intl = new Intl.DateTimeFormat("en-GB", {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: "numeric",
    month: "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (at) => {
    const textByType = new Map(intl.formatToParts(at).map(({ type, value }) => [type, value]));
    const numberOf = (type: Intl.DateTimeFormatPartTypes) => Number(textByType.get(type));
    return {
      year: numberOf("year"),
      month: numberOf("month"),
      day: numberOf("day"),
      weekday: WEEKDAYS.indexOf(textByType.get("weekday") ?? ""),
      hour: numberOf("hour"),
      minute: numberOf("minute"),
    };
  };
};

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const clockTime = ({ hour, minute }: DateParts): string => `${twoDigits(hour)}:${twoDigits(minute)}`;

const twoDigits = (value: number): string => String(value).padStart(2, "0");
