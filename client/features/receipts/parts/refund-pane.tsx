import type { TargetedSubmitEvent } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { SaleAsWritten } from "../../../../shared/domain/refund/opening.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { Scan, ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import { createRefundModel, type RefundModel } from "../refund-model.ts";
import { RefundChoices } from "./refund-choices.tsx";
import { RefundLines } from "./refund-lines.tsx";
import styles from "./refund-pane.module.css";
import { RefundPaper } from "./refund-paper.tsx";

export interface RefundPaneProps {
  readonly shop: Shop;
  readonly sale: SaleAsWritten;
  readonly scans: ScanSource;
  /** Answers whether the scan was of something else than goods, and has been seen to. */
  readonly onOther: (scan: Scan) => boolean;
  readonly onBack: () => void;
}

/** Goods of one sale come back: what (chosen or scanned), why, where to, and how the money goes. Enter gives it back. */
export const RefundPane = ({ shop, sale, scans, onOther, onBack }: RefundPaneProps) => {
  const { t } = useI18n();
  const { log, seq } = sale;
  const model = useMemo(() => createRefundModel({ shop, sale }), [shop, log, seq]);
  const other = useRef(onOther);
  other.current = onOther;
  useLayoutEffect(
    () =>
      scans.subscribe((scan) => {
        if (!other.current(scan)) model.takeScanned(scan.text);
      }),
    [scans, model],
  );
  const step = model.step.value;
  const title = t("refund.of", sale.body.number);
  return (
    <aside class={styles.pane} aria-label={title}>
      <div class={styles.head}>
        <PageHeader title={title} onBack={step.type === "override" ? model.backToChoice : onBack} />
      </div>
      {step.type === "done" && <RefundPaper shop={shop} refunded={step.refunded} onNext={onBack} />}
      {step.type !== "done" && (
        <form class={styles.form} onSubmit={(event) => submitOwn(event, model)}>
          {step.type === "override" ? (
            <Override shop={shop} model={model} />
          ) : (
            <div class={styles.body}>
              <RefundLines model={model} />
              <RefundChoices shop={shop} model={model} />
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

const Override = ({ shop, model }: { readonly shop: Shop; readonly model: RefundModel }) => {
  const { t } = useI18n();
  const step = model.step.value;
  const isCut = step.type === "override" && step.why === "RefundNotCovered";
  return (
    <div class={styles.body}>
      <Banner tone="attention">{t(isCut ? "refund.overrideText" : "refund.wayNotAllowed")}</Banner>
      {isCut && (
        <Field
          label={t("refund.overrideReason")}
          error={model.missing.value.includes("overrideReason") ? t("goods.missing") : null}
          value={model.overrideReason.value}
          onInput={model.setOverrideReason}
          maxLength={200}
          focusFirst={true}
        />
      )}
      {!model.isOwn.value && (
        <>
          <p>{t("refund.lendText")}</p>
          <LendingWho lending={model.lending} />
          <LendingPin lending={model.lending} now={shop.now} focusFirst={!isCut} />
        </>
      )}
    </div>
  );
};

const Foot = ({ model }: { readonly model: RefundModel }) => {
  const { t, format } = useI18n();
  const explain = useExplain();
  const { currency } = model.sale.body;
  const total = model.total.value as Money;
  const problem = model.problem.value;
  const strange = model.strange.value;
  const isOverride = model.step.value.type === "override";
  const isEmpty = model.lines.value.every(({ taking }) => taking === 0);
  return (
    <div class={styles.foot}>
      {problem !== null && !isOverride && <Banner tone="stop">{explain(problem)}</Banner>}
      {strange !== null && !isOverride && (
        <Banner tone="attention">{t("refund.notOnReceipt", strange)}</Banner>
      )}
      {model.asking.value && <Banner tone="neutral">{t("refund.asking")}</Banner>}
      <div class={styles.total}>
        <span>{t("refund.total")}</span>
        <MoneyText value={total} currency={currency} />
      </div>
      <Button
        type="submit"
        kind="primary"
        size="large"
        full={true}
        combo="Enter"
        busy={model.busy.value}
        disabled={isEmpty}
      >
        {isOverride ? t("refund.overrideTitle") : t("refund.submit", format.value.money(total, currency))}
      </Button>
    </div>
  );
};
