import { useEffect, useRef } from "preact/hooks";
import styles from "./checkbox.module.css";

export interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  /** Some of what it stands for is chosen, some not. */
  readonly mixed?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
}

export const Checkbox = ({ label, checked, mixed = false, onChange, disabled }: CheckboxProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label class={styles.row}>
      <input
        ref={input}
        type="checkbox"
        class={styles.input}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
};
