import type { Product } from "../../../../shared/domain/catalog/product.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { classes } from "../../../ui/classes.ts";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import type { StockView } from "../stock-view.ts";
import { followProduct, followStock } from "./follow-product.ts";
import styles from "./product-tile.module.css";
import { usePhoto } from "./use-photo.ts";

export interface ProductTileProps {
  readonly shop: Shop;
  readonly id: string;
  readonly currency: Currency;
  readonly onStock: (product: string) => void;
}

/** A product on the left of the till: what it is, what it costs, whether this till may sell it. */
export const ProductTile = ({ shop, id, currency, onStock }: ProductTileProps) => {
  const product = followProduct(shop, id);
  const stock = followStock(shop, id, product?.policy ?? "strict");
  if (product === undefined) return <div class={styles.tile} />;
  const isGone = stock !== null && (stock.state === "out" || stock.state === "elsewhere");
  return (
    <div class={classes(styles.tile, isGone && styles.gone)}>
      <div class={styles.head}>
        <Face shop={shop} product={product} />
        <span class={styles.name}>{product.name}</span>
      </div>
      <div class={styles.foot}>
        <span class={styles.price}>
          <MoneyText value={product.price} currency={currency} />
        </span>
        {stock !== null && <StockButton product={product} stock={stock} onStock={onStock} />}
      </div>
    </div>
  );
};

interface StockButtonProps {
  readonly product: Product;
  readonly stock: StockView;
  readonly onStock: (product: string) => void;
}

/** What there is, with the age of that knowledge a tap away. */
const StockButton = ({ product, stock, onStock }: StockButtonProps) => {
  const i18n = useI18n();
  const said = stockText(product, stock, i18n);
  return (
    <button
      type="button"
      tabIndex={-1}
      class={styles.stock}
      aria-label={`${i18n.t("till.stockOf", product.name)}: ${said}`}
      onClick={(event) => {
        event.stopPropagation();
        onStock(product.id);
      }}
    >
      {said}
    </button>
  );
};

const stockText = (
  { unit }: Product,
  { state, onHand }: StockView,
  { t, formatQuantity }: Pick<I18n, "t" | "formatQuantity">,
): string => {
  if (state === "out") return t("till.outOfStock");
  const there = formatQuantity(onHand, unit);
  return state === "elsewhere" ? t("till.sharedBy", there) : there;
};

/** Its photo, else its initials on a calm ground. */
const Face = ({ shop, product }: Pick<ProductTileProps, "shop"> & { readonly product: Product }) => {
  const url = usePhoto(shop.photos, product.photos[0]);
  return (
    <span class={styles.face} aria-hidden="true">
      {url === null ? initials(product.name) : <img src={url} alt="" loading="lazy" decoding="async" />}
    </span>
  );
};

/** Of its words, not of its sizes: `Айран 500 мл` is `А`. */
const initials = (name: string): string => {
  const words = name.match(/\p{L}{3,}/gu) ?? name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
};
