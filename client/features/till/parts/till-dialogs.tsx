import { useSignal } from "@preact/signals";
import { type CartLine, lineKey } from "../../../../shared/domain/sale/cart.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import { isUnit, PRECISION_BY_UNIT, type Quantity, quantityToText } from "../../../../shared/lib/quantity.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { TillModel } from "../model.ts";
import type { Question } from "../scanning.ts";
import { stockAge } from "../stock-view.ts";
import { followProduct, followStock } from "./follow-product.ts";
import styles from "./till-dialogs.module.css";

export interface VoidDialogProps {
  readonly till: TillModel;
  readonly currency: Currency;
  readonly onClose: () => void;
}

export const VoidDialog = ({ till, currency, onClose }: VoidDialogProps) => {
  const { t, formatMoney } = useI18n();
  const reason = useSignal("");
  return (
    <Dialog
      title={t("till.voidTitle")}
      onClose={onClose}
      primary={{
        label: t("till.void"),
        kind: "danger",
        busy: till.checkout.busy.value,
        onClick: () => void till.checkout.voidSale(reason.value).then(onClose),
      }}
    >
      <p>{t("till.voidText", formatMoney(till.sale.totals.value.total, currency))}</p>
      <Field
        label={t("till.voidReason")}
        optional={true}
        maxLength={200}
        focusFirst={true}
        value={reason.value}
        onInput={(value) => (reason.value = value)}
      />
    </Dialog>
  );
};

export interface QuantityDialogProps {
  readonly till: TillModel;
  readonly line: CartLine;
  readonly onClose: () => void;
}

/** For fingers: the quantity of a line, where there is no keyboard to type it on. */
export const QuantityDialog = ({ till, line, onClose }: QuantityDialogProps) => {
  const { t } = useI18n();
  const text = useSignal(quantityToText(line.quantity));
  return (
    <Dialog
      title={line.name}
      onClose={onClose}
      primary={{
        label: t("ui.save"),
        onClick: () => {
          till.sale.setQuantity(lineKey(line), text.value);
          onClose();
        },
      }}
    >
      <Field
        label={t("till.quantity")}
        inputMode={PRECISION_BY_UNIT[line.unit] === 0 ? "numeric" : "decimal"}
        numeric={true}
        suffix={t(`unit.${line.unit}`)}
        focusFirst={true}
        inputRef={(input) => input?.select()}
        value={text.value}
        onInput={(value) => (text.value = value)}
      />
    </Dialog>
  );
};

export interface WhichDialogProps {
  readonly till: TillModel;
  readonly question: Question;
  readonly currency: Currency;
}

/** Two products with one code: a person looks at what lies on the counter. */
export const WhichDialog = ({ till, question, currency }: WhichDialogProps) => {
  const { t } = useI18n();
  return (
    <Dialog title={t("till.whichProduct")} onClose={till.scanning.dismiss}>
      <p>{t("till.whichProductText", question.code)}</p>
      <ul class={styles.choices}>
        {question.products.map((product) => (
          <li key={product.id}>
            <button type="button" class={styles.choice} onClick={() => till.scanning.answer(product)}>
              <span>{product.name}</span>
              <MoneyText value={product.price} currency={currency} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};

export interface StockDialogProps {
  readonly shop: Shop;
  readonly product: string;
  readonly onClose: () => void;
}

/** What this till knows of a product's stock, and how old that is. */
export const StockDialog = ({ shop, product: id, onClose }: StockDialogProps) => {
  const { t, formatQuantity } = useI18n();
  const product = followProduct(shop, id);
  const stock = followStock(shop, id, product?.policy ?? "strict");
  if (product === undefined || stock === null) return null;
  const unit = isUnit(product.unit) ? product.unit : "pcs";
  const rows: readonly (readonly [string, Quantity])[] = [
    [t("till.onHand"), stock.onHand],
    [t("till.heldHere"), stock.held],
    [t("till.heldElsewhere"), stock.elsewhere],
  ];
  return (
    <Dialog title={product.name} onClose={onClose} cancelLabel={t("ui.close")}>
      <dl class={styles.stock} aria-label={t("till.stockOf", product.name)}>
        {rows.map(([label, amount]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatQuantity(amount, unit)}</dd>
          </div>
        ))}
      </dl>
      {product.policy === "flexible" && <p class={styles.note}>{t("till.stockFlexible")}</p>}
      <Age shop={shop} />
    </Dialog>
  );
};

const Age = ({ shop }: Pick<StockDialogProps, "shop">) => {
  const { t, formatAge } = useI18n();
  const age = stockAge(shop.sync.value);
  return (
    <p class={styles.note}>
      {age.type === "now" && t("till.stockKnownNow")}
      {age.type === "since" && t("till.stockKnownAge", formatAge(age.at, shop.now()))}
      {age.type === "never" && t("till.stockKnownNever")}
    </p>
  );
};
