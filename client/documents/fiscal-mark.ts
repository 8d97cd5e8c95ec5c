import { kinds } from "../../shared/commands.ts";
import { isKnown, readBody } from "../../shared/core/kind.ts";
import type { FiscalMark, SignedBody } from "../../shared/domain/fiscal/fiscal-body.ts";
import { dealingOf, FISCAL_TILL, fiscalTillOf } from "../../shared/domain/fiscal/till.ts";
import type { Fact, Shop } from "../session/shop.ts";

/** A receipt's state with the tax office [FISCAL-2]; `undefined` for one that is not signed. */
export type FiscalWord = FiscalMark | "pending" | undefined;

/** Which receipt, and when it was made, ms. */
export interface OfReceipt {
  readonly number: string;
  /** Code of its till. */
  readonly till: string;
  readonly at: number;
}

/** What is known of a receipt's signature, as far as the documents here say; the signature itself is looked for among the facts. */
export const findFiscalWord = async (
  shop: Pick<Shop, "docs" | "facts">,
  receipt: OfReceipt,
): Promise<FiscalWord> => {
  const tills = [...shop.docs(FISCAL_TILL).values()].map(fiscalTillOf);
  if (tills.length === 0) return undefined;
  const mark = await findMark(shop, receipt);
  if (mark !== null) return mark;
  const isDue = tills.some(
    (till) =>
      till.till === receipt.till &&
      (dealingOf(till, receipt.number) === "pending" || till.failed.includes(receipt.number)),
  );
  return isDue ? "pending" : undefined;
};

const PAGE = 200;

/** Clocks jump; a signature is hardly a day older than what it signs. */
const DAY_MS = 86_400_000;

/** Newest first, back to the receipt's own day. */
const findMark = async (
  { facts }: Pick<Shop, "facts">,
  { number, at }: OfReceipt,
): Promise<FiscalMark | null> => {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await facts({ kinds: ["fiscal.signed"], before, limit: PAGE });
    for (const fact of page) {
      const body = bodyOf(fact);
      if (body?.number === number) return body.mark;
      if (fact.entry.at < at - DAY_MS) return null;
      before = Math.min(before, fact.n);
    }
    if (page.length < PAGE) return null;
  }
};

const bodyOf = ({ entry }: Fact): SignedBody | null => {
  if (!isKnown(kinds, entry)) return null;
  const body = readBody(kinds, entry);
  return body.ok ? (body.value as SignedBody) : null;
};
