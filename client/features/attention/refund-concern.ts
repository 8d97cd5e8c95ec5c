import type { BranchId } from "../../../shared/core/ids.ts";
import { readBranch } from "../../../shared/domain/access/branch.ts";
import { REFUND_FREE } from "../../../shared/domain/refund/kinds.ts";
import { isUnit, type Quantity } from "../../../shared/lib/quantity.ts";
import type { RefundConcern } from "../../session/refund-concerns.ts";
import { type Described, type Known, may, type Words } from "./described.ts";

/** Shown with one line. */
const MOST = 3;

/** Goods of a receipt given back beyond the right to it: what, on whose word, and what can be done. */
export const describeRefund = (concern: RefundConcern, shop: Known, words: Words): Described => {
  const { t, formatDateTime } = words;
  const { key, counter, sale, branch, name, unit, quantity, isTwice, beyond } = concern;
  const text = words.formatQuantity(quantity as Quantity, isUnit(unit) ? unit : undefined);
  const nameOf = (staff: string): string => {
    const known = shop.view.doc("staff", staff)?.fields.name;
    return typeof known === "string" ? known : staff;
  };
  const where = readBranch(shop.view, branch as BranchId)?.name ?? branch;
  return {
    key,
    icon: "receipt",
    tone: isTwice ? "stop" : "attention",
    title: t(isTwice ? "attention.refundTwice" : "attention.refundBeyond", name, sale),
    texts: [
      t(isTwice ? "attention.refundTwiceText" : "attention.refundBeyondText", text, where),
      ...beyond
        .slice(0, MOST)
        .map(({ number, at, staff, reason }) =>
          t("attention.refundBy", number, formatDateTime(at), nameOf(staff), reason),
        ),
    ],
    todo: t(isTwice ? "attention.refundTwiceTodo" : "attention.refundBeyondTodo"),
    ways: [
      ...(may(shop, "sale.refund") || may(shop, REFUND_FREE)
        ? [{ label: t("attention.openReceipt"), path: `/receipts/${encodeURIComponent(sale)}` }]
        : []),
      ...(may(shop, REFUND_FREE)
        ? [
            {
              label: t("attention.refundSettle"),
              settleRefund: { counter, sale, name, quantity, text, isTwice },
            },
          ]
        : []),
    ],
    detail: counter,
  };
};
