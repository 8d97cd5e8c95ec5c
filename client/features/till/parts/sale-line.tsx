import { useEffect, useRef } from "preact/hooks";
import { type CartLine, lineKey } from "../../../../shared/domain/sale/cart.ts";
import type { PricedBasketLine } from "../../../../shared/domain/sale/price-basket.ts";
import { type Currency, money, ZERO_MONEY } from "../../../../shared/lib/money.ts";
import type { Quantity } from "../../../../shared/lib/quantity.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { classes } from "../../../ui/classes.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { oneOf } from "../sale-lines.ts";
import type { SaleModel } from "../sale-model.ts";
import { missingHere } from "../stock-view.ts";
import { followProduct, followStock } from "./follow-product.ts";
import styles from "./sale-line.module.css";

export interface SaleLineProps {
  readonly shop: Shop;
  readonly sale: SaleModel;
  readonly line: CartLine;
  /** With all that is taken off; `undefined` for the moment before it is priced. */
  readonly priced: PricedBasketLine | undefined;
  /** Today where the till stands, `2026-11-21`. */
  readonly today: string;
  readonly currency: Currency;
  readonly isSelected: boolean;
  readonly onQuantity: (line: CartLine) => void;
  readonly onDiscount: (line: CartLine) => void;
}

/** One line of the open sale; the selected one shows what can be done with it. */
export const SaleLine = (props: SaleLineProps) => {
  const { sale, line, priced, currency, isSelected } = props;
  const { formatQuantity, format } = useI18n();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: "nearest" });
  }, [isSelected, line.quantity]);
  return (
    <li ref={row} class={classes(styles.line, isSelected && styles.selected)} aria-current={isSelected}>
      <button type="button" class={styles.main} onClick={() => sale.select(lineKey(line))}>
        <span class={styles.name}>{line.name}</span>
        <span class={styles.total}>
          <MoneyText value={priced?.total ?? ZERO_MONEY} />
        </span>
        <span class={styles.sum}>
          {formatQuantity(line.quantity, line.unit)}
          {" × "}
          {format.value.money(line.price, currency)}
        </span>
        {priced !== undefined && priced.discounts.length > 0 && (
          <s class={styles.full}>{format.value.amount(priced.full)}</s>
        )}
        <Words {...props} />
      </button>
      <ShortNote {...props} />
      {isSelected && <LineControls {...props} />}
    </li>
  );
};

/** What the package said, and why the line is cheaper. */
const Words = ({ line, priced, today }: SaleLineProps) => {
  const { t, format } = useI18n();
  const { lot, expires, serial } = line;
  const isOver = expires !== undefined && expires < today;
  const words = [
    lot === undefined ? "" : t("tillmore.lotOf", lot),
    serial === undefined ? "" : t("tillmore.serialOf", serial),
    expires === undefined ? "" : t(isOver ? "tillmore.expiredOn" : "tillmore.expires", expires),
  ].filter((word) => word !== "");
  return (
    <>
      {words.length > 0 && (
        <span class={classes(styles.words, isOver && styles.over)}>{words.join(" · ")}</span>
      )}
      {priced?.discounts.map(({ type, id, name, amount }) => (
        <span key={`${type} ${id} ${name}`} class={styles.off}>
          <span class={styles.why}>{type === "receipt" ? `${t("tillmore.discount")}: ${name}` : name}</span>
          <span>−{format.value.amount(money(amount))}</span>
        </span>
      ))}
    </>
  );
};

/** Says before payment what payment would say: this till may not sell that much. */
const ShortNote = ({ shop, line }: SaleLineProps) => {
  const { t, formatQuantity } = useI18n();
  const policy = followProduct(shop, line.productId)?.policy ?? "strict";
  const stock = followStock(shop, line.productId, policy);
  if (stock === null || missingHere(stock, { policy }, line.quantity) === 0) return null;
  return (
    <p class={styles.short}>
      <Icon name="alert" size={16} />
      {stock.held === 0
        ? t("till.noneHere")
        : t("till.onlyHere", formatQuantity(stock.held as Quantity, line.unit))}
    </p>
  );
};

const LineControls = ({ sale, line, onQuantity, onDiscount }: SaleLineProps) => {
  const { t, formatQuantity } = useI18n();
  const typed = sale.typed.value;
  const said = typed === "" ? formatQuantity(line.quantity, line.unit) : typed;
  const isLast = line.quantity <= oneOf(line);
  return (
    <div class={styles.controls}>
      <IconButton
        icon={isLast ? "trash" : "minus"}
        label={isLast ? t("till.removeOf", line.name) : t("till.lessOf", line.name)}
        bordered={true}
        onClick={() => sale.less()}
      />
      <button
        type="button"
        class={classes(styles.quantity, typed !== "" && styles.typing)}
        aria-label={`${t("till.quantityOf", line.name)}: ${said}`}
        onClick={() => onQuantity(line)}
      >
        {said}
      </button>
      <IconButton
        icon="plus"
        label={t("till.moreOf", line.name)}
        bordered={true}
        onClick={() => sale.more()}
      />
      {typed !== "" && (
        <span class={styles.hint} role="status">
          {t("tillmore.typing", typed)}
        </span>
      )}
      {typed === "" && (
        <span class={styles.end}>
          <IconButton
            icon="tag"
            label={t("tillmore.discountOf", line.name)}
            onClick={() => onDiscount(line)}
          />
          {!isLast && (
            <IconButton icon="trash" label={t("till.removeOf", line.name)} onClick={() => sale.remove()} />
          )}
        </span>
      )}
    </div>
  );
};
