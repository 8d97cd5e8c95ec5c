import type { RefundBody } from "../../../shared/domain/refund/refund-body.ts";
import type { SaleBody } from "../../../shared/domain/sale/sale-body.ts";
import { parseMoney } from "../../../shared/lib/money.ts";
import { foldLetters, foldText } from "../../../shared/lib/text.ts";

type Paper = SaleBody | RefundBody;

/**
 * Tells receipts that answer to what was typed: part of the number, or of the sale's that was refunded, every word in the names of
 * its goods or in its customer's, a barcode, or an amount that is its total, one of its payments or one of its lines. Empty answers to
 * all.
 */
export const createMatcher = (query: string): ((paper: Paper) => boolean) => {
  const text = foldText(query);
  if (text === "") return () => true;
  const words = foldLetters(text).split(" ");
  const amount = parseMoney(query);
  const minor = amount.ok ? amount.value : null;
  const isNamed = (name: string): boolean => {
    const folded = foldLetters(foldText(name)); // whoever types may have another layout
    return words.every((word) => folded.includes(word));
  };
  return (paper) => {
    if (numbersOf(paper).some((number) => number.toLowerCase().includes(text))) return true;
    if (minor !== null && amountsOf(paper).includes(minor)) return true;
    if (paper.customer !== undefined && isNamed(paper.customer.name)) return true;
    return paper.lines.some(
      (line) => isNamed(line.name) || ("barcode" in line && line.barcode === query.trim()),
    );
  };
};

const numbersOf = (paper: Paper): readonly string[] =>
  "of" in paper && paper.of !== null ? [paper.number, paper.of.number] : [paper.number];

const amountsOf = ({ total, tenders, lines }: Paper): readonly number[] => [
  total,
  ...tenders.map((tender) => tender.amount),
  ...lines.map((line) => line.total),
];
