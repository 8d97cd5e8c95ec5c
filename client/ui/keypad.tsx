import { useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";
import styles from "./keypad.module.css";

export interface KeypadProps {
  readonly onDigit: (digit: string) => void;
  readonly onBackspace: () => void;
  /** The key at the bottom left, such as `00` or the decimal mark; left out, the place stays empty. */
  readonly corner?: string | undefined;
  readonly onCorner?: (() => void) | undefined;
  readonly disabled?: boolean | undefined;
}

/** Big digits for fingers and gloves. Pressing one leaves the focus where it is. */
export const Keypad = ({ onDigit, onBackspace, corner, onCorner, disabled }: KeypadProps) => {
  const { t } = useI18n();
  const digit = (value: string) => (
    <button key={value} type="button" class={styles.key} disabled={disabled} onClick={() => onDigit(value)}>
      {value}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it was
    <div
      class={styles.pad}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(digit)}
      {corner === undefined ? (
        <span />
      ) : (
        <button type="button" class={styles.key} disabled={disabled} onClick={onCorner}>
          {corner}
        </button>
      )}
      {digit("0")}
      <button
        type="button"
        class={styles.quiet}
        aria-label={t("ui.pinBackspace")}
        disabled={disabled}
        onClick={onBackspace}
      >
        <Icon name="backspace" size={24} />
      </button>
    </div>
  );
};
