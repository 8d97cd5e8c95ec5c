import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";
import { useI18n } from "./i18n.ts";
import { Keypad } from "./keypad.tsx";
import styles from "./pin-entry.module.css";

export interface PinEntryProps {
  /** Called with the digits; the entry then empties itself for the next try. */
  readonly onEnter: (pin: string) => void;
  readonly label: string;
  /** What the button says; Enter does the same. */
  readonly action: string;
  /** Shown under the dots; it also marks them red. */
  readonly error?: string | null | undefined;
  readonly busy?: boolean | undefined;
  /** Nobody may try just now: digits are not taken. */
  readonly paused?: boolean | undefined;
}

const SHORTEST = 4;
const LONGEST = 8;

/** A PIN of four to eight digits, by touch or by keyboard: its length is nobody's business, so Enter ends it. */
export const PinEntry = ({ onEnter, label, action, error, busy = false, paused = false }: PinEntryProps) => {
  const { t } = useI18n();
  const entry = useRef<HTMLFormElement>(null);
  const pin = useSignal("");
  useLayoutEffect(() => entry.current?.focus(), []);
  const add = (digit: string) => {
    if (!busy && !paused && pin.peek().length < LONGEST) pin.value = pin.peek() + digit;
  };
  const backspace = () => {
    pin.value = pin.peek().slice(0, -1);
  };
  const enter = () => {
    if (busy || paused || pin.peek().length < SHORTEST) return;
    const entered = pin.peek();
    pin.value = "";
    onEnter(entered);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    if (digit !== undefined && !event.repeat) add(digit);
    else if (event.code === "Backspace") backspace();
    else if (event.code === "Escape" && pin.peek() !== "") pin.value = "";
    else if (/Enter$/.test(event.code) && event.target === entry.current) enter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const entered = pin.value.length;
  const isWrong = error != null && entered === 0;
  return (
    <form
      ref={entry}
      class={styles.entry}
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <div class={classes(styles.dots, isWrong && styles.wrong)} aria-hidden="true">
        {Array.from({ length: Math.max(SHORTEST, entered) }, (_, i) => (
          <span key={i} class={classes(styles.dot, i < entered && styles.full)} />
        ))}
      </div>
      <p class={styles.message} role="status">
        <span class="visually-hidden">{t("ui.pinEntered", entered, LONGEST)}</span>
        {isWrong && error}
      </p>
      <Keypad onDigit={add} onBackspace={backspace} disabled={busy || paused} />
      <Button type="submit" kind="primary" size="large" full={true} busy={busy} disabled={entered < SHORTEST}>
        {action}
      </Button>
    </form>
  );
};
