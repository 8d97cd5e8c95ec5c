import type { I18n } from "../../ui/i18n.ts";
import type { SignInError } from "./model.ts";

/** What happened and what to do. `now` is this device's clock. */
export const signInErrorText = (
  error: SignInError,
  now: number,
  { t, format }: Pick<I18n, "t" | "format">,
): string => {
  switch (error.type) {
    case "Missing":
      return t(error.field === "login" ? "signin.missingLogin" : "signin.missingPassword");
    case "WrongPin":
      return t("signin.wrongPin");
    case "PinPaused": {
      const seconds = Math.max(1, Math.ceil((error.until - now) / 1_000));
      return t("signin.pinPaused", waitText(seconds, { t, format }));
    }
    case "NoPin":
      return t("signin.noPin");
    case "StorageFailed":
      return t("signin.storageFailed");
    case "Offline":
      return t("signin.offline");
    case "WrongPassword":
      return t("signin.wrongPassword");
    case "TooManyTries":
      return error.seconds === null
        ? t("signin.tooManyTries")
        : t("signin.tooManyTriesWait", waitText(error.seconds, { t, format }));
    case "Problem":
      return t("signin.problem", String(error.status), error.code);
  }
};

const waitText = (seconds: number, { t, format }: Pick<I18n, "t" | "format">): string =>
  seconds < 90
    ? t("signin.seconds", format.value.number(seconds))
    : t("signin.minutes", format.value.number(Math.ceil(seconds / 60)));
