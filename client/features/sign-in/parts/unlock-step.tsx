import { roleName } from "../../../session/role-name.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { SignInModel } from "../model.ts";
import type { KnownPerson } from "../people.ts";
import styles from "../screen.module.css";
import { PinOf } from "./pin-step.tsx";
import { Ways } from "./ways.tsx";

export interface UnlockStepProps {
  readonly model: SignInModel;
  /** Who unlocks it; `null` while there are several to choose from. */
  readonly manager: KnownPerson | null;
  readonly now: () => number;
}

/** A manager lets somebody try again, by their own PIN. */
export const UnlockStep = ({ model, manager, now }: UnlockStepProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <div class={styles.pin}>
      {manager === null ? (
        model.unlockers.value.map((person) => (
          <Button key={person.staff} full={true} icon="user" onClick={() => model.chooseUnlocker(person)}>
            {`${person.name} · ${roleName(i18n, person.role)}`}
          </Button>
        ))
      ) : (
        <>
          <p>{t("signin.pinOf", manager.name)}</p>
          <PinOf model={model} person={manager} now={now} action={t("signin.unlock")} />
        </>
      )}
      <Ways model={model} />
    </div>
  );
};
