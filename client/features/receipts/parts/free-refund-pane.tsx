import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { receiptNumberOf } from "../../../../shared/documents/receipt-qr.ts";
import { readTerms } from "../../../../shared/domain/sale/terms.ts";
import { type Currency, type Money, moneyToText, parseMoney } from "../../../../shared/lib/money.ts";
import { MAX_QUANTITY } from "../../../../shared/lib/quantity.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { useBadgeSorter } from "../../../ui/badge-scans.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { createFreeRefund, type FreeLine, type FreeRefundModel } from "../free-refund-model.ts";
import { GoodsPicker } from "./goods-picker.tsx";
import { MoneyWay } from "./money-way.tsx";
import { QuantityEntry } from "./quantity-entry.tsx";
import { BackChips, StoryFields } from "./refund-choices.tsx";
import { RefundDone } from "./refund-done.tsx";
import { RefundFoot } from "./refund-foot.tsx";
import styles from "./refund-pane.module.css";

export interface FreeRefundPaneProps {
  readonly shop: Shop;
  readonly scans: ScanSource;
  readonly drawer: ReadonlySignal<number | null>;
  readonly till: TillDesk;
  readonly onReceipt: (number: string) => void;
  readonly onBack: () => void;
}

/** Goods come back without a receipt: somebody who may answers for it. */
export const FreeRefundPane = ({ shop, scans, drawer, till, onReceipt, onBack }: FreeRefundPaneProps) => {
  const { t } = useI18n();
  const model = useMemo(() => createFreeRefund({ shop, drawer }), [shop, drawer]);
  const isBadge = useBadgeSorter();
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        if (isBadge(text) || model.done.peek() !== null) return;
        const receipt = receiptNumberOf(text);
        if (receipt === null) model.picker.scan(text);
        else onReceipt(receipt); // there is a receipt after all
      }),
    [scans, model],
  );
  const done = model.done.value;
  const title = t("refund.freeTitle");
  return (
    <aside class={styles.pane} aria-label={title}>
      <div class={styles.head}>
        <PageHeader title={title} onBack={onBack} />
      </div>
      {done === null ? (
        <Form {...{ shop, scans, model }} />
      ) : (
        <RefundDone {...{ shop, till }} refunded={done} onNext={onBack} />
      )}
    </aside>
  );
};

interface FormProps extends Pick<FreeRefundPaneProps, "shop" | "scans"> {
  readonly model: FreeRefundModel;
}

const Form = ({ shop, scans, model }: FormProps) => {
  const { t, format } = useI18n();
  const currency = readTerms(shop.view)?.currency ?? "KZT";
  const total = model.total.value;
  const lines = model.lines.value;
  return (
    <>
      <div class={styles.body}>
        <p class={styles.hint}>{t("refund.freeText")}</p>
        <GoodsPicker picker={model.picker} currency={currency} />
        <ul class={styles.lines} aria-label={t("refund.lines")}>
          {lines.map((line) => (
            <Line key={line.product.id} {...{ line, model, currency }} />
          ))}
        </ul>
        <StoryFields story={model.story} />
        <MoneyWay
          {...{ shop, scans }}
          way={model.way.value}
          ways={["cash", "wallet"]}
          buyer={null}
          onChange={model.setWay}
        />
        <Lender shop={shop} model={model} />
      </div>
      <RefundFoot
        {...{ total, currency }}
        totalLabel={t("refund.total")}
        drawerShort={model.drawerShort.value}
        problem={model.problem.value}
        action={t("refund.submit", format.value.money(total as Money, currency))}
        busy={model.busy.value}
        disabled={lines.length === 0 || lines.some(({ quantity }) => quantity === 0)}
        onSubmit={() => void model.submit()}
      />
    </>
  );
};

const Lender = ({ shop, model }: Omit<FormProps, "scans">) => {
  const { t } = useI18n();
  if (model.isOwn.value) return null;
  if (model.lending.managers.value.length === 0)
    return <Banner tone="attention">{t("refund.nobodyLends")}</Banner>;
  return (
    <>
      <LendingWho lending={model.lending} />
      <LendingPin lending={model.lending} now={shop.now} />
    </>
  );
};

interface LineProps {
  readonly line: FreeLine;
  readonly model: FreeRefundModel;
  readonly currency: Currency;
}

const Line = ({ line, model, currency }: LineProps) => {
  const { t, format } = useI18n();
  const { product, quantity, price, back } = line;
  const { id, name, unit } = product;
  const typed = useSignal(moneyToText(price));
  const read = parseMoney(typed.value);
  const write = (text: string) => {
    typed.value = text;
    const next = parseMoney(text);
    model.change(id, { price: next.ok ? next.value : product.price });
  };
  return (
    <li class={styles.line}>
      <div class={styles.name}>{name}</div>
      <div class={styles.end}>
        <IconButton icon="trash" label={t("refund.remove", name)} onClick={() => model.remove(id)} />
      </div>
      <QuantityEntry
        {...{ name, unit }}
        value={quantity}
        most={MAX_QUANTITY}
        onChange={(next) => model.change(id, { quantity: next })}
      />
      <div class={styles.price}>
        <Field
          label={t("refund.each")}
          value={typed.value}
          inputMode="decimal"
          numeric={true}
          suffix={format.value.currency(currency)}
          error={read.ok ? null : t("refund.wrongAmount")}
          onInput={write}
        />
      </div>
      <div class={styles.whole}>
        <BackChips name={name} back={back} onChange={(next) => model.change(id, { back: next })} />
      </div>
    </li>
  );
};
