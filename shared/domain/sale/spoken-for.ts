import type { Context } from "../../core/command.ts";
import type { BranchId } from "../../core/ids.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { whoMay } from "../access/approval.ts";
import { ORGANISATION } from "../access/organisation.ts";
import { shareOf } from "../promo/discount.ts";
import type { PricedBasketLine } from "./price-basket.ts";
import type { LineDiscount, SaleBody } from "./sale-body.ts";

export type SpokenForError =
  /** More than a seller may take off alone, and nobody who may has lent their word. Shares in hundredths of a percent. */
  | { readonly type: "DiscountNotAllowed"; readonly share: number; readonly most: number }
  /** Another price is for managers. */
  | { readonly type: "PriceNotAllowed" };

export const DISCOUNT = "sale.discount";
export const OTHER_PRICE = "sale.price";

type Approvals = NonNullable<SaleBody["approvals"]>;

/** What a seller may take off a sale by word alone, in hundredths of a percent; nothing unless the shop says so. */
export const sellerDiscount = (view: View): number => {
  const share = liveDoc(view, "org", ORGANISATION)?.fields.sellerDiscount;
  return typeof share === "number" ? share : 0;
};

/** What people's word took off, in hundredths of a percent of what the goods cost without it [DISCOUNT-3]. */
export const shareByWord = (lines: readonly PricedBasketLine[]): number => {
  const taken = sum(lines.flatMap(({ discounts }) => discounts.filter(({ type }) => isByWord(type))));
  return shareOf(taken, lines.reduce((all, { total }) => all + total, 0) + taken);
};

/** Who lent which permission for what was taken off by word; whoever sells needs to borrow nothing that is theirs. */
export const approvalsFor = (
  view: View,
  context: Pick<Context, "person" | "approver">,
  branch: BranchId,
  lines: readonly PricedBasketLine[],
): Result<Approvals, SpokenForError> => {
  const approvals: Approvals = [];
  const lend = (permission: string): boolean => {
    const who = whoMay(context, permission, branch);
    if (who !== null && who.staff !== context.person.staff) approvals.push({ permission, by: who.staff });
    return who !== null;
  };
  const isOtherPrice = lines.some(({ discounts }) => discounts.some(({ type }) => type === "price"));
  if (isOtherPrice && !lend(OTHER_PRICE)) return err({ type: "PriceNotAllowed" });
  const [share, most] = [shareByWord(lines), sellerDiscount(view)];
  if (share > most && !lend(DISCOUNT)) return err({ type: "DiscountNotAllowed", share, most });
  return ok(approvals);
};

const isByWord = (type: LineDiscount["type"]): boolean => type === "manual" || type === "receipt";

const sum = (discounts: readonly LineDiscount[]): number =>
  discounts.reduce((all, { amount }) => all + amount, 0);
