import { parseLogId } from "../../../shared/core/ids.ts";
import type { Attention } from "../../../shared/core/state.ts";
import type { LabelKey } from "../../../shared/i18n/en.ts";
import type { Concern } from "../../session/concerns.ts";
import { type Described, type Known, may, type Way, type Words } from "./described.ts";
import { reasonText, todoText } from "./void-reason.ts";

/** A record that needs a person, in words; `seqs` are all the records of which the same is to be said. */
export const describeEntry = (
  { key, item }: Extract<Concern, { type: "entry" }>,
  shop: Known,
  words: Words,
  seqs: readonly number[] = [],
): Described => {
  const { t, format } = words;
  const device = deviceName(shop, item.log, words);
  const seq = format.value.number(item.seq);
  const detail = `${item.log} ${item.seq} ${item.kind} ${item.reason}`;
  const common = { key, icon: "alert", tone: "stop", texts: [], ways: [], detail } as const;
  switch (item.type) {
    case "entry.void":
      return {
        ...common,
        icon: "lock",
        tone: "attention",
        title: t("attention.void", kindName(item.kind, words)),
        texts: [
          whereText(device, seqs.length > 1 ? seqs : [item.seq], words),
          ...reasonText(item.reason, words),
        ],
        todo: todoText(item, words),
        ways: voidWays(item.kind, shop, words),
      };
    case "entry.unread":
      return {
        ...common,
        icon: "refresh",
        tone: "attention",
        title: t("attention.unread"),
        texts: [t("attention.unreadText", device, seq)],
        todo: t("attention.unreadTodo"),
      };
    case "log.forked":
      return {
        ...common,
        title: t("attention.forked", device),
        texts: [t("attention.forkedText")],
        todo: t("attention.forkedTodo"),
        ways: deviceWays(item, shop, words),
      };
    case "device.cloned":
      return {
        ...common,
        title: t("attention.cloned", device),
        texts: [t("attention.clonedText")],
        todo: t("attention.clonedTodo"),
        ways: deviceWays(item, shop, words),
      };
    case "storage.broken":
      return {
        ...common,
        title: t("attention.storage"),
        texts: [t("attention.storageText")],
        todo: t("attention.storageTodo"),
        ways: [
          ...deviceWays(item, shop, words),
          ...wayTo("stock.count", "/stock", "attention.count", shop, words),
        ],
      };
    case "entry.damaged":
      return {
        ...common,
        title: t("attention.damaged"),
        texts: [t("attention.damagedText", seq)],
        todo: t("attention.damagedTodo"),
      };
    default:
      return { ...common, title: t("attention.other"), todo: "" };
  }
};

const NAMED = 5;

const whereText = (device: string, seqs: readonly number[], { t, format }: Words): string => {
  const { number } = format.value;
  const named = seqs.slice(0, NAMED).map(number).join(", ");
  if (seqs.length === 1) return t("attention.voidText", device, named);
  const more = seqs.length - NAMED;
  return more <= 0
    ? t("attention.voidTexts", device, number(seqs.length), named)
    : t("attention.voidTextsMore", device, number(seqs.length), named, number(more));
};

const wayTo = (
  permission: string,
  path: string,
  label: LabelKey,
  shop: Known,
  { t }: Words,
): readonly { readonly label: string; readonly path: string }[] =>
  may(shop, permission) ? [{ label: t(label) as string, path }] : [];

/** To the device itself, where it can be put out or what it held be taken back. */
const deviceWays = ({ log }: Attention, shop: Known, words: Words): readonly Way[] =>
  wayTo(
    "access.devices",
    `/settings?part=devices&device=${encodeURIComponent(parseLogId(log)?.device ?? "")}`,
    "attention.device",
    shop,
    words,
  );

/** Where what did not count can be recorded again, or put right. */
const voidWays = (kind: string, shop: Known, words: Words): readonly Way[] => {
  const way = WAY_BY_KIND[kind] ?? WAY_BY_AREA[kind.split(".")[0] ?? ""];
  return way === undefined ? [] : wayTo(way.permission, way.path, way.label, shop, words);
};

interface PlainWay {
  readonly permission: string;
  readonly path: string;
  readonly label: LabelKey;
}

const COUNT: PlainWay = { permission: "stock.count", path: "/stock", label: "attention.count" };
const PRODUCTS: PlainWay = { permission: "catalog.edit", path: "/products", label: "app.products" };

const SHIFTS: PlainWay = { permission: "shift.work", path: "/shift", label: "shift.title" };
const RECEIPTS: PlainWay = { permission: "sale.refund", path: "/receipts", label: "receipts.title" };
const OFFERS: PlainWay = { permission: "promo.edit", path: "/promotions", label: "promo.title" };

const CUSTOMERS: PlainWay = { permission: "customer.edit", path: "/customers", label: "customers.title" };

const WAY_BY_KIND: Readonly<Record<string, PlainWay | undefined>> = {
  "stock.received": { permission: "stock.receive", path: "/receive", label: "attention.receive" },
  "sale.refunded": RECEIPTS,
};

const WAY_BY_AREA: Readonly<Record<string, PlainWay | undefined>> = {
  sale: COUNT,
  refund: RECEIPTS,
  receipt: RECEIPTS,
  shift: SHIFTS,
  cash: SHIFTS,
  drawer: SHIFTS,
  promo: OFFERS,
  stock: COUNT,
  rights: COUNT,
  product: PRODUCTS,
  category: PRODUCTS,
  cost: PRODUCTS,
  customer: CUSTOMERS,
  account: CUSTOMERS,
  org: { permission: "access.settings", path: "/settings?part=shop", label: "app.settings" },
  branch: { permission: "access.branches", path: "/settings?part=branches", label: "app.settings" },
  staff: { permission: "access.staff", path: "/settings?part=staff", label: "app.settings" },
  person: { permission: "access.staff", path: "/settings?part=staff", label: "app.settings" },
  device: { permission: "access.devices", path: "/settings?part=devices", label: "attention.devices" },
};

const deviceName = ({ view }: Known, log: string, { t }: Words): string => {
  const device = parseLogId(log)?.device;
  const doc = device === undefined ? undefined : view.doc("device", device);
  const named = [doc?.fields.code, doc?.fields.name].filter(
    (part) => typeof part === "string" && part !== "",
  );
  return named.length === 0 ? t("attention.aDevice") : named.join(" · ");
};

const kindName = (kind: string, { t }: Words): string => {
  const label = LABEL_BY_KIND[kind] ?? LABEL_BY_AREA[kind.split(".")[0] ?? ""];
  return label === undefined ? t("attention.kindOther", kind) : t(label);
};

const LABEL_BY_KIND: Readonly<Record<string, LabelKey | undefined>> = {
  "stock.received": "attention.kindReceipt",
  "stock.counted": "attention.kindCount",
  "stock.shared": "attention.kindShare",
  "stock.written-off": "attention.kindWriteOff",
  "cart.voided": "attention.kindVoided",
  "cash.moved": "attention.kindCash",
  "sale.refunded": "attention.kindRefund",
  "sale.held": "attention.kindHeld",
  "sale.recalled": "attention.kindHeld",
  "promo.used": "attention.kindPromoUsed",
  "receipt.reprinted": "attention.kindCopy",
  "drawer.opened": "attention.kindDrawer",
};

const LABEL_BY_AREA: Readonly<Record<string, LabelKey | undefined>> = {
  sale: "attention.kindSale",
  refund: "attention.kindRefund",
  shift: "attention.kindShift",
  payment: "attention.kindPayment",
  promo: "attention.kindPromo",
  fiscal: "attention.kindFiscal",
  stock: "attention.kindCount",
  rights: "attention.kindShare",
  product: "attention.kindProduct",
  category: "attention.kindProduct",
  cost: "attention.kindCost",
  customer: "customers.kindCustomer",
  account: "customers.kindAccount",
  org: "attention.kindSettings",
  branch: "attention.kindSettings",
  staff: "attention.kindStaff",
  person: "attention.kindStaff",
  device: "attention.kindDevice",
};
