import { readBranch } from "../../../shared/domain/access/branch.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import type { Concern } from "../../session/concerns.ts";
import { type Described, type Known, may, type Way, type Words } from "./described.ts";
import { describeEntry } from "./entry-concern.ts";
import { describeFiscal } from "./fiscal-concern.ts";
import type { OverrideFact } from "./overrides.ts";
import { describePayment } from "./payment-concern.ts";
import { describeRefund } from "./refund-concern.ts";

export interface Particulars {
  /** Of a shortage: who let goods go that were not covered, newest first. */
  readonly overrides?: readonly OverrideFact[] | undefined;
  /** Records of which the same is to be said. */
  readonly seqs?: readonly number[];
}

export const describe = (
  concern: Concern,
  shop: Known,
  words: Words,
  { overrides = [], seqs = [] }: Particulars = {},
): Described => {
  if (concern.type === "shortage") return describeShortage(concern, shop, words, overrides);
  if (concern.type === "barcode") return describeBarcode(concern, shop, words);
  if (concern.type === "fiscal") return describeFiscal(concern, shop, words);
  if (concern.type === "payment") return describePayment(concern, shop, words);
  if (concern.type === "refund") return describeRefund(concern, shop, words);
  if (concern.type === "refused") return describeRefused(concern, words);
  return describeEntry(concern, shop, words, seqs);
};

const describeShortage = (
  concern: Extract<Concern, { type: "shortage" }>,
  shop: Known,
  words: Words,
  overrides: readonly OverrideFact[],
): Described => {
  const { t } = words;
  const { key, name, branch, quantity, unit } = concern;
  const text = words.formatQuantity(quantity as Quantity, unit);
  return {
    key,
    icon: "box",
    tone: "attention",
    title: t("attention.shortage", name),
    texts: [
      t("attention.shortageText", text, readBranch(shop.view, branch)?.name ?? branch),
      ...overrides.map((fact) => overrideText(fact, shop, words)),
    ],
    todo: t("attention.shortageTodo"),
    ways: shortageWays(concern, text, shop, words),
    detail: "",
  };
};

const shortageWays = (
  { product, name, branch, quantity }: Extract<Concern, { type: "shortage" }>,
  text: string,
  shop: Known,
  { t }: Words,
): readonly Way[] => [
  ...(may(shop, "stock.receive") ? [{ label: t("attention.receive"), path: "/receive" }] : []),
  ...(may(shop, "stock.count")
    ? [{ label: t("attention.count"), path: `/stock?count=${encodeURIComponent(product)}&branch=${branch}` }]
    : []),
  ...(may(shop, "stock.write-off")
    ? [{ label: t("attention.writeOff"), writeOff: { product, name, branch, quantity, text } }]
    : []),
];

const overrideText = (
  { number, at, staff, reason }: OverrideFact,
  { view }: Known,
  { t, formatDateTime }: Words,
): string => {
  const name = view.doc("staff", staff)?.fields.name;
  const who = typeof name === "string" ? name : staff;
  const when = formatDateTime(at);
  return number === null
    ? t("attention.overrideCount", when, who, reason)
    : t("attention.overrideSale", number, when, who, reason);
};

const describeBarcode = (
  { key, code, products }: Extract<Concern, { type: "barcode" }>,
  shop: Known,
  { t }: Words,
): Described => ({
  key,
  icon: "scan",
  tone: "attention",
  title: t("attention.barcode", code),
  texts: [t("attention.barcodeText", products.map(({ name }) => name).join(", "))],
  todo: t("attention.barcodeTodo"),
  ways: may(shop, "catalog.edit")
    ? products.map(({ id, name }) => ({ label: t("attention.openProduct", name), path: `/products/${id}` }))
    : [],
  detail: "",
});

const describeRefused = (
  { key, refused: { log, seq, reason } }: Extract<Concern, { type: "refused" }>,
  { t, format }: Words,
): Described => ({
  key,
  icon: "cloud-off",
  tone: "stop",
  title: t("attention.refused"),
  texts: [t("attention.refusedText", format.value.number(seq), reason)],
  todo: t("attention.refusedTodo"),
  ways: [],
  detail: `${log} ${seq} ${reason}`,
});
