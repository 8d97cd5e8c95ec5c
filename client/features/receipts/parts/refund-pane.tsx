import type { ReadonlySignal } from "@preact/signals";
import type { TargetedSubmitEvent } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { receiptNumberOf } from "../../../../shared/documents/receipt-qr.ts";
import type { SaleAsWritten } from "../../../../shared/domain/refund/opening.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { useBadgeSorter } from "../../../ui/badge-scans.ts";
import { Banner } from "../../../ui/banner.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { createRefundModel, type RefundModel } from "../refund-model.ts";
import { MoneyWay } from "./money-way.tsx";
import { OverrideForm } from "./override-form.tsx";
import { StoryFields } from "./refund-choices.tsx";
import { RefundDone } from "./refund-done.tsx";
import { RefundFoot } from "./refund-foot.tsx";
import { RefundLines } from "./refund-lines.tsx";
import styles from "./refund-pane.module.css";

export interface RefundPaneProps {
  readonly shop: Shop;
  readonly scans: ScanSource;
  readonly drawer: ReadonlySignal<number | null>;
  readonly till: TillDesk;
  readonly sale: SaleAsWritten;
  readonly onReceipt: (number: string) => void;
  readonly onBack: () => void;
}

/** Goods of one sale come back: what (chosen or scanned), why, where to, and how the money goes. Enter gives it back. */
export const RefundPane = ({ shop, scans, drawer, till, sale, onReceipt, onBack }: RefundPaneProps) => {
  const { t } = useI18n();
  const { log, seq } = sale;
  const model = useMemo(
    () => createRefundModel({ shop, sale, drawer, till }),
    [shop, log, seq, drawer, till],
  );
  const isBadge = useBadgeSorter();
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        if (isBadge(text)) return;
        const receipt = receiptNumberOf(text);
        if (receipt === null) model.scan(text);
        else onReceipt(receipt);
      }),
    [scans, model],
  );
  const done = model.done.value;
  const isOverride = model.override.cause.value !== null && done === null;
  const title = t("refund.of", sale.body.number);
  return (
    <aside class={styles.pane} aria-label={title}>
      <div class={styles.head}>
        <PageHeader title={title} onBack={isOverride ? model.backToChoice : onBack} />
      </div>
      {done !== null && <RefundDone {...{ shop, till }} refunded={done} onNext={onBack} />}
      {done === null && (
        <form class={styles.form} onSubmit={(event) => submitOwn(event, model)}>
          {isOverride ? (
            <OverrideForm shop={shop} override={model.override} />
          ) : (
            <div class={styles.body}>
              <RefundLines goods={model.goods} />
              <StoryFields story={model.story} focusFirst={true} />
              <MoneyWay
                {...{ shop, scans }}
                way={model.way.value}
                ways={["original", "cash", "wallet"]}
                buyer={sale.body.customer?.id ?? null}
                onChange={model.setWay}
              />
            </div>
          )}
          <Foot model={model} />
        </form>
      )}
    </aside>
  );
};

/** What a dialog over the pane submits is not the refund. */
const submitOwn = (event: TargetedSubmitEvent<HTMLFormElement>, model: RefundModel): void => {
  if (event.target !== event.currentTarget) return;
  event.preventDefault();
  void model.submit();
};

const Foot = ({ model }: { readonly model: RefundModel }) => {
  const { t, format } = useI18n();
  const { currency } = model.sale.body;
  const total = model.total.value;
  const isOverride = model.override.cause.value !== null;
  return (
    <RefundFoot
      {...{ total, currency }}
      totalLabel={t("refund.total")}
      drawerShort={model.drawerShort.value}
      problem={model.problem.value}
      action={
        isOverride
          ? t("refund.overrideTitle")
          : t("refund.submit", format.value.money(total as Money, currency))
      }
      busy={model.busy.value}
      disabled={model.goods.isEmpty.value}
    >
      {model.strange.value !== null && !isOverride && (
        <Banner tone="attention">{t("refund.notOnReceipt", model.strange.value)}</Banner>
      )}
      {model.asking.value && <Banner tone="neutral">{t("refund.asking")}</Banner>}
    </RefundFoot>
  );
};
