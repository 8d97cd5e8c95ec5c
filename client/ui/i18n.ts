import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { MessageArgs, MessageKey, Messages } from "../../shared/i18n/en.ts";
import { createFormat, type Format } from "../../shared/i18n/format.ts";
import type { Language } from "../../shared/i18n/languages.ts";
import type { Currency, Money } from "../../shared/lib/money.ts";
import type { Quantity, Unit } from "../../shared/lib/quantity.ts";

export type Translate = <Key extends MessageKey>(key: Key, ...args: MessageArgs<Key>) => string;

export interface I18n {
  readonly language: ReadonlySignal<Language>;
  /** Loads a language and switches to it; of several calls the last one wins. Rejects when it cannot be loaded. */
  readonly choose: (language: Language) => Promise<void>;
  /** Reads the current language, so a component that calls it is drawn again when the language changes. */
  readonly t: Translate;
  readonly messages: ReadonlySignal<Messages>;
  readonly format: ReadonlySignal<Format>;
  readonly formatMoney: (value: Money, currency: Currency) => string;
  /** With the unit's short name in the reader's language. */
  readonly formatQuantity: (value: Quantity, unit?: Unit) => string;
  readonly formatDate: (at: number) => string;
  readonly formatTime: (at: number) => string;
  readonly formatDateTime: (at: number) => string;
  /** `3 min ago`: from `at` to `now`, both milliseconds since 1970. */
  readonly formatAge: (at: number, now: number) => string;
}

export type MessageLoaders = Readonly<Record<Language, () => Promise<Messages>>>;

/** One language in the bundle at a time; the others are fetched when chosen (and are in the offline cache). */
export const MESSAGE_LOADERS: MessageLoaders = {
  kk: async () => (await import("../../shared/i18n/kk.ts")).kk,
  ru: async () => (await import("../../shared/i18n/ru.ts")).ru,
  uz: async () => (await import("../../shared/i18n/uz.ts")).uz,
  en: async () => (await import("../../shared/i18n/en.ts")).en,
};

/** Ready once the first language has loaded. `timeZone` is an IANA name; left out, the device's own. */
export const createI18n = async (
  initial: Language,
  loaders: MessageLoaders = MESSAGE_LOADERS,
  timeZone?: string,
): Promise<I18n> => {
  const messages = signal(await loaders[initial]());
  const language = signal(initial);
  let wanted = initial;
  const choose = async (next: Language): Promise<void> => {
    wanted = next;
    const loaded = await loaders[next]();
    if (wanted !== next) return;
    messages.value = loaded;
    language.value = next;
  };
  const format = computed(() => createFormat(language.value, timeZone));
  const t = createTranslate(messages);
  return { language, choose, t, messages, format, ...createFormatters(t, format) };
};

export const I18nContext = createContext<I18n | null>(null);

/** The reader's language. Throws outside `I18nContext`, which is a mistake in the composition root. */
export const useI18n = (): I18n => {
  const i18n = useContext(I18nContext);
  if (i18n === null) throw new Error("No I18nContext above this component");
  return i18n;
};

const createTranslate = (messages: ReadonlySignal<Messages>): Translate => {
  return (key, ...args) => {
    const message: string | ((...values: never[]) => string) = messages.value[key];
    return typeof message === "string" ? message : message(...(args as never[]));
  };
};

const createFormatters = (t: Translate, format: ReadonlySignal<Format>) => ({
  formatMoney: (value: Money, currency: Currency) => format.value.money(value, currency),
  formatQuantity: (value: Quantity, unit?: Unit) =>
    format.value.quantity(value, unit === undefined ? undefined : t(`unit.${unit}`)),
  formatDate: (at: number) => format.value.date(at),
  formatTime: (at: number) => format.value.time(at),
  formatDateTime: (at: number) => format.value.dateTime(at),
  formatAge: (at: number, now: number) => {
    const minutes = Math.floor((now - at) / 60_000);
    if (minutes < 1) return t("ui.justNow");
    if (minutes < 60) return t("ui.minutesAgo", format.value.number(minutes));
    if (minutes < 1_440) return t("ui.hoursAgo", format.value.number(Math.floor(minutes / 60)));
    return t("ui.daysAgo", format.value.number(Math.floor(minutes / 1_440)));
  },
});
