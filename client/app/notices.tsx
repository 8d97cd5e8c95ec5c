import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../ui/button.tsx";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icon-shapes.ts";
import { NewPinDialog } from "../ui/new-pin-dialog.tsx";
import type { Toasts } from "../ui/toast-store.ts";
import type { AppUpdate } from "./app-update.ts";
import styles from "./notices.module.css";
import type { OpenShop } from "./services.ts";

export interface NoticesProps {
  readonly open: OpenShop;
  readonly update: AppUpdate;
  readonly toasts: Toasts;
}

/** What stands above every screen as long as it holds: this tab only reads, a new version waits. */
export const Notices = ({ open, update, toasts }: NoticesProps) => (
  <>
    {!open.shop.sync.value.writing && <ReadOnlyNotice takeOver={open.takeOver} />}
    <PinNotice open={open} toasts={toasts} />
    {update.state.value !== "none" && <UpdateNotice update={update} />}
  </>
);

const ReadOnlyNotice = ({ takeOver }: Pick<OpenShop, "takeOver">) => {
  const { t } = useI18n();
  const isBusy = useSignal(false);
  const work = async () => {
    isBusy.value = true;
    await takeOver();
    isBusy.value = false;
  };
  return (
    <Notice icon="lock" title={t("app.readOnlyTitle")} text={t("app.readOnlyText")} urgent={true}>
      <Button busy={isBusy.value} onClick={() => void work()}>
        {t("app.takeOver")}
      </Button>
    </Notice>
  );
};

/** Whoever signed in by password is offered a PIN, or they could not come back with no connection. */
const PinNotice = ({ open: { shop, people }, toasts }: Pick<NoticesProps, "open" | "toasts">) => {
  const { t } = useI18n();
  const isOpen = useSignal(false);
  const isLater = useSignal(false);
  const person = people.known.value.find(({ staff }) => staff === shop.person.value?.staff);
  if (isLater.value || person === undefined || person.hasPin) return null;
  return (
    <Notice icon="lock" title={t("signin.pinOffer")} text={t("signin.pinOfferText")} urgent={false}>
      <Button kind="ghost" onClick={() => (isLater.value = true)}>
        {t("app.updateLater")}
      </Button>
      <Button onClick={() => (isOpen.value = true)}>{t("signin.pinOffer")}</Button>
      {isOpen.value && (
        <NewPinDialog
          save={async (pin) => (await people.choosePin(pin)).ok}
          onSaved={() => toasts.show({ text: t("signin.pinSaved"), tone: "done" })}
          onClose={() => (isOpen.value = false)}
        />
      )}
    </Notice>
  );
};

const UpdateNotice = ({ update }: { readonly update: AppUpdate }) => {
  const { t } = useI18n();
  const isSaleOpen = useSignal(false);
  const isBusy = useSignal(false);
  const apply = () => {
    isSaleOpen.value = update.apply() === "sale-open";
    isBusy.value = !isSaleOpen.peek();
  };
  const text = update.state.value === "loaded" ? t("app.updateLoaded") : t("app.updateText");
  return (
    <Notice
      icon="refresh"
      title={t("app.updateReady")}
      text={isSaleOpen.value ? t("app.updateAfterSale") : text}
      urgent={isSaleOpen.value}
    >
      <Button kind="ghost" onClick={update.later}>
        {t("app.updateLater")}
      </Button>
      <Button busy={isBusy.value} onClick={apply}>
        {t("app.updateNow")}
      </Button>
    </Notice>
  );
};

interface NoticeProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly urgent: boolean;
  readonly children: ComponentChildren;
}

const Notice = ({ icon, title, text, urgent, children }: NoticeProps) => (
  <div class={styles.notice} data-urgent={urgent} role="status">
    <Icon name={icon} />
    <p class={styles.text}>
      <b>{title}</b> <span>{text}</span>
    </p>
    <div class={styles.actions}>{children}</div>
  </div>
);
