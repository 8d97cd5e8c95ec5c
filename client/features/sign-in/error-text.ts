import { badgeErrorText } from "../../session/badge-text.ts";
import { pinErrorText, waitText } from "../../session/pin-error.ts";
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
    case "PinPaused":
    case "PinLocked":
    case "NoPin":
    case "StorageFailed":
      return pinErrorText(error, now, { t, format });
    case "UnknownBadge":
    case "NotKnownHere":
      return badgeErrorText(error, { t });
    case "MayNotUnlock":
      return t("signin.mayNotUnlock");
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
