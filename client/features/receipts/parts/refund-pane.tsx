import { type ReadonlySignal, useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { SaleAsWritten } from "../../../../shared/domain/refund/opening.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { createRefundModel, type RefundModel } from "../refund-model.ts";
import { MoneyWay } from "./money-way.tsx";
import { StoryFields } from "./refund-choices.tsx";
import { RefundFoot } from "./refund-foot.tsx";
import { RefundLines } from "./refund-lines.tsx";
import styles from "./refund-pane.module.css";
import { RefundPaper } from "./refund-paper.tsx";

export interface RefundPaneProps {
  readonly shop: Shop;
  readonly scans: ScanSource;
  readonly drawer: ReadonlySignal<number | null>;
  readonly sale: SaleAsWritten;
  readonly onBack: () => void;
}

/** Goods of one sale come back: what, why, where to, and how the money goes. */
export const RefundPane = ({ shop, scans, drawer, sale, onBack }: RefundPaneProps) => {
  const { t } = useI18n();
  const { log, seq } = sale;
  const model = useMemo(() => createRefundModel({ shop, sale, drawer }), [shop, log, seq, drawer]);
  const step = model.step.value;
  const title = t("refund.of", sale.body.number);
  return (
    <aside class={styles.pane} aria-label={title}>
      <div class={styles.head}>
        <PageHeader title={title} onBack={step.type === "override" ? model.backToChoice : onBack} />
      </div>
      {step.type === "done" && <RefundPaper shop={shop} refunded={step.refunded} onNext={onBack} />}
      {step.type === "override" && <Override shop={shop} model={model} />}
      {step.type === "choose" && (
        <>
          <div class={styles.body}>
            <RefundLines model={model} />
            <StoryFields story={model.story} />
            <MoneyWay
              {...{ shop, scans }}
              way={model.way.value}
              ways={["original", "cash", "wallet"]}
              buyer={sale.body.customer?.id ?? null}
              onChange={model.setWay}
            />
          </div>
          <Foot model={model} />
        </>
      )}
    </aside>
  );
};

const Override = ({ shop, model }: { readonly shop: Shop; readonly model: RefundModel }) => {
  const { t } = useI18n();
  const step = model.step.value;
  const isCut = step.type === "override" && step.why === "RefundNotCovered";
  return (
    <>
      <div class={styles.body}>
        <Banner tone="attention">{t(isCut ? "refund.overrideText" : "refund.wayNotAllowed")}</Banner>
        {isCut && (
          <Field
            label={t("refund.overrideReason")}
            error={model.isOverrideReasonMissing.value ? t("goods.missing") : null}
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
      <Foot model={model} />
    </>
  );
};

const Foot = ({ model }: { readonly model: RefundModel }) => {
  const { t, format } = useI18n();
  const { currency } = model.sale.body;
  const total = model.total.value;
  const isOverride = model.step.value.type === "override";
  const isEmpty = useComputed(() => model.lines.value.every(({ taking }) => taking === 0)).value;
  return (
    <RefundFoot
      {...{ total, currency }}
      totalLabel={t("refund.total")}
      drawerShort={model.drawerShort.value}
      problem={isOverride ? null : model.problem.value}
      action={
        isOverride
          ? t("refund.overrideTitle")
          : t("refund.submit", format.value.money(total as Money, currency))
      }
      busy={model.busy.value}
      disabled={isEmpty}
      onSubmit={() => void model.submit()}
    >
      {model.asking.value && <Banner tone="neutral">{t("refund.asking")}</Banner>}
    </RefundFoot>
  );
};
