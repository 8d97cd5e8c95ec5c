import { useId } from "preact/hooks";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";
import styles from "./option-cards.module.css";

export interface OptionCard<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly text?: string | undefined;
  readonly icon?: IconName | undefined;
}

export interface OptionCardsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly OptionCard<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few that need explaining. */
export const OptionCards = <Value extends string>({
  label,
  value,
  options,
  onChange,
}: OptionCardsProps<Value>) => {
  const name = useId();
  return (
    <fieldset class={styles.options}>
      <legend class={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class={styles.option} data-chosen={option.value === value}>
          <input
            type="radio"
            class={styles.input}
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon !== undefined && <Icon name={option.icon} size={24} />}
          <span class={styles.words}>
            <span class={styles.label}>{option.label}</span>
            {option.text !== undefined && <span class={styles.text}>{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
