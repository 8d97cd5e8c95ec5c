import { useLayoutEffect, useRef } from "preact/hooks";
import { badgeErrorText } from "../session/badge-text.ts";
import type { BadgeError, KnownPerson, PinError } from "../session/people.ts";
import { pinErrorText } from "../session/pin-error.ts";
import { roleName } from "../session/role-name.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { type I18n, useI18n } from "../ui/i18n.ts";
import { PinEntry } from "../ui/pin-entry.tsx";
import { useCountdown } from "../ui/use-countdown.ts";
import styles from "./switch-dialog.module.css";
import type { SwitchModel } from "./switch-model.ts";

export interface SwitchDialogProps {
  readonly model: SwitchModel;
  readonly now: () => number;
}

/** Who takes the till over: a name and a PIN, or a badge; what is open stays as it is. */
export const SwitchDialog = ({ model, now }: SwitchDialogProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const step = model.step.value;
  if (step === null) return null;
  return (
    <Dialog title={step.type === "pin" ? step.person.name : t("hands.switch")} onClose={model.close}>
      {step.type === "pin" ? (
        <Pin model={model} now={now} person={step.person} />
      ) : (
        <People model={model} now={now} />
      )}
    </Dialog>
  );
};

const People = ({ model, now }: SwitchDialogProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const people = model.people.value;
  const fault = model.fault.value;
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.querySelector("button")?.focus(), []);
  return (
    <div class={styles.people}>
      <p>{people.length === 0 ? t("hands.switchNobody") : t("hands.switchWho")}</p>
      {fault !== null && <Banner tone="attention">{faultText(fault, now(), i18n)}</Banner>}
      <ul ref={list} class={styles.people} onKeyDown={chooseByDigit}>
        {people.map((person, i) => (
          <li key={person.staff}>
            <Button full={true} icon="user" combo={`Digit${i + 1}`} onClick={() => model.choose(person)}>
              {`${person.name} · ${roleName(i18n, person.role)}`}
            </Button>
          </li>
        ))}
      </ul>
      <p>{t("hands.orBadge")}</p>
    </div>
  );
};

const Pin = ({ model, now, person }: SwitchDialogProps & { readonly person: KnownPerson }) => {
  const i18n = useI18n();
  const fault = model.fault.value;
  const left = useCountdown(fault?.type === "PinPaused" ? fault.until : null, now);
  const isOver = fault?.type === "PinPaused" && left === 0;
  return (
    <div class={styles.pin}>
      <PinEntry
        label={i18n.t("hands.switchPin", person.name)}
        onEnter={(pin) => void model.enterPin(pin)}
        error={fault === null || isOver ? null : faultText(fault, now(), i18n)}
        busy={model.busy.value}
        paused={left > 0}
        action={i18n.t("hands.switchDo")}
      />
    </div>
  );
};

const faultText = (fault: PinError | BadgeError, now: number, i18n: I18n): string =>
  fault.type === "UnknownBadge" || fault.type === "NotKnownHere"
    ? badgeErrorText(fault, i18n)
    : pinErrorText(fault, now, i18n);

/** The first by 1, the second by 2 … */
const chooseByDigit = (event: KeyboardEvent): void => {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  event.currentTarget.querySelectorAll("button")[Number(digit) - 1]?.click();
};
