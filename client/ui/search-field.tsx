import type { Ref, TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import type { Combo } from "./combo.ts";
import { FOCUS_FIRST, passRef, useFocusFirst } from "./focus.ts";
import { useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import styles from "./search-field.module.css";

export interface SearchFieldProps {
  /** Names the field for screen readers and stands in it while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** ↓ leaves the field for the list below; Enter takes its first row. */
  readonly onDown?: (() => void) | undefined;
  readonly onEnter?: (() => void) | undefined;
  readonly combo?: Combo | undefined;
  readonly focusFirst?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** Filters while one types. Esc empties it, and a second Esc leaves it. */
export const SearchField = (props: SearchFieldProps) => {
  const { t } = useI18n();
  const own = useRef<HTMLInputElement>(null);
  useFocusFirst(own, props.focusFirst === true);
  const clear = () => {
    props.onInput("");
    own.current?.focus();
  };
  return (
    <search class={styles.search}>
      <Icon name="search" />
      <input
        ref={(input) => {
          own.current = input;
          passRef(props.inputRef, input);
        }}
        class={styles.input}
        type="search"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellcheck={false}
        aria-label={props.label}
        placeholder={props.label}
        {...{ [FOCUS_FIRST]: props.focusFirst }}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => onSearchKey(event, props)}
      />
      {props.value !== "" ? (
        <button type="button" class={styles.clear} aria-label={t("ui.clearSearch")} onClick={clear}>
          <Icon name="x" size={16} />
        </button>
      ) : (
        props.combo !== undefined && (
          <span class={styles.hint}>
            <KeyHint combo={props.combo} />
          </span>
        )
      )}
    </search>
  );
};

const onSearchKey = (event: TargetedKeyboardEvent<HTMLInputElement>, props: SearchFieldProps): void => {
  const act = actOn(event.code, event.currentTarget, props);
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
};

const actOn = (code: string, input: HTMLInputElement, props: SearchFieldProps): (() => void) | undefined => {
  if (code === "ArrowDown") return props.onDown;
  if (code === "Enter" || code === "NumpadEnter") return props.onEnter;
  if (code !== "Escape") return undefined;
  return props.value === "" ? () => input.blur() : () => props.onInput("");
};
