import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { SaleAsWritten } from "../../../../shared/domain/refund/opening.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import { MAX_QUANTITY } from "../../../../shared/lib/quantity.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { useBadgeSorter } from "../../../ui/badge-scans.ts";
import { Banner } from "../../../ui/banner.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { TerminalPane } from "../../../ui/terminal-pane.tsx";
import type { TakenInstead } from "../exchange-goods.ts";
import { createExchange, type ExchangeModel } from "../exchange-model.ts";
import { ExchangeMoney } from "./exchange-money.tsx";
import { ExchangePaper } from "./exchange-paper.tsx";
import { GoodsPicker } from "./goods-picker.tsx";
import { OverrideForm } from "./override-form.tsx";
import { QuantityEntry } from "./quantity-entry.tsx";
import { StoryFields } from "./refund-choices.tsx";
import { RefundFoot } from "./refund-foot.tsx";
import { RefundLines } from "./refund-lines.tsx";
import styles from "./refund-pane.module.css";

export interface ExchangePaneProps {
  readonly shop: Shop;
  readonly scans: ScanSource;
  readonly drawer: ReadonlySignal<number | null>;
  readonly till: TillDesk;
  readonly sale: SaleAsWritten;
  readonly onBack: () => void;
}

/** Goods of one sale for others: what comes back, what goes out instead, and the difference. */
export const ExchangePane = ({ shop, scans, drawer, till, sale, onBack }: ExchangePaneProps) => {
  const { t } = useI18n();
  const { log, seq } = sale;
  const model = useMemo(() => createExchange({ shop, sale, drawer, till }), [shop, log, seq, drawer, till]);
  const isBadge = useBadgeSorter();
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        if (!isBadge(text) && model.done.peek() === null && model.attempt.peek() === null)
          model.instead.picker.scan(text);
      }),
    [scans, model],
  );
  const done = model.done.value;
  const isOverride = model.override.cause.value !== null;
  const title = t("refund.exchangeOf", sale.body.number);
  return (
    <aside class={styles.pane} aria-label={title}>
      <div class={styles.head}>
        <PageHeader title={title} onBack={isOverride && done === null ? model.override.dismiss : onBack} />
      </div>
      {done !== null ? (
        <ExchangePaper {...{ shop, till }} exchanged={done} onNext={onBack} />
      ) : model.attempt.value !== null ? (
        <div class={styles.body}>
          <TerminalPane
            attempt={model.attempt.value}
            currency={sale.body.currency}
            terminal={model.terminal}
            onAside={model.setAside}
          />
        </div>
      ) : (
        <>
          {isOverride ? (
            <OverrideForm shop={shop} override={model.override} />
          ) : (
            <Form {...{ shop, scans, model }} />
          )}
          <Foot model={model} />
        </>
      )}
    </aside>
  );
};

interface FormProps extends Pick<ExchangePaneProps, "shop" | "scans"> {
  readonly model: ExchangeModel;
}

const Form = ({ shop, scans, model }: FormProps) => {
  const { t } = useI18n();
  const { currency } = model.sale.body;
  const { picker, lines } = model.instead;
  return (
    <div class={styles.body}>
      <h2 class={styles.part}>{t("refund.lines")}</h2>
      <RefundLines goods={model.back} />
      <h2 class={styles.part}>{t("refund.takes")}</h2>
      <GoodsPicker picker={picker} currency={currency} />
      <ul class={styles.lines} aria-label={t("refund.takes")}>
        {lines.value.map((line) => (
          <Instead key={line.product.id} line={line} model={model} />
        ))}
      </ul>
      <StoryFields story={model.story} />
      <ExchangeMoney {...{ shop, scans, model }} />
    </div>
  );
};

const Instead = ({ line, model }: { readonly line: TakenInstead; readonly model: ExchangeModel }) => {
  const { t } = useI18n();
  const { product, quantity, total } = line;
  const { id, name, unit } = product;
  return (
    <li class={styles.line}>
      <div>
        <div class={styles.name}>{name}</div>
        <MoneyText value={total} currency={model.sale.body.currency} />
      </div>
      <div class={styles.end}>
        <IconButton icon="trash" label={t("refund.remove", name)} onClick={() => model.instead.remove(id)} />
      </div>
      <div class={styles.whole}>
        <QuantityEntry
          {...{ name, unit }}
          value={quantity}
          most={MAX_QUANTITY}
          onChange={(next) => model.instead.setQuantity(id, next)}
        />
      </div>
    </li>
  );
};

const Foot = ({ model }: { readonly model: ExchangeModel }) => {
  const { t, format } = useI18n();
  const { worth, price, toPay, toGive } = model.difference.value;
  const { currency } = model.sale.body;
  const isReady = !model.back.isEmpty.value && model.instead.lines.value.length > 0;
  const total = toPay > 0 ? toPay : toGive;
  return (
    <RefundFoot
      {...{ total, currency }}
      totalLabel={t(toPay > 0 ? "refund.toPay" : "refund.total")}
      drawerShort={model.drawerShort.value}
      problem={model.problem.value}
      action={
        toPay > 0
          ? t("refund.takeAndExchange", format.value.money(toPay, currency))
          : toGive > 0
            ? t("refund.giveAndExchange", format.value.money(toGive as Money, currency))
            : t("refund.doExchange")
      }
      busy={model.busy.value}
      disabled={!isReady || model.isReceivedWrong.value}
      onSubmit={() => void model.submit()}
    >
      {model.isRefused.value && <Banner tone="stop">{t("refund.terminalTookNothing")}</Banner>}
      {model.asking.value && <Banner tone="neutral">{t("refund.asking")}</Banner>}
      <Sum label={t("refund.worth")} value={worth} />
      <Sum label={t("refund.price")} value={price} />
    </RefundFoot>
  );
};

const Sum = ({ label, value }: { readonly label: string; readonly value: Money }) => (
  <div class={styles.sum}>
    <span>{label}</span>
    <MoneyText value={value} />
  </div>
);
