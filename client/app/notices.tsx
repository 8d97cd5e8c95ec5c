import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../ui/button.tsx";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icon-shapes.ts";
import type { AppUpdate } from "./app-update.ts";
import styles from "./notices.module.css";
import type { OpenShop } from "./services.ts";

/** What stands above every screen as long as it holds: this tab only reads, a new version waits. */
export const Notices = ({ open, update }: { readonly open: OpenShop; readonly update: AppUpdate }) => (
  <>
    {!open.shop.sync.value.writing && <ReadOnlyNotice takeOver={open.takeOver} />}
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
