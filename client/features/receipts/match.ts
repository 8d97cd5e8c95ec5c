import type { SaleBody } from "../../../shared/domain/sale/sale-body.ts";
import { parseMoney } from "../../../shared/lib/money.ts";
import { foldText } from "../../../shared/lib/text.ts";

/**
 * Tells receipts that answer to what was typed: part of the number, every word in the names of its goods, a barcode,
 * or an amount that is its total, one of its payments or one of its lines. Empty answers to all.
 */
export const createMatcher = (query: string): ((sale: SaleBody) => boolean) => {
  const text = foldText(query);
  if (text === "") return () => true;
  const words = text.split(" ");
  const amount = parseMoney(query);
  const minor = amount.ok ? amount.value : null;
  return (sale) => {
    if (sale.number.toLowerCase().includes(text)) return true;
    if (minor !== null && amountsOf(sale).includes(minor)) return true;
    return sale.lines.some(({ name, barcode }) => {
      const folded = foldText(name);
      return barcode === query.trim() || words.every((word) => folded.includes(word));
    });
  };
};

const amountsOf = ({ total, tenders, lines }: SaleBody): readonly number[] => [
  total,
  ...tenders.map((tender) => tender.amount),
  ...lines.map((line) => line.total),
];
