import type { CounterView } from "../../../shared/core/view.ts";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import type { SyncStatus } from "../../session/shop.ts";

/** What this till knows of a product's stock in its branch. Amounts in thousandths. */
export interface StockView {
  readonly onHand: Quantity;
  readonly held: Quantity;
  readonly elsewhere: Quantity;
  /**
   * `free` to sell; `flexible` although none is counted; `elsewhere`: all of it is with other tills; `out`: there is
   * none.
   */
  readonly state: "free" | "flexible" | "elsewhere" | "out";
}

export const stockView = (
  { value, rights }: Pick<CounterView, "value" | "rights">,
  { policy }: Pick<Product, "policy">,
): StockView => ({
  onHand: value as Quantity,
  held: rights as Quantity,
  elsewhere: Math.max(0, value - rights) as Quantity,
  state: rights > 0 ? "free" : policy === "flexible" ? "flexible" : value > 0 ? "elsewhere" : "out",
});

/** How much of what is wanted this till may not sell; zero for goods that may be sold beyond the count. */
export const missingHere = (
  stock: StockView | null,
  { policy }: Pick<Product, "policy">,
  wanted: number,
): number => (stock === null || policy === "flexible" ? 0 : Math.max(0, wanted - stock.held));

/** How old what this till knows of other tills is. */
export type StockAge =
  | { readonly type: "now" }
  | { readonly type: "since"; readonly at: number }
  | { readonly type: "never" };

export const stockAge = ({ server, lastHeard }: Pick<SyncStatus, "server" | "lastHeard">): StockAge => {
  if (lastHeard === null) return { type: "never" };
  return server === "connected" ? { type: "now" } : { type: "since", at: lastHeard };
};
