import type { Book, Tender } from "./book.ts";
import { inDrawer, sum } from "./book.ts";
import { type Entry, ofKind, readZs } from "./trail.ts";

/** The day in one table, for whoever reads the run. Amounts in tenge. */
export const tabulate = ({ sales, refunds, ...book }: Book, trail: readonly Entry[]): string => {
  const amended = ofKind(trail, "shift.amended");
  const rows = [...readZs(trail).values()]
    .sort((a, b) => a.till.localeCompare(b.till))
    .map((z) => [
      z.till,
      String(z.sales),
      tenge(z.sold),
      String(z.refunds),
      tenge(z.refunded),
      tenge(inDrawer({ sales, refunds, ...book }, z.till)),
      String(amended.filter(({ till }) => till === z.till).length),
    ]);
  const tenders = TENDERS.map((type) => {
    const paid = sales.flatMap((sale) => sale.tenders.filter((tender) => tender.type === type));
    return `${type} ${paid.length} × ${tenge(sum(paid.map(({ amount }) => amount)))}`;
  });
  return [
    "| Till | Sales | Sold | Refunds | Given back | In the drawer | Z amended |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    `Paid by: ${tenders.join("; ")}.`,
    `Put aside at one till and taken up at another: ${ofKind(trail, "sale.recalled").length}.`,
  ].join("\n");
};

const TENDERS: readonly Tender[] = ["cash", "card", "qr", "wallet", "gift", "credit", "points"];

const tenge = (tiyn: number): string => (tiyn / 100).toLocaleString("en-GB");
