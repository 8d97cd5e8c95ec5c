import type { ComponentChildren } from "preact";
import type { Quantity } from "../../../../shared/lib/quantity.ts";
import type { Shop } from "../../../session/shop.ts";
import { isLow } from "../../../session/stock-levels.ts";
import { QuantityText } from "../../../ui/amounts.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Column } from "../../../ui/table-column.ts";
import type { StockModel, StockRow } from "../model.ts";

/** Rows are product ids: levels are read when a row is drawn, so they are those of this moment. */
export const useStockColumns = (shop: Shop, model: StockModel): readonly Column<string>[] => {
  const { t } = useI18n();
  void shop.changed("product").value;
  void shop.countersChanged.value;
  void model.branch.value;
  const of = (draw: (row: StockRow) => ComponentChildren) => (id: string) => {
    const row = model.row(id);
    return row === undefined ? null : draw(row);
  };
  const amount = (value: number, { unit }: StockRow["product"], tone?: "stop" | "attention") => (
    <QuantityText value={value as Quantity} unit={unit} tone={tone} />
  );
  return [
    {
      id: "product",
      title: t("stockview.product"),
      width: "minmax(140px, 3fr)",
      sortable: true,
      cell: of(({ product }) => product.name),
    },
    {
      id: "onHand",
      title: t("stockview.onHand"),
      width: "minmax(96px, 130px)",
      align: "end",
      sortable: true,
      cell: of(({ product, level }) =>
        amount(
          level.value,
          product,
          level.shortage > 0 ? "stop" : isLow(level, product.min) ? "attention" : undefined,
        ),
      ),
    },
    {
      id: "rights",
      title: t("stockview.rightsShort"),
      width: "minmax(110px, 150px)",
      align: "end",
      sortable: true,
      from: "medium",
      cell: of(({ product, level }) => amount(level.rights, product)),
    },
    {
      id: "shortage",
      title: t("stockview.shortage"),
      width: "minmax(96px, 130px)",
      align: "end",
      sortable: true,
      from: "medium",
      cell: of(({ product, level }) => (level.shortage === 0 ? "" : amount(level.shortage, product, "stop"))),
    },
    {
      id: "min",
      title: t("stockview.min"),
      width: "minmax(96px, 130px)",
      align: "end",
      sortable: true,
      from: "wide",
      cell: of(({ product }) => (product.min === 0 ? "" : amount(product.min, product))),
    },
  ];
};
