import type { ComponentChildren } from "preact";
import { useContext, useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";
import styles from "./dialog.module.css";
import { FOCUS_FIRST } from "./focus.ts";
import { useI18n } from "./i18n.ts";
import { IconButton } from "./icon-button.tsx";
import { KeyDepthContext, useKeymap } from "./keys.ts";

export interface DialogAction {
  readonly label: string;
  readonly onClick: () => void;
  readonly kind?: "primary" | "danger" | undefined;
  readonly disabled?: boolean | undefined;
  readonly busy?: boolean | undefined;
}

export interface DialogProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Esc, the cross, Cancel and a click beside the dialog. */
  readonly onClose: () => void;
  /** Enter does it too, from any field in the dialog. */
  readonly primary?: DialogAction | undefined;
  /** Says Cancel unless given; `null` leaves it out. */
  readonly cancelLabel?: string | null | undefined;
  readonly size?: "small" | "medium" | "large" | undefined;
  /** More buttons, at the start of the foot. */
  readonly extra?: ComponentChildren;
}

/** A question on top of everything: shown while mounted. Focus stays inside and goes back to where it was. */
export const Dialog = (props: DialogProps) => {
  const { title, children, onClose, primary, size = "small" } = props;
  const { t } = useI18n();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const depth = useContext(KeyDepthContext) + 1;
  useModal(dialog);
  useKeysBlocked(depth);
  return (
    <KeyDepthContext.Provider value={depth}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc does what a click beside the dialog does */}
      <dialog
        ref={dialog}
        class={classes(styles.dialog, styles[size])}
        aria-labelledby={`${id}-title`}
        onCancel={(event) => {
          event.preventDefault();
          onClose();
        }}
        onClick={(event) => event.target === event.currentTarget && onClose()}
      >
        <form
          class={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (primary !== undefined && primary.disabled !== true && primary.busy !== true)
              primary.onClick();
          }}
        >
          <header class={styles.head}>
            <h2 id={`${id}-title`} class={styles.title}>
              {title}
            </h2>
            <IconButton icon="x" label={t("ui.close")} onClick={onClose} />
          </header>
          {children != null && <div class={styles.body}>{children}</div>}
          <DialogFoot {...props} />
        </form>
      </dialog>
    </KeyDepthContext.Provider>
  );
};

const DialogFoot = ({ primary, cancelLabel, extra, onClose }: DialogProps) => {
  const { t } = useI18n();
  if (primary === undefined && extra == null && cancelLabel == null) return null;
  return (
    <footer class={styles.foot}>
      {extra != null && <div class={styles.extra}>{extra}</div>}
      {cancelLabel !== null && <Button onClick={onClose}>{cancelLabel ?? t("ui.cancel")}</Button>}
      {primary !== undefined && (
        <Button
          type="submit"
          kind={primary.kind ?? "primary"}
          disabled={primary.disabled}
          busy={primary.busy}
        >
          {primary.label}
        </Button>
      )}
    </footer>
  );
};

/** The browser's own modal: top layer, inert page, trapped focus. We add the first focus and its way back. */
const useModal = (dialog: { readonly current: HTMLDialogElement | null }): void => {
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    element.showModal();
    firstFocus(element)?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
};

/** What was asked for, else the first field, else the main button, else the last, else the first above; the cross where nothing else is. */
const firstFocus = (dialog: HTMLElement): HTMLElement | null => {
  const wanted = [
    `[${FOCUS_FIRST}]`,
    "input:not(:disabled), select, textarea, [tabindex='0']:not([role=radio])",
    "button[type=submit]:not(:disabled)",
    "footer > button",
    ":scope > form > :not(header) button:not(:disabled)",
  ];
  return (
    wanted.map((selector) => dialog.querySelector<HTMLElement>(selector)).find((found) => found !== null) ??
    null
  );
};

const useKeysBlocked = (depth: number): void => {
  const keymap = useKeymap();
  useLayoutEffect(() => keymap?.block(depth), [keymap, depth]);
};
