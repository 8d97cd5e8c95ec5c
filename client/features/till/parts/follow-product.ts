import { isDeleted } from "../../../../shared/core/document.ts";
import { type Product, productOf } from "../../../../shared/domain/catalog/product.ts";
import { stockCounter } from "../../../../shared/domain/stock/item.ts";
import type { Shop } from "../../../session/shop.ts";
import { type StockView, stockView } from "../stock-view.ts";

/**
 * The product as it stands; `undefined` once it is deleted. A component that calls it follows all products by one signal:
 * there are dozens of tiles on the screen, and a signal for each would cost more than drawing them again.
 */
export const followProduct = (
  { docs, changed }: Pick<Shop, "docs" | "changed">,
  id: string,
): Product | undefined => {
  void changed("product").value;
  const doc = docs("product").get(id);
  return doc === undefined || isDeleted(doc) ? undefined : productOf(id, doc);
};

/** What this till knows of the product's stock, followed likewise; `null` on a device that stands in no branch. */
export const followStock = (
  { certificate, countersChanged, view }: Pick<Shop, "certificate" | "countersChanged" | "view">,
  id: string,
  policy: Product["policy"],
): StockView | null => {
  void countersChanged.value;
  const { branch } = certificate;
  return branch === null ? null : stockView(view.counter(stockCounter(branch, id)), { policy });
};
