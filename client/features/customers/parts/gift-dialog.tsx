import { useLayoutEffect, useMemo } from "preact/hooks";
import type { Currency } from "../../../../shared/lib/money.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import styles from "../customers.module.css";
import { createGiftCheck, type GiftLook } from "../gift-model.ts";

export interface GiftDialogProps {
  readonly shop: Shop;
  readonly scans: ScanSource;
  readonly currency: Currency;
  /** Left out where nothing is sold. */
  readonly onSell?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What is on a gift card; and the way to sell one. */
export const GiftDialog = ({ shop, scans, currency, onSell, onClose }: GiftDialogProps) => {
  const { t } = useI18n();
  const check = useMemo(() => createGiftCheck(shop), []);
  useLayoutEffect(() => scans.subscribe(({ text }) => check.type(text)), [check, scans]);
  return (
    <Dialog
      title={t("customers.gifts")}
      onClose={onClose}
      cancelLabel={t("ui.close")}
      extra={
        onSell !== undefined && (
          <Button icon="plus" onClick={onSell}>
            {t("customers.giftSell")}
          </Button>
        )
      }
    >
      <Field
        label={t("customers.giftCode")}
        hint={t("customers.giftCodeHint")}
        value={check.code.value}
        maxLength={80}
        focusFirst={true}
        scanFills={true}
        onInput={check.type}
      />
      <Look look={check.look.value} currency={currency} />
    </Dialog>
  );
};

const Look = ({ look, currency }: { readonly look: GiftLook; readonly currency: Currency }) => {
  const { t, formatMoney } = useI18n();
  if (look.type === "nothing-typed") return null;
  if (look.type === "no-code") return <Banner tone="neutral">{t("customers.badGiftCode")}</Banner>;
  if (look.type === "unknown") return <Banner tone="attention">{t("customers.giftUnknown")}</Banner>;
  return (
    <>
      <div class={styles.sum}>
        <span>{t("customers.giftHolds")}</span>
        <span class={styles.sumValue}>
          <MoneyText value={look.value} currency={currency} />
        </span>
      </div>
      {look.here < look.value && (
        <p class={styles.quiet}>{t("customers.here", formatMoney(look.here, currency))}</p>
      )}
    </>
  );
};
