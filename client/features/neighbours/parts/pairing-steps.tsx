import type { LabelKey } from "../../../../shared/i18n/en.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import styles from "../neighbours.module.css";
import type { PairStep } from "../pairing-model.ts";

const STEPS = [
  "neighbours.stepCamera",
  "neighbours.stepCodes",
  "neighbours.stepDone",
] as const satisfies readonly LabelKey[];

/** How far one has come. */
export const PairingSteps = ({ step }: { readonly step: PairStep }) => {
  const { t } = useI18n();
  const at = placeOf(step);
  return (
    <ol class={styles.steps} aria-label={t("neighbours.steps")}>
      {STEPS.map((label, i) => (
        <li
          key={label}
          class={styles.step}
          data-state={i < at ? "done" : i === at ? "now" : "later"}
          aria-current={i === at ? "step" : undefined}
        >
          <span class={styles.dot} aria-hidden="true">
            {i < at ? <Icon name="check" size={16} /> : i + 1}
          </span>
          {t(label)}
        </li>
      ))}
    </ol>
  );
};

const placeOf = ({ type }: PairStep): number => {
  if (type === "looking" || type === "camera") return 0;
  return type === "linked" ? STEPS.length : 1;
};
