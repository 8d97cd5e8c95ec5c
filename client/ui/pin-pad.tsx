import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { classes } from "./classes.ts";
import { useI18n } from "./i18n.ts";
import { Keypad } from "./keypad.tsx";
import styles from "./pin-pad.module.css";

export interface PinPadProps {
  readonly length: number;
  /** Called with all digits; the pad then empties itself for the next try. */
  readonly onComplete: (pin: string) => void;
  readonly label?: string | undefined;
  /** Shown under the dots; it also marks them red. */
  readonly error?: string | null | undefined;
  readonly disabled?: boolean | undefined;
}

/** A PIN by touch or by keyboard: digits, Backspace, Esc to start over. Nothing shows but how many there are. */
export const PinPad = ({ length, onComplete, label, error, disabled = false }: PinPadProps) => {
  const { t } = useI18n();
  const pad = useRef<HTMLDivElement>(null);
  const pin = useSignal("");
  useEffect(() => pad.current?.focus(), []);
  const add = (digit: string) => {
    if (disabled) return;
    const next = pin.peek() + digit;
    pin.value = next.length < length ? next : "";
    if (next.length === length) onComplete(next);
  };
  const backspace = () => {
    pin.value = pin.peek().slice(0, -1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (digit !== undefined && !event.repeat) add(digit);
    else if (event.code === "Backspace") backspace();
    else if (event.code === "Escape" && pin.peek() !== "") pin.value = "";
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const entered = pin.value.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no focus and no keys
    <div
      ref={pad}
      class={styles.pin}
      role="group"
      tabIndex={-1}
      aria-label={label ?? t("ui.pin")}
      onKeyDown={onKeyDown}
    >
      <div class={classes(styles.dots, error != null && entered === 0 && styles.wrong)} aria-hidden="true">
        {Array.from({ length }, (_, i) => (
          <span key={i} class={classes(styles.dot, i < entered && styles.full)} />
        ))}
      </div>
      <p class={styles.message} role="status">
        <span class="visually-hidden">{t("ui.pinEntered", entered, length)}</span>
        {entered === 0 && error}
      </p>
      <Keypad onDigit={add} onBackspace={backspace} disabled={disabled} />
    </div>
  );
};
