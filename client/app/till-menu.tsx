import { useSignal } from "@preact/signals";
import { mayRole } from "../../shared/domain/access/roles.ts";
import { explainError } from "../../shared/i18n/explain/error.ts";
import { DISPLAY_PATH } from "../display/channel.ts";
import { printerErrorText } from "../documents/printer-error.ts";
import type { Shop } from "../session/shop.ts";
import { Banner } from "../ui/banner.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import type { Toasts } from "../ui/toast-store.ts";
import styles from "./menu-sheet.module.css";

export interface TillMenuProps {
  readonly shop: Shop;
  readonly toasts: Toasts;
  readonly onDrawer: () => void;
}

/** What belongs to a till alone: the customer's window, and the drawer where one hangs on the printer. */
export const TillMenu = ({ shop, toasts, onDrawer }: TillMenuProps) => {
  const { t } = useI18n();
  if (shop.certificate.code === "") return null;
  const openDisplay = () => {
    const opened = window.open(DISPLAY_PATH, "customer-display", "popup,width=1024,height=768");
    toasts.show(
      opened === null
        ? { text: t("paper.displayBlocked"), tone: "attention" }
        : { text: t("paper.displayHint"), tone: "done" },
    );
  };
  const hasDrawer = shop.printer.isDirect() && shop.printer.choice.settings.value.drawer;
  const mayOpen = mayRole(shop.person.value?.role ?? "", "shift.work");
  return (
    <>
      <button type="button" class={styles.line} onClick={openDisplay}>
        <Icon name="monitor" />
        <span>{t("paper.displayOpen")}</span>
      </button>
      {hasDrawer && mayOpen && (
        <button type="button" class={styles.line} onClick={onDrawer}>
          <Icon name="box" />
          <span>{t("paper.openDrawer")}</span>
        </button>
      )}
    </>
  );
};

/** Opens the drawer with no sale: why is written down before it opens [PAPER-2]. */
export const DrawerDialog = ({
  shop,
  toasts,
  onClose,
}: Omit<TillMenuProps, "onDrawer"> & { readonly onClose: () => void }) => {
  const i18n = useI18n();
  const { t, messages, format } = i18n;
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  const busy = useSignal(false);
  const open = async () => {
    busy.value = true;
    fault.value = null;
    const written = await shop.run("drawer.open", { reason: reason.peek() });
    const opened = written.ok ? await shop.printer.openDrawer() : null;
    busy.value = false;
    if (!written.ok) fault.value = explainError(written.error, messages.value, format.value);
    else if (opened?.ok === false) fault.value = printerErrorText(opened.error, i18n);
    else {
      toasts.show({ text: t("paper.drawerOpened"), tone: "done" });
      onClose();
    }
  };
  return (
    <Dialog
      title={t("paper.drawerTitle")}
      onClose={onClose}
      primary={{
        label: t("paper.openDrawer"),
        onClick: () => void open(),
        disabled: reason.value.trim() === "",
        busy: busy.value,
      }}
    >
      <p>{t("paper.drawerText")}</p>
      <Field
        label={t("paper.drawerReason")}
        value={reason.value}
        onInput={(text) => (reason.value = text)}
        maxLength={200}
        focusFirst={true}
      />
      {fault.value !== null && <Banner tone="attention">{fault.value}</Banner>}
    </Dialog>
  );
};
