import type { ZReport } from "../../shared/domain/shift/z-report.ts";
import { cashFlow, type ZTotals } from "../../shared/domain/shift/z-totals.ts";
import type { LabelKey, Messages } from "../../shared/i18n/en.ts";
import type { Format } from "../../shared/i18n/format.ts";
import type { Money } from "../../shared/lib/money.ts";
import { isUnit, type Quantity } from "../../shared/lib/quantity.ts";
import type { Block } from "./paper.ts";

/** What a report needs to be put into words. */
export interface ZWords {
  readonly organisation: string;
  readonly taxId: string;
  readonly branch: string;
  readonly nameOf: (staff: string) => string;
  readonly messages: Messages;
  readonly format: Format;
  /** Whether what the drawer should hold may be seen before it was counted. */
  readonly showsDrawer: boolean;
}

/** An X or Z report on a strip of paper: what a cashier hands in, an owner reads and an inspector compares. */
export const zBlocks = (report: ZReport, words: ZWords): readonly Block[] => [
  ...headBlocks(report, words),
  ...totalsBlocks(report.totals, words),
  ...(report.counted === null && !words.showsDrawer ? [] : drawerBlocks(report, words)),
  ...report.amendments.flatMap(({ n, totals, without }) => [
    ...section(words.messages["shift.amendment"](String(n))),
    ...when(without !== undefined, () => text(words.messages["shift.takenOut"], "small")),
    ...totalsBlocks(totals, words, { isPart: true }),
  ]),
  ...(report.amendments.length === 0
    ? []
    : [
        ...section(words.messages["shift.whole"]),
        ...sumsOf(report.whole, words),
        ...tendersOf(report.whole, words),
      ]),
  ...footBlocks(report, words),
];

const headBlocks = (
  report: ZReport,
  { organisation, taxId, branch, nameOf, messages, format }: ZWords,
): readonly Block[] => [
  centred(organisation, "large"),
  ...[taxId, branch].filter((text) => text !== "").map((text) => centred(text)),
  centred(report.z === null ? messages["shift.paperX"] : messages["shift.paperZ"](report.z), "large"),
  RULE,
  pair(messages["shift.till"], report.till),
  pair(messages["shift.opening"], format.dateTime(report.openedAt)),
  pair("", nameOf(report.openedBy)),
  ...(report.closedAt === null
    ? []
    : [
        pair(messages["shift.closing"], format.dateTime(report.closedAt)),
        pair("", nameOf(report.closedBy ?? "")),
      ]),
  ...(report.approvedBy === null ? [] : [pair(messages["shift.approved"], nameOf(report.approvedBy))]),
  ...(report.note === "" ? [] : [text(report.note)]),
];

const totalsBlocks = (
  totals: ZTotals,
  words: ZWords,
  { isPart = false }: { readonly isPart?: boolean } = {},
): readonly Block[] => [
  ...(isPart ? [] : [RULE]),
  ...sumsOf(totals, words),
  ...countsOf(totals, words),
  ...tendersOf(totals, words),
  ...movesOf(totals, words),
  ...discountsOf(totals, words),
  ...taxesOf(totals, words),
  ...goodsOf(totals, words),
  ...peopleOf(totals, words),
];

const sumsOf = ({ sales, refunds }: ZTotals, words: ZWords): readonly Block[] => {
  const { messages } = words;
  return [
    pair(`${messages["shift.sales"]} · ${sales.count}`, money(sales.total, words), { bold: true }),
    pair(`${messages["shift.refunds"]} · ${refunds.count}`, money(-refunds.total, words)),
    pair(messages["shift.net"], money(sales.total - refunds.total, words), { bold: true }),
    ...when(sales.rounding - refunds.rounding !== 0, () =>
      pair(messages["shift.rounding"], money(sales.rounding - refunds.rounding, words), { size: "small" }),
    ),
  ];
};

const countsOf = (totals: ZTotals, words: ZWords): readonly Block[] => {
  const { messages } = words;
  const { undone, voids, reprints, drawerOpenings, deposits, receipts } = totals;
  const summed = [
    ["shift.undone", undone],
    ["shift.voids", voids],
    ["shift.deposits", deposits],
  ] as const;
  return [
    ...receipts.flatMap(({ series, first, last, count }) => [
      pair(`${messages["shift.receipts"]} · ${count}`, series, { size: "small" }),
      pair("", `${fourDigits(first)} – ${fourDigits(last)}`, { size: "small" }),
    ]),
    ...summed.flatMap(([label, { count, total }]) =>
      when(count > 0, () => pair(`${messages[label]} · ${count}`, money(total, words), { size: "small" })),
    ),
    ...when(reprints > 0, () => pair(messages["shift.reprints"], String(reprints), { size: "small" })),
    ...when(drawerOpenings > 0, () =>
      pair(messages["shift.drawerOpenings"], String(drawerOpenings), { size: "small" }),
    ),
  ];
};

const tendersOf = ({ tenders }: ZTotals, words: ZWords): readonly Block[] => {
  const { messages } = words;
  if (tenders.length === 0) return [];
  return [
    ...section(messages["shift.tenders"]),
    ...tenders.flatMap(({ type, count, in: taken, out }) => [
      pair(`${nameIn(messages, `receipt.${type}`, type)} · ${count}`, money(taken - out, words)),
      ...when(out > 0, () =>
        pair(
          `${messages["shift.moneyIn"]} ${money(taken, words)}`,
          `${messages["shift.moneyOut"]} ${money(out, words)}`,
          { size: "small", indent: true },
        ),
      ),
    ]),
  ];
};

const movesOf = ({ moves }: ZTotals, words: ZWords): readonly Block[] => {
  const { messages } = words;
  if (moves.length === 0) return [];
  return [
    ...section(messages["shift.moves"]),
    ...moves.map(({ direction, reason, count, total }) => {
      const name = nameIn(messages, `shift.reason${capital(reason)}`, reason);
      return pair(`${name} · ${count}`, money(direction === "in" ? total : -total, words));
    }),
  ];
};

const discountsOf = ({ discounts }: ZTotals, words: ZWords): readonly Block[] => {
  const { messages } = words;
  if (discounts.length === 0) return [];
  return [
    ...section(messages["shift.discounts"]),
    ...discounts.map(({ type, count, total }) =>
      pair(`${nameIn(messages, `shift.discount${capital(type)}`, type)} · ${count}`, money(total, words)),
    ),
  ];
};

const taxesOf = ({ taxes }: ZTotals, words: ZWords): readonly Block[] => {
  const { messages, format } = words;
  if (taxes.length === 0) return [];
  return [
    ...section(messages["shift.taxes"]),
    ...taxes.map(({ rate, base, tax, backBase, backTax }) => {
      const name = rate < 0 ? messages["shift.exempt"] : messages["shift.tax"](format.percent(rate));
      const gross = money(base + tax - backBase - backTax, words);
      return pair(`${name} · ${gross}`, money(tax - backTax, words));
    }),
  ];
};

const goodsOf = ({ categories, products }: ZTotals, words: ZWords): readonly Block[] => {
  const { messages, format } = words;
  return [
    ...(categories.length === 0 ? [] : section(messages["shift.categories"])),
    ...categories.map(({ name, soldFor, backFor }) =>
      pair(name === "" ? messages["shift.noCategory"] : name, money(soldFor - backFor, words)),
    ),
    ...(products.length === 0 ? [] : section(messages["shift.products"])),
    ...products.map(({ name, unit, sold, back, soldFor, backFor }) => {
      const count = isUnit(unit)
        ? ` · ${format.quantity((sold - back) as Quantity, messages[`unit.${unit}`])}`
        : "";
      return pair(
        `${name === "" ? messages["shift.otherProducts"] : name}${count}`,
        money(soldFor - backFor, words),
        {
          size: "small",
        },
      );
    }),
  ];
};

const peopleOf = ({ people }: ZTotals, words: ZWords): readonly Block[] =>
  people.length === 0
    ? []
    : [
        ...section(words.messages["shift.people"]),
        ...people.map(({ staff, count, total }) =>
          pair(`${words.nameOf(staff)} · ${count}`, money(total, words)),
        ),
      ];

const drawerBlocks = (report: ZReport, words: ZWords): readonly Block[] => {
  const { messages } = words;
  const { float, expected, counted, difference, amendments } = report;
  const late = amendments.reduce((sum, { cash }) => sum + cash, 0);
  return [
    ...section(messages["shift.drawer"]),
    pair(messages["shift.float"], money(float, words)),
    pair(messages["receipt.cash"], money(cashFlow(report.totals), words)),
    pair(messages["shift.expected"], money(expected, words), { bold: true }),
    ...(counted === null ? [] : [pair(messages["shift.counted"], money(counted, words), { bold: true })]),
    ...(difference === null
      ? []
      : [pair(messages["shift.difference"], money(difference, words), { bold: true })]),
    ...when(late !== 0, () => pair(messages["shift.expectedLate"], money(late, words))),
  ];
};

const footBlocks = ({ grand, covers }: ZReport, words: ZWords): readonly Block[] => {
  const { messages } = words;
  return [
    ...section(messages["shift.grand"]),
    pair(messages["shift.sales"], money(grand.sold, words)),
    pair(messages["shift.refunds"], money(-grand.refunded, words)),
    pair(messages["shift.net"], money(grand.sold - grand.refunded, words)),
    ...(covers.length === 0 ? [] : section(messages["shift.heads"])),
    ...covers.flatMap(({ log, to, hash }): readonly Block[] => [
      text(`${log} · ${to}`, "small"),
      text(hash, "small"),
    ]),
  ];
};

const RULE: Block = { type: "rule" };

const centred = (words: string, size?: "large"): Block => ({
  type: "text",
  text: words,
  align: "center",
  ...(size !== undefined && { size, bold: true }),
});

const text = (words: string, size?: "small"): Block => ({ type: "text", text: words, ...(size && { size }) });

const section = (title: string): readonly Block[] => [
  RULE,
  { type: "text", text: title, bold: true, size: "small" },
];

const pair = (
  left: string,
  right: string,
  look: { readonly bold?: boolean; readonly size?: "small"; readonly indent?: boolean } = {},
): Block => ({ type: "pair", left, right, ...look });

const when = (holds: boolean, block: () => Block): readonly Block[] => (holds ? [block()] : []);

const money = (minor: number, { format }: ZWords): string =>
  format.amount(minor as Money, { minor: "always" });

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const fourDigits = (count: number): string => String(count).padStart(4, "0");

/** The catalogue's name for a kind of thing; one that a newer program wrote has none yet. */
const nameIn = (messages: Messages, key: string, otherwise: string): string =>
  Object.hasOwn(messages, key) ? messages[key as LabelKey] : otherwise;
