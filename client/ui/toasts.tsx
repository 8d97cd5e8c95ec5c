import { useEffect, useRef } from "preact/hooks";
import { classes } from "./classes.ts";
import { useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";
import type { Toast, Toasts, ToastTone } from "./toast-store.ts";
import styles from "./toasts.module.css";

/** The corner where toasts appear, above dialogs too. One per app. */
export const ToastCorner = ({ toasts }: { readonly toasts: Toasts }) => {
  const { t } = useI18n();
  const corner = useRef<HTMLElement>(null);
  const list = toasts.list.value;
  useEffect(() => showOnTop(corner.current, list.length > 0), [list]);
  return (
    <section
      ref={corner}
      class={styles.corner}
      popover="manual"
      aria-label={t("ui.notifications")}
      aria-live="polite"
      onPointerEnter={toasts.hold}
      onPointerLeave={toasts.release}
      onFocusIn={toasts.hold}
      onFocusOut={toasts.release}
    >
      {list.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={() => toasts.dismiss(toast.id)} />
      ))}
    </section>
  );
};

const ToastCard = ({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: () => void }) => {
  const { t } = useI18n();
  const tone = toast.tone ?? "neutral";
  const { action } = toast;
  return (
    <div class={classes(styles.toast, styles[tone])} role={tone === "stop" ? "alert" : "status"}>
      <span class={styles.icon}>
        <Icon name={toast.icon ?? ICON_BY_TONE[tone]} />
      </span>
      <p class={styles.text}>{toast.text}</p>
      {action !== undefined && (
        <button
          type="button"
          class={styles.action}
          onClick={() => {
            action.onClick();
            onDismiss();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" class={styles.close} aria-label={t("ui.close")} onClick={onDismiss}>
        <Icon name="x" size={16} />
      </button>
    </div>
  );
};

const ICON_BY_TONE: Readonly<Record<ToastTone, IconName>> = {
  neutral: "info",
  done: "check",
  attention: "alert",
  stop: "alert",
};

/** A popover shown last lies above a dialog that was open before it. */
const showOnTop = (corner: HTMLElement | null, wanted: boolean): void => {
  if (corner === null) return;
  if (corner.matches(":popover-open")) corner.hidePopover();
  if (wanted) corner.showPopover();
};
