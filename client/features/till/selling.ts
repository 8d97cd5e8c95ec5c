import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { PricedBasket } from "../../../shared/domain/sale/price-basket.ts";
import {
  DISCOUNT,
  OTHER_PRICE,
  sellerDiscount,
  shareByWord,
} from "../../../shared/domain/sale/spoken-for.ts";
import type { Approval, RunCommand } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import type { SaleModel } from "./sale-model.ts";

/** What somebody took off the open sale takes a right that nobody here has lent for it. */
export interface WordNeeded {
  readonly permission: typeof DISCOUNT | typeof OTHER_PRICE;
  /** What was taken off by word, and what sellers may take off alone; hundredths of a percent. */
  readonly share: number;
  readonly most: number;
}

/** What stands between the open sale and its entry. */
export interface Selling {
  /** Runs commands. A sale is kept under its receipt's number first, and goes out with what a manager lent for it. */
  readonly run: RunCommand;
  /**
   * A manager lent their right for the open sale; it is used when the sale is written. It lives no longer than the page: after a reload,
   * or at another till that takes the sale up, a manager is asked again, for whoever could write to the disk could lend themselves anything.
   */
  readonly lend: (approval: Approval) => void;
  /** Whose word the open sale still needs, as it stands; `null` when nobody's. */
  readonly wordNeeded: () => WordNeeded | null;
}

export interface SellingDeps {
  readonly shop: Pick<Shop, "run" | "person" | "view">;
  readonly sale: SaleModel;
  /** Keeps the open sale under the number its receipt is about to get, on the disk. */
  readonly keep: () => Promise<void>;
}

export const createSelling = ({ shop, sale, keep }: SellingDeps): Selling => {
  const lent = new Map<string, Approval>();
  const lentNow = (): Approval | undefined => lent.get(sale.open.peek().id);
  const run: RunCommand = async (name, args, approval) => {
    if (name !== "sale.complete") return shop.run(name, args, approval);
    await keep();
    return shop.run(name, args, approval ?? lentNow());
  };
  return {
    run,
    lend: (approval) => void lent.set(sale.open.peek().id, approval),
    wordNeeded: () => {
      const roles = [shop.person.peek()?.role, lentNow()?.person.ticket.role];
      const may = (permission: string) =>
        roles.some((role) => role !== undefined && mayRole(role, permission));
      return wordNeeded(sale.priced.peek(), sellerDiscount(shop.view), may);
    },
  };
};

/** As the command that sells will ask it [DISCOUNT-1, DISCOUNT-3]. */
const wordNeeded = (
  { lines }: PricedBasket,
  most: number,
  may: (permission: string) => boolean,
): WordNeeded | null => {
  const share = shareByWord(lines);
  const isOtherPrice = lines.some(({ discounts }) => discounts.some(({ type }) => type === "price"));
  if (isOtherPrice && !may(OTHER_PRICE)) return { permission: OTHER_PRICE, share, most };
  return share > most && !may(DISCOUNT) ? { permission: DISCOUNT, share, most } : null;
};
