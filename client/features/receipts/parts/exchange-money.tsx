import { parseMoney } from "../../../../shared/lib/money.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import { Chips } from "../../../ui/chips.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { ExchangeModel, TopUp } from "../exchange-model.ts";
import { MoneyWay } from "./money-way.tsx";
import styles from "./refund-pane.module.css";

interface ExchangeMoneyProps {
  readonly shop: Shop;
  readonly scans: ScanSource;
  readonly model: ExchangeModel;
}

/** How the difference is paid, or what is left over goes back. */
export const ExchangeMoney = ({ shop, scans, model }: ExchangeMoneyProps) => {
  const { toPay, toGive } = model.difference.value;
  if (toPay > 0) return <TopUpFields model={model} />;
  if (toGive === 0) return null;
  return (
    <MoneyWay
      {...{ shop, scans }}
      way={model.way.value}
      ways={["original", "cash", "wallet"]}
      buyer={model.sale.body.customer?.id ?? null}
      onChange={model.setWay}
    />
  );
};

const TOP_UP_LABEL = {
  cash: "refund.payCash",
  card: "refund.payCard",
  qr: "pay.qr",
} as const satisfies Record<TopUp, string>;

const TopUpFields = ({ model }: Pick<ExchangeMoneyProps, "model">) => {
  const { t, format } = useI18n();
  const { toPay } = model.difference.value;
  const { currency } = model.sale.body;
  const typed = model.received.value;
  const read = parseMoney(typed);
  const change =
    read.ok && read.value > toPay ? format.value.money((read.value - toPay) as typeof toPay, currency) : null;
  return (
    <div class={styles.group}>
      <p class={styles.label}>{t("refund.payBy")}</p>
      <Chips
        label={t("refund.payBy")}
        value={model.topUp.value}
        chips={model.topUps.map((value) => ({ value, label: t(TOP_UP_LABEL[value]) }))}
        onChange={model.setTopUp}
      />
      {model.topUp.value === "cash" && (
        <Field
          label={t("refund.received")}
          value={typed}
          placeholder={format.value.amount(toPay)}
          inputMode="decimal"
          numeric={true}
          suffix={format.value.currency(currency)}
          hint={change === null ? undefined : t("refund.change", change)}
          error={model.isReceivedWrong.value ? t("refund.tooLittle") : null}
          onInput={model.setReceived}
        />
      )}
    </div>
  );
};
