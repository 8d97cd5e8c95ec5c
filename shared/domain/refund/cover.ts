import type { Context } from "../../core/command.ts";
import type { Effect } from "../../core/counter.ts";
import type { BranchId } from "../../core/ids.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { whoMay } from "../access/approval.ts";
import type { SaleBody } from "../sale/sale-body.ts";
import { goneLines, type RefundAskError, uncoveredLines } from "./check.ts";
import { REFUND_FREE } from "./kinds.ts";
import type { SaleLeft } from "./left.ts";
import type { MoneyBack } from "./money-back.ts";
import type { RefundBody } from "./refund-body.ts";
import { lineCounter, paidCounter, tenderCounter } from "./refund-counters.ts";

export type CoverError =
  | Extract<RefundAskError, { readonly type: "AlreadyRefunded" | "RefundNotCovered" }>
  /** Neither the person nor whoever approves may give back beyond what this till has the right to. */
  | { readonly type: "RefundNotAllowed" };

/**
 * Whether this till may give that much back: what is known to have come back already nobody may; what is another till's to give
 * takes a manager and a reason [REFUND-3, REFUND-6]. Gives their word where it was needed.
 */
export const checkCover = (
  sale: SaleBody,
  left: SaleLeft,
  taking: readonly number[],
  override: { readonly reason: string } | undefined,
  context: Pick<Context, "person" | "approver">,
): Result<NonNullable<RefundBody["override"]> | null, CoverError> => {
  const gone = goneLines(sale, left, taking);
  if (gone.length > 0) return err({ type: "AlreadyRefunded", lines: gone });
  const uncovered = uncoveredLines(sale, left, taking);
  if (uncovered.length === 0) return ok(null);
  if (override === undefined) return err({ type: "RefundNotCovered", lines: uncovered });
  const by = whoMay(context, REFUND_FREE, sale.branch as BranchId);
  return by === null ? err({ type: "RefundNotAllowed" }) : ok({ by: by.staff, reason: override.reason });
};

/** Uses this till's right to each line, and goes beyond it for the rest. */
export const coverEffects = (sale: SaleBody, left: SaleLeft, taking: readonly number[]): readonly Effect[] =>
  taking.flatMap((quantity, i): readonly Effect[] => {
    const counter = lineCounter(sale, i);
    const own = Math.min(quantity, left.lines[i]?.rights ?? 0);
    const beyond = quantity - own;
    return [
      ...(own > 0 ? [{ counter, spend: own }] : []),
      ...(beyond > 0 ? [{ counter, beyond, why: "override" as const }] : []),
    ];
  });

/** Keeps count of the money that went back, in all and by each tender of the sale. */
export const paidEffects = (sale: SaleBody, { total, byTender }: MoneyBack): readonly Effect[] => [
  ...(total > 0 ? [{ counter: paidCounter(sale), mint: total }] : []),
  ...byTender.map(({ tender, amount }) => ({ counter: tenderCounter(sale, tender), mint: amount })),
];
