import type { Language } from "./languages.ts";

export interface DateParts {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

export interface Calendar {
  readonly date: (parts: DateParts) => string;
  readonly dateLong: (parts: DateParts) => string;
  readonly day: (parts: DateParts) => string;
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  uz: "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  kk: "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split(" "),
  ru: "понедельник вторник среда четверг пятница суббота воскресенье".split(" "),
  uz: "dushanba seshanba chorshanba payshanba juma shanba yakshanba".split(" "),
  en: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
};

const monthOf = (language: Language, { month }: DateParts): string => MONTHS[language][month - 1] ?? "";
const weekdayOf = (language: Language, { weekday }: DateParts): string => WEEKDAYS[language][weekday] ?? "";
const twoDigits = (value: number): string => String(value).padStart(2, "0");
const dotted = ({ day, month, year }: DateParts): string => `${twoDigits(day)}.${twoDigits(month)}.${year}`;

/** Word order and marks as CLDR 46 has them; short dates as receipts of the three countries print them. */
export const CALENDAR: Readonly<Record<Language, Calendar>> = {
  kk: {
    date: dotted,
    dateLong: (parts) => `${parts.year} ж. ${parts.day} ${monthOf("kk", parts)}`,
    day: (parts) => `${weekdayOf("kk", parts)}, ${parts.day} ${monthOf("kk", parts)}`,
  },
  ru: {
    date: dotted,
    dateLong: (parts) => `${parts.day} ${monthOf("ru", parts)} ${parts.year} г.`,
    day: (parts) => `${weekdayOf("ru", parts)}, ${parts.day} ${monthOf("ru", parts)}`,
  },
  uz: {
    date: dotted,
    dateLong: (parts) => `${parts.day}-${monthOf("uz", parts)}, ${parts.year}`,
    day: (parts) => `${weekdayOf("uz", parts)}, ${parts.day}-${monthOf("uz", parts)}`,
  },
  en: {
    date: (parts) => `${parts.day} ${monthOf("en", parts).slice(0, 3)} ${parts.year}`,
    dateLong: (parts) => `${parts.day} ${monthOf("en", parts)} ${parts.year}`,
    day: (parts) => `${weekdayOf("en", parts)}, ${parts.day} ${monthOf("en", parts)}`,
  },
};
