import { useI18n } from "../../../ui/i18n.ts";
import type { PasswordStrength } from "../model.ts";
import styles from "./strength-meter.module.css";

/** Four bars and a word; the word alone says it all. */
export const StrengthMeter = ({ strength }: { readonly strength: PasswordStrength }) => {
  const { t } = useI18n();
  if (strength === "none") return null;
  const filled = FILLED[strength];
  return (
    <div class={styles.meter} data-strength={strength}>
      <div class={styles.bars} aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} class={styles.bar} data-filled={bar <= filled} />
        ))}
      </div>
      <span class={styles.word} role="status">
        <span class="visually-hidden">{t("setup.strength")} </span>
        {t(WORD[strength])}
      </span>
    </div>
  );
};

const FILLED = { short: 1, weak: 2, fair: 3, good: 4 } as const;

const WORD = {
  short: "setup.strengthShort",
  weak: "setup.strengthWeak",
  fair: "setup.strengthFair",
  good: "setup.strengthGood",
} as const;
