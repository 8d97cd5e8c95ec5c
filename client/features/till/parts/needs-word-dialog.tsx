import { useMemo } from "preact/hooks";
import { OTHER_PRICE } from "../../../../shared/domain/sale/spoken-for.ts";
import { createLending } from "../../../session/lending.ts";
import type { Shop } from "../../../session/shop.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import type { Problem } from "../checkout-model.ts";
import type { TillModel } from "../model.ts";
import styles from "./till-dialogs.module.css";

export interface NeedsWordProps {
  readonly shop: Shop;
  readonly till: TillModel;
  readonly problem: Extract<Problem, { readonly type: "NeedsWord" }>;
}

/** What was taken off is more than the seller's to give: how much that is, and a manager who vouches for it right here. */
export const NeedsWord = ({ shop, till, problem }: NeedsWordProps) => {
  const { t, format } = useI18n();
  const { permission, share, most } = problem;
  const lending = useMemo(() => createLending(shop, permission), [shop, permission]);
  const isNobody = lending.managers.value.length === 0;
  const vouch = async (): Promise<void> => {
    const approval = await lending.lend();
    if (approval !== null) await till.checkout.vouch(approval);
  };
  const { percent } = format.value;
  return (
    <Dialog
      title={t("tillmore.wordTitle")}
      size="medium"
      onClose={till.checkout.dismiss}
      cancelLabel={t("till.backToSale")}
      primary={{
        label: t("tillmore.vouch"),
        onClick: () => void vouch(),
        busy: lending.busy.value,
        disabled: isNobody,
      }}
    >
      <p>
        {permission === OTHER_PRICE
          ? t("sale.priceNotAllowed")
          : t("sale.discountNotAllowed", percent(share), percent(most))}
      </p>
      {isNobody && <p>{t("tillmore.wordNobody")}</p>}
      {!isNobody && <LendingWho lending={lending} />}
      {!isNobody && <LendingPin lending={lending} now={shop.now} focusFirst={true} />}
      <p class={styles.kept}>{t("till.keptOpen")}</p>
    </Dialog>
  );
};
