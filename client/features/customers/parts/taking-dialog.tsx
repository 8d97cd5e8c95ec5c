import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { formatGiftCode } from "../../../../shared/domain/account/gift-code.ts";
import type { Currency, Money } from "../../../../shared/lib/money.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import type { Toasts } from "../../../ui/toast-store.ts";
import styles from "../customers.module.css";
import { createTaking, type Purpose, type TakenMoney, type TakingModel, WAYS } from "../taking-model.ts";
import { type Said, useSaid } from "./use-said.ts";

export interface TakingDialogProps {
  readonly shop: Shop;
  readonly toasts: Toasts;
  readonly scans: ScanSource;
  readonly purpose: Purpose;
  /** Of the customer; empty for a gift card. */
  readonly name: string;
  readonly currency: Currency;
  readonly onClose: () => void;
}

/** Money into a wallet, off a debt or onto a gift card, and the change. */
export const TakingDialog = (props: TakingDialogProps) => {
  const { shop, toasts, scans, purpose, name, currency, onClose } = props;
  const i18n = useI18n();
  const { t, formatMoney } = i18n;
  const taking = useMemo(() => createTaking(shop, purpose), []);
  const sold = useSignal<TakenMoney | null>(null);
  useLayoutEffect(
    () => (purpose.type === "gift" ? scans.subscribe(({ text }) => taking.setCode(text)) : undefined),
    [taking],
  );
  const said = useSaid(taking.fault.value, ["amount", "given", "code"]);
  const take = async () => {
    const taken = await taking.take();
    if (taken === null) return;
    toasts.show({ text: doneText(purpose, name, taken, currency, i18n), tone: "done" });
    if (purpose.type === "gift") sold.value = taken;
    else onClose();
  };
  if (sold.value !== null) return <SoldCard taken={sold.value} currency={currency} onClose={onClose} />;
  const due = taking.due.value;
  return (
    <Dialog
      title={t(TITLE[purpose.type])}
      onClose={onClose}
      primary={{
        label: t("customers.take", due === null ? "" : formatMoney(due, currency)).trim(),
        busy: taking.busy.value,
        onClick: () => void take(),
      }}
    >
      {purpose.type === "gift" && (
        <Field
          label={t("customers.giftCode")}
          hint={t("customers.giftNewHint")}
          value={taking.code.value}
          error={said.at("code")}
          maxLength={80}
          scanFills={true}
          onInput={taking.setCode}
        />
      )}
      <TakingFields taking={taking} said={said} currency={currency} />
      {said.whole !== undefined && <Banner tone="stop">{said.whole}</Banner>}
    </Dialog>
  );
};

interface TakingFieldsProps {
  readonly taking: TakingModel;
  readonly said: Said;
  readonly currency: Currency;
}

const TakingFields = ({ taking, said, currency }: TakingFieldsProps) => {
  const { t, format } = useI18n();
  const way = taking.way.value;
  const sign = format.value.currency(currency);
  const amountField = { numeric: true, inputMode: "decimal", suffix: sign } as const;
  return (
    <>
      <Field
        label={t("customers.amount")}
        value={taking.amount.value}
        error={said.at("amount")}
        focusFirst={true}
        {...amountField}
        onInput={taking.setAmount}
      />
      <Chips
        label={t("customers.paidBy")}
        chips={WAYS.map((value) => ({ value, label: t(WAY_LABEL[value]) }))}
        value={way}
        onChange={taking.choose}
      />
      {way === "cash" ? (
        <>
          <Field
            label={t("customers.given")}
            value={taking.given.value}
            error={said.at("given")}
            placeholder={taking.due.value === null ? "" : format.value.amount(taking.due.value)}
            {...amountField}
            onInput={taking.setGiven}
          />
          <div class={styles.sum}>
            <span>{t("customers.change")}</span>
            <span class={styles.sumValue} aria-live="polite">
              <MoneyText value={taking.change.value ?? (0 as Money)} currency={currency} />
            </span>
          </div>
        </>
      ) : (
        <Field
          label={t("customers.slip")}
          value={taking.slip.value}
          optional={true}
          maxLength={60}
          onInput={taking.setSlip}
        />
      )}
    </>
  );
};

interface SoldCardProps {
  readonly taken: TakenMoney;
  readonly currency: Currency;
  readonly onClose: () => void;
}

/** The code is shown until somebody has written it down, printed it or handed the card over. */
const SoldCard = ({ taken, currency, onClose }: SoldCardProps) => {
  const { t, formatMoney } = useI18n();
  return (
    <Dialog
      title={t("customers.gift")}
      onClose={onClose}
      cancelLabel={null}
      extra={<Button onClick={onClose}>{t("ui.close")}</Button>}
    >
      <p>{t("customers.giftSold", formatMoney(taken.amount, currency))}</p>
      <p class={styles.code}>{formatGiftCode(taken.code)}</p>
      {taken.change > 0 && (
        <div class={styles.sum}>
          <span>{t("customers.change")}</span>
          <span class={styles.sumValue}>
            <MoneyText value={taken.change} currency={currency} />
          </span>
        </div>
      )}
    </Dialog>
  );
};

const doneText = (
  purpose: Purpose,
  name: string,
  taken: TakenMoney,
  currency: Currency,
  { t, formatMoney }: I18n,
): string => {
  const left = formatMoney(taken.left, currency);
  const text =
    purpose.type === "top-up"
      ? t("customers.toppedUp", name, left)
      : purpose.type === "gift"
        ? t("customers.whyCardSold")
        : taken.left > 0
          ? t("customers.repaid", name, left)
          : t("customers.repaidAll", name);
  return taken.change > 0 ? t("customers.withChange", text, formatMoney(taken.change, currency)) : text;
};

const TITLE = {
  "top-up": "customers.topUp",
  repay: "customers.repay",
  gift: "customers.giftSell",
} as const;

const WAY_LABEL = { cash: "customers.byCash", card: "customers.byCard", qr: "customers.byQr" } as const;
