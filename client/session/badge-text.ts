import type { I18n } from "../ui/i18n.ts";
import type { BadgeError } from "./badges.ts";

/** Why a badge let nobody in, and what to do. */
export const badgeErrorText = (error: BadgeError, { t }: Pick<I18n, "t">): string => {
  switch (error.type) {
    case "UnknownBadge":
      return t("hands.badgeUnknown");
    case "NotKnownHere":
      return t("hands.badgeFirst", error.name);
    case "PinLocked":
      return t("signin.pinLocked");
  }
};
