import type { ComponentChildren, Ref, TargetedKeyboardEvent } from "preact";
import { useId, useRef } from "preact/hooks";
import { classes } from "./classes.ts";
import styles from "./field.module.css";
import { FOCUS_FIRST, passRef, useFocusFirst } from "./focus.ts";
import { useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";

export interface FieldFrameProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong, what it means, what to do. Takes the place of the hint. */
  readonly error?: string | null | undefined;
  readonly optional?: boolean | undefined;
}

export interface FieldProps extends FieldFrameProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly onKeyDown?: ((event: TargetedKeyboardEvent<HTMLInputElement>) => void) | undefined;
  readonly type?: "text" | "email" | "tel" | "password" | "url" | "date" | undefined;
  /** The keyboard a phone shows: `decimal` for money and weights, `numeric` for codes. */
  readonly inputMode?: "text" | "decimal" | "numeric" | "email" | "tel" | "search" | undefined;
  readonly autoComplete?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  /** Focused when the screen or dialog opens; one field at most. */
  readonly focusFirst?: boolean | undefined;
  /** Digits line up and stand at the end, as amounts do. */
  readonly numeric?: boolean | undefined;
  /** A scanned code fills the field instead of going to the screen. */
  readonly scanFills?: boolean | undefined;
  readonly name?: string | undefined;
  readonly prefix?: ComponentChildren;
  readonly suffix?: ComponentChildren;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** One line of text with its label, and a hint or an error below. */
export const Field = (props: FieldProps) => (
  <FieldFrame {...props}>
    {(ids) => (
      <div
        class={classes(
          styles.box,
          isWrong(props.error) && styles.wrong,
          props.disabled === true && styles.disabled,
        )}
      >
        {props.prefix != null && <span class={styles.affix}>{props.prefix}</span>}
        <FieldInput {...props} ids={ids} />
        {props.suffix != null && <span class={styles.affix}>{props.suffix}</span>}
      </div>
    )}
  </FieldFrame>
);

export interface FieldIds {
  readonly input: string;
  /** The hint's or error's id, when there is one. */
  readonly message: string | undefined;
}

/** Label above and message below, for any control. */
export const FieldFrame = (
  props: FieldFrameProps & { readonly children: (ids: FieldIds) => ComponentChildren },
) => {
  const { t } = useI18n();
  const id = useId();
  const message = isWrong(props.error) ? props.error : props.hint;
  const ids = { input: `${id}-input`, message: message === undefined ? undefined : `${id}-message` };
  return (
    <div class={styles.field}>
      <label class={styles.label} for={ids.input}>
        {props.label}
        {props.optional === true && <span class={styles.optional}>{t("ui.optional")}</span>}
      </label>
      {props.children(ids)}
      {message !== undefined && (
        <p id={ids.message} class={isWrong(props.error) ? styles.error : styles.hint}>
          {isWrong(props.error) && <Icon name="alert" size={16} />}
          <span>{message}</span>
        </p>
      )}
    </div>
  );
};

export const isWrong = (error: string | null | undefined): error is string => error != null && error !== "";

const FieldInput = ({ ids, ...props }: FieldProps & { readonly ids: FieldIds }) => {
  const own = useRef<HTMLInputElement>(null);
  useFocusFirst(own, props.focusFirst === true);
  return (
    <input
      ref={(input) => {
        own.current = input;
        passRef(props.inputRef, input);
      }}
      id={ids.input}
      class={classes(styles.input, props.numeric === true && styles.numeric)}
      // Preact types each kind of input apart; all kinds a field may be take the same attributes.
      type={(props.type ?? "text") as "text"}
      name={props.name}
      value={props.value}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete ?? "off"}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      required={props.required}
      disabled={props.disabled}
      readOnly={props.readOnly}
      data-scan={props.scanFills === true ? "fill" : undefined}
      {...{ [FOCUS_FIRST]: props.focusFirst }}
      aria-invalid={isWrong(props.error)}
      aria-describedby={ids.message}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onBlur={() => props.onBlur?.()}
      onKeyDown={(event) => props.onKeyDown?.(event)}
    />
  );
};
