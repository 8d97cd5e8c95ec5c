import { useMemo } from "preact/hooks";
import { type Doc, isDeleted } from "../../../../shared/core/document.ts";
import { type Product, productOf } from "../../../../shared/domain/catalog/product.ts";
import { stockCounter } from "../../../../shared/domain/stock/item.ts";
import type { Shop } from "../../../session/shop.ts";
import { type StockView, stockView } from "../stock-view.ts";

/** The product as it stands, followed; `undefined` once it is deleted. */
export const useProduct = (shop: Pick<Shop, "doc">, id: string): Product | undefined => {
  const doc = useMemo(() => shop.doc("product", id), [shop, id]);
  return productNow(id, doc.value);
};

/** What this till knows of the product's stock, followed; `null` on a device that stands in no branch. */
export const useStock = (
  shop: Pick<Shop, "certificate" | "counter">,
  id: string,
  policy: Product["policy"],
): StockView | null => {
  const { branch } = shop.certificate;
  const counter = useMemo(
    () => (branch === null ? null : shop.counter(stockCounter(branch, id))),
    [shop, branch, id],
  );
  return counter === null ? null : stockView(counter.value, { policy });
};

const productNow = (id: string, doc: Doc | undefined): Product | undefined =>
  doc === undefined || isDeleted(doc) ? undefined : productOf(id, doc);
