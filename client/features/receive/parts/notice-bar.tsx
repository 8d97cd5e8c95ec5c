import { mayRole } from "../../../../shared/domain/access/roles.ts";
import type { FeatureProps } from "../../../session/feature.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import type { ReceiveModel } from "../model.ts";
import styles from "../receive.module.css";

export interface NoticeBarProps extends Pick<FeatureProps, "shop" | "go"> {
  readonly model: ReceiveModel;
}

/** What the last scan or posting came to, right where the eye is. */
export const NoticeBar = ({ model, shop, go }: NoticeBarProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const notice = model.notice.value;
  if (notice === null) return null;
  if (notice.type === "Which")
    return (
      <Dialog title={t("receive.whichProduct", notice.code)} onClose={model.hush}>
        <ul>
          {notice.products.map(({ id, name }) => (
            <li key={id}>
              <Button full={true} kind="ghost" onClick={() => model.add(id, notice.quantity)}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  const mayAdd = notice.type === "UnknownCode" && mayRole(shop.person.value?.role ?? "", "catalog.edit");
  return (
    <div class={styles.notice} role="alert">
      <p>
        {notice.type === "UnknownCode" && t("receive.unknownCode", notice.code)}
        {notice.type === "Refused" && explain(notice.error)}
        {notice.type === "NotKept" && t("receive.notKept")}
      </p>
      {mayAdd && notice.type === "UnknownCode" && (
        <Button icon="plus" onClick={() => go(`/products?new=${encodeURIComponent(notice.code)}`)}>
          {t("receive.addProduct")}
        </Button>
      )}
      <IconButton icon="x" label={t("ui.close")} onClick={model.hush} />
    </div>
  );
};
