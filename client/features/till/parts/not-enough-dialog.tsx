import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { liveDoc } from "../../../../shared/core/view.ts";
import { itemOf } from "../../../../shared/domain/stock/item.ts";
import type { Shortfall } from "../../../../shared/domain/stock/spending.ts";
import { type Quantity, ZERO_QUANTITY } from "../../../../shared/lib/quantity.ts";
import type { Shop } from "../../../session/shop.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import type { TillModel } from "../model.ts";
import { createOverride } from "../override-model.ts";
import { OverrideFields } from "./override-fields.tsx";
import styles from "./till-dialogs.module.css";

export interface NotEnoughProps {
  readonly shop: Shop;
  readonly till: TillModel;
  readonly lines: readonly Shortfall[];
}

/** What is missing, after everybody in reach was asked: sell what is here, or beyond it with somebody who may. */
export const NotEnough = ({ shop, till, lines }: NotEnoughProps) => {
  const { t } = useI18n();
  const { checkout } = till;
  const override = useMemo(() => createOverride({ shop, checkout }), [shop, checkout]);
  const isAsking = useSignal(false);
  const hasManager = override.lending.managers.value.length > 0;
  const isOverriding = override.isOwn.value || (isAsking.value && hasManager);
  const others = override.isOwn.value ? (
    <Button onClick={checkout.reduce}>{t("till.reduce")}</Button>
  ) : isOverriding ? (
    <Button icon="chevron-left" onClick={() => (isAsking.value = false)}>
      {t("ui.back")}
    </Button>
  ) : (
    hasManager && (
      <Button icon="lock" onClick={() => (isAsking.value = true)}>
        {t("till.askManager")}
      </Button>
    )
  );
  return (
    <Dialog
      key={String(isOverriding)}
      title={t(isAsking.value ? "till.managerTitle" : "till.notEnoughTitle")}
      size="medium"
      onClose={checkout.dismiss}
      cancelLabel={isOverriding && !override.isOwn.value ? null : t("till.backToSale")}
      primary={
        isOverriding
          ? {
              label: t("till.sellAnyway"),
              kind: "danger",
              onClick: () => void override.submit(),
              busy: override.busy.value,
            }
          : { label: t("till.reduce"), onClick: checkout.reduce }
      }
      extra={others}
    >
      {(!isOverriding || override.isOwn.value) && <p>{askedText(shop, t)}</p>}
      <ShortTable shop={shop} lines={lines} />
      {isOverriding && <OverrideFields model={override} now={shop.now} />}
      {!isOverriding && <p class={styles.note}>{t("till.keptOpen")}</p>}
      {!isOverriding && !hasManager && <p class={styles.note}>{t("till.overrideNotYours")}</p>}
    </Dialog>
  );
};

/** Honest about who could be asked. */
const askedText = ({ peers }: Pick<Shop, "peers">, t: I18n["t"]): string => {
  const { length } = peers.value;
  return t(length === 0 ? "till.askedNobody" : "till.askedAround");
};

const ShortTable = ({ shop, lines }: Pick<NotEnoughProps, "shop" | "lines">) => {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <table class={styles.short}>
      <thead>
        <tr>
          <th scope="col">{t("till.goods")}</th>
          <th scope="col">{t("till.wanted")}</th>
          <th scope="col">{t("till.heldHere")}</th>
          <th scope="col">{t("till.onHand")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ product, name, wanted, held, onHand }) => (
          <tr key={product}>
            <td>{name}</td>
            {[wanted, held, Math.max(onHand, ZERO_QUANTITY)].map((amount, i) => (
              <td key={i}>{inUnit(shop, product, amount as Quantity, i18n)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const inUnit = ({ view }: Shop, product: string, amount: Quantity, { formatQuantity }: I18n): string => {
  const doc = liveDoc(view, "product", product);
  return formatQuantity(amount, doc === undefined ? undefined : itemOf(product, doc).unit);
};
