import { classes } from "./classes.ts";
import { FieldFrame, type FieldFrameProps, isWrong } from "./field.tsx";
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
}

/** One of a list, with the system's own menu: it is the one that works best on every phone. */
export const Select = <Value extends string>(props: SelectProps<Value>) => (
  <FieldFrame {...props}>
    {(ids) => (
      <div class={styles.box}>
        <select
          id={ids.input}
          class={classes(styles.select, isWrong(props.error) && styles.wrong)}
          value={props.value}
          disabled={props.disabled}
          aria-invalid={isWrong(props.error)}
          aria-describedby={ids.message}
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
