import type { I18n } from "../ui/i18n.ts";
import type { PinError } from "./people.ts";

/** Why a PIN was not taken and what to do. `now` is this device's clock. */
export const pinErrorText = (error: PinError, now: number, i18n: Pick<I18n, "t" | "format">): string => {
  const { t } = i18n;
  switch (error.type) {
    case "WrongPin":
      return t("signin.wrongPin");
    case "PinPaused":
      return t("signin.pinPaused", waitText(Math.max(1, Math.ceil((error.until - now) / 1_000)), i18n));
    case "PinLocked":
      return t("signin.pinLocked");
    case "NoPin":
      return t("signin.noPin");
    case "StorageFailed":
      return t("signin.storageFailed");
  }
};

/** Whether the PIN that was given is the trouble, not the way to the server. */
export const isAboutPin = (error: { readonly type: string }): error is PinError =>
  ["WrongPin", "PinPaused", "PinLocked", "NoPin"].includes(error.type);

/** So many seconds, in minutes once they are many. */
export const waitText = (seconds: number, { t, format }: Pick<I18n, "t" | "format">): string =>
  seconds < 90
    ? t("signin.seconds", format.value.number(seconds))
    : t("signin.minutes", format.value.number(Math.ceil(seconds / 60)));
