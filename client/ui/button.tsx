import type { ComponentChildren, Ref, TargetedMouseEvent } from "preact";
import styles from "./button.module.css";
import { classes } from "./classes.ts";
import type { Combo } from "./combo.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";
import { KeyHint } from "./key-hint.tsx";

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: ((event: TargetedMouseEvent<HTMLButtonElement>) => void) | undefined;
  /** One `primary` per screen; `danger` for what cannot be taken back. */
  readonly kind?: "primary" | "secondary" | "ghost" | "danger" | undefined;
  readonly size?: "medium" | "large" | undefined;
  readonly icon?: IconName | undefined;
  /** The key that does the same; drawn on the button and told to screen readers. */
  readonly combo?: Combo | undefined;
  /** Work is under way: the button keeps its place and ignores further presses. */
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly full?: boolean | undefined;
  readonly type?: "button" | "submit" | undefined;
  /** Associates a submit button with a form elsewhere on the page. */
  readonly form?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
}

export const Button = (props: ButtonProps) => {
  const { children, kind = "secondary", size = "medium", type = "button", busy = false, icon, combo } = props;
  return (
    <button
      ref={props.buttonRef ?? null}
      type={type}
      form={props.form}
      class={classes(
        styles.button,
        styles[kind],
        styles[size],
        props.full === true && styles.full,
        busy && styles.busy,
      )}
      disabled={props.disabled}
      aria-busy={busy}
      aria-disabled={busy}
      aria-pressed={props.pressed}
      aria-keyshortcuts={combo === undefined ? undefined : combo.replace(/(Key|Digit)(?=.$)/, "")}
      onClick={(event) => (busy ? event.preventDefault() : props.onClick?.(event))}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span class={styles.label}>{children}</span>
      {combo !== undefined && <KeyHint combo={combo} />}
    </button>
  );
};
