import type { ComponentChildren } from "preact";
import { readCategory } from "../../../../shared/domain/catalog/categories.ts";
import type { Product } from "../../../../shared/domain/catalog/product.ts";
import type { Quantity } from "../../../../shared/lib/quantity.ts";
import type { Shop } from "../../../session/shop.ts";
import { isLow } from "../../../session/stock-levels.ts";
import { MoneyText, QuantityText } from "../../../ui/amounts.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import type { Column } from "../../../ui/table-column.ts";
import type { ColumnChoice, ProductListModel } from "../list-model.ts";
import styles from "../products.module.css";

export const COLUMN_LABEL = {
  sku: "products.sku",
  barcode: "products.barcode",
  category: "products.category",
  price: "products.price",
  stock: "products.stock",
  min: "products.min",
  tax: "products.tax",
} as const satisfies Record<ColumnChoice, string>;

/** The columns chosen. Rows are ids: a product is read only when its row is drawn. */
export const useProductColumns = (shop: Shop, list: ProductListModel): readonly Column<string>[] => {
  const i18n = useI18n();
  void shop.changed("product").value;
  void shop.countersChanged.value;
  const of = (draw: (product: Product) => ComponentChildren) => (id: string) => {
    const product = list.product(id);
    return product === undefined ? null : draw(product);
  };
  const name: Column<string> = {
    id: "name",
    title: i18n.t("products.name"),
    width: "minmax(140px, 3fr)",
    sortable: true,
    cell: of((product) => product.name),
  };
  const chosen = list.columns.value.map((column): Column<string> => {
    const { draw, ...rest } = COLUMNS[column];
    return {
      id: column,
      title: i18n.t(COLUMN_LABEL[column]),
      ...rest,
      cell: of((product) => draw(product, { shop, list, i18n })),
    };
  });
  return [name, ...chosen];
};

interface Drawing {
  readonly shop: Shop;
  readonly list: ProductListModel;
  readonly i18n: I18n;
}

type ColumnKind = Omit<Column<string>, "id" | "title" | "cell"> & {
  readonly draw: (product: Product, drawing: Drawing) => ComponentChildren;
};

const COLUMNS: Readonly<Record<ColumnChoice, ColumnKind>> = {
  sku: {
    width: "minmax(90px, 1fr)",
    sortable: true,
    from: "medium",
    draw: ({ sku }) => <span class={styles.quiet}>{sku}</span>,
  },
  barcode: {
    width: "minmax(130px, 1fr)",
    from: "medium",
    draw: ({ barcodes }) => <span class={styles.code}>{barcodes.join(", ")}</span>,
  },
  category: {
    width: "minmax(110px, 1.4fr)",
    from: "wide",
    draw: ({ category }, { shop }) => (
      <span class={styles.quiet}>{category === null ? "" : readCategory(shop.view, category)?.name}</span>
    ),
  },
  price: {
    width: "minmax(88px, 120px)",
    align: "end",
    sortable: true,
    draw: ({ price }) => <MoneyText value={price} minor={true} />,
  },
  stock: {
    width: "minmax(80px, 120px)",
    align: "end",
    sortable: true,
    draw: ({ id, unit, min }, { list }) => {
      const level = list.level(id);
      const tone = level.shortage > 0 ? "stop" : isLow(level, min) ? "attention" : undefined;
      return <QuantityText value={level.value as Quantity} unit={unit} tone={tone} />;
    },
  },
  min: {
    width: "110px",
    align: "end",
    from: "wide",
    draw: ({ min, unit }) => (min === 0 ? "" : <QuantityText value={min} unit={unit} />),
  },
  tax: {
    width: "100px",
    align: "end",
    from: "wide",
    draw: ({ taxRate }, { i18n }) => taxRateText(taxRate, i18n),
  },
};

export const taxRateText = (rate: Product["taxRate"], { t, format }: I18n): string =>
  rate === "exempt" ? t("goods.exempt") : format.value.percent(rate);
