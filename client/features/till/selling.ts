import type { Approval, RunCommand } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import type { SaleModel } from "./sale-model.ts";

/** What stands between the open sale and its entry. */
export interface Selling {
  /** Runs commands. A sale is kept under its receipt's number first, and goes out with what a manager lent for it. */
  readonly run: RunCommand;
  /** A manager lent their right for the open sale; it is used when the sale is written. */
  readonly lend: (approval: Approval) => void;
}

export interface SellingDeps {
  readonly shop: Pick<Shop, "run">;
  readonly sale: SaleModel;
  /** Keeps the open sale under the number its receipt is about to get, on the disk. */
  readonly keep: () => Promise<void>;
}

export const createSelling = ({ shop, sale, keep }: SellingDeps): Selling => {
  const lent = new Map<string, Approval>();
  const run: RunCommand = async (name, args, approval) => {
    if (name !== "sale.complete") return shop.run(name, args, approval);
    await keep();
    return shop.run(name, args, approval ?? lent.get(sale.open.peek().id));
  };
  return { run, lend: (approval) => void lent.set(sale.open.peek().id, approval) };
};
