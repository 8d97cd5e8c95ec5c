import type { TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import { classes } from "./classes.ts";
import { FieldFrame, type FieldFrameProps, isWrong } from "./field.tsx";
import { FOCUS_FIRST, useFocusFirst } from "./focus.ts";
import { Icon } from "./icon.tsx";
import styles from "./select.module.css";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectProps<Value extends string> extends FieldFrameProps {
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
  /** Focused when the screen or dialog opens; one field at most. */
  readonly focusFirst?: boolean | undefined;
}

/**
 * One of a list, with the system's own menu: it is the one that works best on every phone. The arrows choose, Space opens the menu,
 * and Enter submits the form, as from any other field.
 */
export const Select = <Value extends string>(props: SelectProps<Value>) => {
  const select = useRef<HTMLSelectElement>(null);
  useFocusFirst(select, props.focusFirst === true);
  return (
    <FieldFrame {...props}>
      {(ids) => (
        <div class={styles.box}>
          <select
            ref={select}
            {...{ [FOCUS_FIRST]: props.focusFirst }}
            id={ids.input}
            class={classes(styles.select, isWrong(props.error) && styles.wrong)}
            value={props.value}
            disabled={props.disabled}
            aria-invalid={isWrong(props.error)}
            aria-describedby={ids.message}
            onKeyDown={submitOnEnter}
            onChange={(event) => {
              const chosen = props.options[event.currentTarget.selectedIndex];
              if (chosen !== undefined) props.onChange(chosen.value);
            }}
          >
            {props.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" size={18} />
        </div>
      )}
    </FieldFrame>
  );
};

/** Browsers differ in what Enter does here; some open the menu. */
const submitOnEnter = (event: TargetedKeyboardEvent<HTMLSelectElement>): void => {
  const { form } = event.currentTarget;
  if (form === null || event.repeat || !event.code.endsWith("Enter")) return;
  event.preventDefault();
  form.requestSubmit();
};
