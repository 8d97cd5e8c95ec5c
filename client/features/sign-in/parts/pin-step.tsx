import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PinEntry } from "../../../ui/pin-entry.tsx";
import { useCountdown } from "../../../ui/use-countdown.ts";
import { signInErrorText } from "../error-text.ts";
import type { SignInModel } from "../model.ts";
import type { KnownPerson } from "../people.ts";
import styles from "../screen.module.css";

export interface PinStepProps {
  readonly model: SignInModel;
  readonly person: KnownPerson;
  readonly now: () => number;
}

/** After too many wrong ones the waiting time counts down, and then one may try again. */
export const PinStep = ({ model, person, now }: PinStepProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const error = model.error.value;
  const left = useCountdown(error?.type === "PinPaused" ? error.until : null, now);
  const isOver = error?.type === "PinPaused" && left === 0;
  return (
    <div class={styles.pin}>
      <PinEntry
        label={t("signin.pinOf", person.name)}
        onEnter={(pin) => void model.enterPin(pin)}
        error={error === null || isOver ? null : signInErrorText(error, now(), i18n)}
        busy={model.busy.value}
        paused={left > 0}
        action={t("signin.signIn")}
      />
      <div class={styles.ways}>
        <Button kind="ghost" icon="chevron-left" onClick={model.back}>
          {t("signin.notMe")}
        </Button>
        <Button kind="ghost" onClick={model.usePassword}>
          {t("signin.usePassword")}
        </Button>
      </div>
    </div>
  );
};
