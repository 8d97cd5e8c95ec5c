import { badgeErrorText } from "../session/badge-text.ts";
import type { Lending, LendingFault } from "../session/lending.ts";
import { pinErrorText } from "../session/pin-error.ts";
import { roleName } from "../session/role-name.ts";
import { useBadges } from "./badge-scans.ts";
import { Banner } from "./banner.tsx";
import { type I18n, useI18n } from "./i18n.ts";
import { PasswordField } from "./password-field.tsx";
import { Select } from "./select.tsx";
import { useCountdown } from "./use-countdown.ts";

export interface LendingFieldsProps {
  readonly lending: Lending;
  readonly now: () => number;
  readonly focusFirst?: boolean | undefined;
}

/** Who lends a permission, where there is a choice. */
export const LendingWho = ({ lending }: Pick<LendingFieldsProps, "lending">) => {
  const i18n = useI18n();
  const people = lending.managers.value;
  if (people.length < 2) return null;
  return (
    <Select
      label={i18n.t("till.whoLends")}
      value={lending.manager.value}
      options={people.map(({ staff, name, role }) => ({
        value: staff,
        label: `${name} · ${roleName(i18n, role)}`,
      }))}
      onChange={lending.choose}
    />
  );
};

/** The PIN of whoever lends it, or their badge. */
export const LendingPin = ({ lending, now, focusFirst }: LendingFieldsProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const fault = lending.fault.value;
  const left = useCountdown(fault?.type === "PinPaused" ? fault.until : null, now);
  const isOver = fault?.type === "PinPaused" && left === 0;
  const { managers, manager } = lending;
  const name = managers.value.find(({ staff }) => staff === manager.value)?.name ?? "";
  useBadges((code) => void lending.takeBadge(code));
  const error = fault === null || isOver ? null : lendingFaultText(fault, now(), i18n);
  const owner = lending.badgeOf.value;
  if (owner !== null)
    return (
      <Banner tone="done" icon="check">
        {t("hands.cameraRead", owner)}
      </Banner>
    );
  return (
    <PasswordField
      label={t("signin.pinOf", name)}
      hint={t("hands.orBadge")}
      value={lending.pin.value}
      onInput={lending.setPin}
      error={error}
      autoComplete="new-password"
      inputMode="numeric"
      maxLength={8}
      focusFirst={focusFirst}
    />
  );
};

const lendingFaultText = (fault: LendingFault, now: number, i18n: I18n): string => {
  switch (fault.type) {
    case "PinMissing":
      return i18n.t("till.pinNeeded");
    case "BadgeMayNot":
      return i18n.t("hands.badgeMayNot", fault.name);
    case "UnknownBadge":
    case "NotKnownHere":
      return badgeErrorText(fault, i18n);
    default:
      return pinErrorText(fault, now, i18n);
  }
};
