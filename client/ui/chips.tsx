import { useLayoutEffect, useRef } from "preact/hooks";
import styles from "./chips.module.css";
import { classes } from "./classes.ts";

export interface Chip<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: string | undefined;
}

export interface ChipsProps<Value extends string> {
  readonly label: string;
  readonly chips: readonly Chip<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** One row that scrolls sideways, for what narrows a list: categories, periods. Otherwise all of them are in view. */
  readonly scrolls?: boolean | undefined;
}

/** One of a few. ← and → move the choice. */
export const Chips = <Value extends string>(props: ChipsProps<Value>) => {
  const { label, chips, value, onChange, scrolls = false } = props;
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!scrolls) return; // all are in view, and the page is not to move
    row.current
      ?.querySelector(`[aria-checked="true"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [value, scrolls]);
  const move = (step: number) => {
    const at = chips.findIndex((chip) => chip.value === value);
    const next = chips[(at + step + chips.length) % chips.length];
    if (next === undefined) return;
    onChange(next.value);
    row.current?.querySelectorAll<HTMLElement>("[role=radio]")[chips.indexOf(next)]?.focus();
  };
  return (
    <div
      ref={row}
      class={classes(styles.row, scrolls && styles.scrolls)}
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => {
        const step = STEP_BY_CODE[event.code];
        if (step === undefined) return;
        event.preventDefault();
        move(step);
      }}
    >
      {chips.map((chip) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold a count and scroll itself into view
        <button
          key={chip.value}
          type="button"
          role="radio"
          class={styles.chip}
          aria-checked={chip.value === value}
          tabIndex={chip.value === value ? 0 : -1}
          onClick={() => onChange(chip.value)}
        >
          <span class={styles.face}>
            {chip.label}
            {chip.count !== undefined && <span class={styles.count}>{chip.count}</span>}
          </span>
        </button>
      ))}
    </div>
  );
};

const STEP_BY_CODE: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};
