import { type BranchId, parseLogId, scopeBranch } from "../../core/ids.ts";
import { checkQuantity, isUnit, type QuantityError } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { SaleBody } from "../sale/sale-body.ts";
import type { SaleLeft } from "./left.ts";
import type { SaleAsWritten } from "./opening.ts";
import type { Back, RefundReason } from "./refund-body.ts";

/** A line of the sale as it is to come back. */
export interface AskedLine {
  /** From 0. */
  readonly line: number;
  readonly quantity: number;
  readonly back: Back;
}

/** A line that cannot come back in the quantity asked for; thousandths. `line` counts from 1. */
export interface LineShort {
  readonly line: number;
  readonly name: string;
  readonly unit: string;
  readonly wanted: number;
  /** What may come back: of the whole shop as far as known, or by this till alone. */
  readonly left: number;
}

export type RefundAskError =
  /** Not a sale of ours as its log has it, or not one of its lines. */
  | { readonly type: "NotThatSale" }
  /** Goods come back where they were sold. */
  | { readonly type: "SoldElsewhere"; readonly branch: string }
  | {
      readonly type: "BadRefundQuantity";
      readonly line: number;
      readonly name: string;
      readonly reason: QuantityError;
    }
  /** It came back already. */
  | { readonly type: "AlreadyRefunded"; readonly lines: readonly LineShort[] }
  /** The right to it is with another till that is out of reach. */
  | { readonly type: "RefundNotCovered"; readonly lines: readonly LineShort[] };

/** The sale and the lines asked for, held against each other [REFUND-1]: what each line of the sale gives back. */
export const checkAsked = (
  { log, body }: SaleAsWritten,
  asked: readonly AskedLine[],
  branch: BranchId,
): Result<readonly number[], RefundAskError> => {
  const scope = parseLogId(log)?.scope;
  if (scope === undefined || scopeBranch(scope) !== body.branch || !NUMBER.test(body.number))
    return err({ type: "NotThatSale" });
  if (body.branch !== branch) return err({ type: "SoldElsewhere", branch: body.branch });
  const taking = body.lines.map(() => 0);
  for (const { line, quantity } of asked) {
    const sold = body.lines[line];
    if (sold === undefined || taking[line] !== 0 || !PRODUCT.test(sold.product))
      return err({ type: "NotThatSale" });
    const checked = checkQuantity(quantity, isUnit(sold.unit) ? sold.unit : "kg");
    if (!checked.ok)
      return err({ type: "BadRefundQuantity", line: line + 1, name: sold.name, reason: checked.error });
    taking[line] = quantity;
  }
  return ok(taking);
};

/** Lines of which less is left than asked for; nobody may give back what is known to be gone [REFUND-3]. */
export const goneLines = (sale: SaleBody, left: SaleLeft, taking: readonly number[]): readonly LineShort[] =>
  shortLines(sale, taking, (i) => left.lines[i]?.left ?? 0);

/** Lines of which this till may give back less than asked for. */
export const uncoveredLines = (
  sale: SaleBody,
  left: SaleLeft,
  taking: readonly number[],
): readonly LineShort[] => shortLines(sale, taking, (i) => left.lines[i]?.rights ?? 0);

/** `other` must be said in words. */
export const isReasonMissing = (reason: RefundReason, note: string): boolean =>
  reason === "other" && note === "";

const NUMBER = /^[A-Z0-9-]{1,60}$/;
const PRODUCT = /^[a-z0-9-]{1,40}$/;

const shortLines = (
  sale: SaleBody,
  taking: readonly number[],
  leftAt: (line: number) => number,
): readonly LineShort[] =>
  sale.lines.flatMap(({ name, unit }, i) => {
    const [wanted, left] = [taking[i] ?? 0, leftAt(i)];
    return wanted > left ? [{ line: i + 1, name, unit, wanted, left }] : [];
  });
