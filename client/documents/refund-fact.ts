import { kinds } from "../../shared/commands.ts";
import { isKnown, readBody } from "../../shared/core/kind.ts";
import type { RefundBody } from "../../shared/domain/refund/refund-body.ts";
import type { Fact } from "../session/shop.ts";

/** A refund as it lies in a log. */
export interface RefundFact {
  readonly n: number;
  /** The till's own clock, ms. */
  readonly at: number;
  /** Who was at the till. */
  readonly staff: string;
  readonly refund: RefundBody;
}

/** `null` for a fact of another kind, or one written by a newer program. */
export const readRefundFact = ({ n, entry }: Fact): RefundFact | null => {
  if (entry.kind !== "sale.refunded" || !isKnown(kinds, entry)) return null;
  const body = readBody(kinds, entry);
  return body.ok ? { n, at: entry.at, staff: entry.by, refund: body.value as RefundBody } : null;
};
