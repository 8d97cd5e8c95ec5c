import type { Context } from "../../core/command.ts";
import type { BranchId } from "../../core/ids.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { whoMay } from "../access/approval.ts";
import type { SaleBody, SaleTender } from "../sale/sale-body.ts";
import { REFUND_FREE } from "./kinds.ts";
import type { Way } from "./money-back.ts";
import type { RefundBody } from "./refund-body.ts";

export type WayError =
  /** Money goes back the way it came, or into a wallet; otherwise only with a manager. */
  | { readonly type: "WayNotAllowed"; readonly way: Way["type"] }
  | { readonly type: "UnknownCustomer"; readonly customer: string };

/** What may go out in another way than it came in, without a manager: nobody turns points or a debt into cash [REFUND-5]. */
const TURNS_INTO: Readonly<Record<Exclude<Way["type"], "original">, readonly SaleTender["type"][]>> = {
  cash: ["cash"],
  wallet: ["cash", "card", "qr", "wallet", "gift"],
};

type Approvals = NonNullable<RefundBody["approvals"]>;

/** Whether the money of the sale may go back that way; with whose word, where it takes somebody's. */
export const checkWay = (
  sale: Pick<SaleBody, "tenders">,
  way: Way,
  branch: BranchId,
  context: Pick<Context, "person" | "approver">,
): Result<Approvals, WayError> => {
  return way.type === "original" ? ok([]) : checkTurn(sale, way.type, TURNS_INTO[way.type], branch, context);
};

/**
 * Whether what goods of the sale are worth may pay for others, as cash would: money may, but nobody makes it of points or of a debt
 * [REFUND-11].
 */
export const checkWorth = (
  sale: Pick<SaleBody, "tenders">,
  branch: BranchId,
  context: Pick<Context, "person" | "approver">,
): Result<Approvals, WayError> => checkTurn(sale, "cash", TURNS_INTO.wallet, branch, context);

const checkTurn = (
  sale: Pick<SaleBody, "tenders">,
  way: Way["type"],
  allowed: readonly SaleTender["type"][],
  branch: BranchId,
  context: Pick<Context, "person" | "approver">,
): Result<Approvals, WayError> => {
  if (sale.tenders.every(({ type }) => allowed.includes(type))) return ok([]);
  const by = whoMay(context, REFUND_FREE, branch);
  return by === null ? err({ type: "WayNotAllowed", way }) : ok([{ permission: REFUND_FREE, by: by.staff }]);
};

/** Whose refund it is: whoever gets it into their wallet, else whose sale it was. */
export const customerOf = (
  view: View,
  sale: Pick<SaleBody, "customer"> | null,
  way: Way,
): Result<SaleBody["customer"], WayError> => {
  if (way.type !== "wallet") return ok(sale?.customer);
  const doc = liveDoc(view, "customer", way.customer);
  return doc === undefined
    ? err({ type: "UnknownCustomer", customer: way.customer })
    : ok({ id: way.customer, name: String(doc.fields.name ?? "") });
};
