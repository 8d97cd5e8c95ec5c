import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PinEntry } from "../../../ui/pin-entry.tsx";
import { useCountdown } from "../../../ui/use-countdown.ts";
import { signInErrorText } from "../error-text.ts";
import type { SignInModel } from "../model.ts";
import type { KnownPerson } from "../people.ts";
import styles from "../screen.module.css";
import { Ways } from "./ways.tsx";

export interface PinStepProps {
  readonly model: SignInModel;
  readonly person: KnownPerson;
  readonly now: () => number;
}

/** After too many wrong ones the waiting time counts down; after far too many a manager or the password is needed. */
export const PinStep = ({ model, person, now }: PinStepProps) => {
  const { t } = useI18n();
  return (
    <div class={styles.pin}>
      {person.isLocked ? (
        <Locked model={model} />
      ) : (
        <PinOf model={model} person={person} now={now} action={t("signin.signIn")} />
      )}
      <Ways model={model} />
    </div>
  );
};

export interface PinOfProps extends PinStepProps {
  readonly action: string;
}

/** Somebody's PIN, with what was wrong with the last one. */
export const PinOf = ({ model, person, now, action }: PinOfProps) => {
  const i18n = useI18n();
  const error = model.error.value;
  const left = useCountdown(error?.type === "PinPaused" ? error.until : null, now);
  const isOver = error?.type === "PinPaused" && left === 0;
  return (
    <PinEntry
      label={i18n.t("signin.pinOf", person.name)}
      onEnter={(pin) => void model.enterPin(pin)}
      error={error === null || isOver ? null : signInErrorText(error, now(), i18n)}
      busy={model.busy.value}
      paused={left > 0}
      action={action}
    />
  );
};

const Locked = ({ model }: Pick<PinStepProps, "model">) => {
  const { t } = useI18n();
  return (
    <>
      <p role="alert">{t("signin.pinLocked")}</p>
      {model.unlockers.value.length > 0 && (
        <Button kind="primary" size="large" full={true} icon="lock" onClick={model.askToUnlock}>
          {t("signin.unlockHere")}
        </Button>
      )}
    </>
  );
};
