import type { Ref, TargetedMouseEvent } from "preact";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import styles from "./icon-button.module.css";
import type { IconName } from "./icon-shapes.ts";

export interface IconButtonProps {
  readonly icon: IconName;
  /** What it does: read aloud, and shown when the pointer rests on it. */
  readonly label: string;
  readonly onClick: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  readonly disabled?: boolean | undefined;
  readonly pressed?: boolean | undefined;
  readonly danger?: boolean | undefined;
  readonly bordered?: boolean | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
}

export const IconButton = (props: IconButtonProps) => (
  <button
    ref={props.buttonRef ?? null}
    type="button"
    class={classes(
      styles.button,
      props.danger === true && styles.danger,
      props.bordered === true && styles.bordered,
    )}
    aria-label={props.label}
    title={props.label}
    aria-pressed={props.pressed}
    disabled={props.disabled}
    onClick={props.onClick}
  >
    <Icon name={props.icon} />
  </button>
);
