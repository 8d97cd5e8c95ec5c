import { parseLogId } from "../../../shared/core/ids.ts";
import { readBranch } from "../../../shared/domain/access/branch.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import type { Concern } from "../../session/concerns.ts";
import { roleName } from "../../session/role-name.ts";
import type { Shop } from "../../session/shop.ts";
import type { I18n } from "../../ui/i18n.ts";
import type { IconName } from "../../ui/icon-shapes.ts";

/** A concern in words: what happened, what it means, what one can do. */
export interface Described {
  readonly key: string;
  readonly icon: IconName;
  readonly tone: "attention" | "stop";
  readonly title: string;
  readonly texts: readonly string[];
  readonly todo: string;
  readonly ways: readonly Way[];
  /** What support will ask for; empty when there is nothing to tell. */
  readonly detail: string;
}

/** Where the matter can be settled. */
export interface Way {
  readonly label: string;
  readonly path: string;
}

type Known = Pick<Shop, "view" | "person">;
type Words = Pick<I18n, "t" | "format" | "formatQuantity">;

export const describe = (concern: Concern, shop: Known, words: Words): Described => {
  if (concern.type === "shortage") return describeShortage(concern, shop, words);
  if (concern.type === "barcode") return describeBarcode(concern, shop, words);
  if (concern.type === "refused") return describeRefused(concern, words);
  return describeEntry(concern, shop, words);
};

const may = ({ person }: Known, permission: string): boolean => mayRole(person.value?.role ?? "", permission);

const describeShortage = (
  { key, name, branch, quantity, unit }: Extract<Concern, { type: "shortage" }>,
  shop: Known,
  { t, formatQuantity }: Words,
): Described => ({
  key,
  icon: "box",
  tone: "attention",
  title: t("attention.shortage", name),
  texts: [
    t(
      "attention.shortageText",
      formatQuantity(quantity as Quantity, unit),
      readBranch(shop.view, branch)?.name ?? branch,
    ),
  ],
  todo: t("attention.shortageTodo"),
  ways: [
    ...(may(shop, "stock.receive") ? [{ label: t("attention.receive"), path: "/receive" }] : []),
    ...(may(shop, "stock.count") ? [{ label: t("attention.count"), path: "/stock" }] : []),
  ],
  detail: "",
});

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

const describeEntry = (
  { key, item }: Extract<Concern, { type: "entry" }>,
  shop: Known,
  words: Words,
): Described => {
  const { t, format } = words;
  const device = deviceName(shop, item.log, words);
  const seq = format.value.number(item.seq);
  const detail = `${item.log} ${item.seq} ${item.kind} ${item.reason}`;
  const devices = may(shop, "access.devices")
    ? [{ label: t("attention.devices"), path: "/settings?part=devices" }]
    : [];
  const common = { key, icon: "alert", tone: "stop", texts: [], ways: [], detail } as const;
  switch (item.type) {
    case "entry.void":
      return {
        ...common,
        icon: "lock",
        tone: "attention",
        title: t("attention.void", kindName(item.kind, words)),
        texts: [t("attention.voidText", device, seq), ...reasonText(item.reason, words)],
        todo: t("attention.voidTodo"),
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
        ways: devices,
      };
    case "device.cloned":
      return {
        ...common,
        title: t("attention.cloned", device),
        texts: [t("attention.clonedText")],
        todo: t("attention.clonedTodo"),
        ways: devices,
      };
    case "storage.broken":
      return {
        ...common,
        title: t("attention.storage"),
        texts: [t("attention.storageText")],
        todo: t("attention.storageTodo"),
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

const deviceName = ({ view }: Known, log: string, { t }: Words): string => {
  const device = parseLogId(log)?.device;
  const doc = device === undefined ? undefined : view.doc("device", device);
  const named = [doc?.fields.code, doc?.fields.name].filter(
    (part) => typeof part === "string" && part !== "",
  );
  return named.length === 0 ? t("attention.aDevice") : named.join(" · ");
};

/** The judge's reasons as `createJudge` words them. */
const reasonText = (reason: string, words: Words): readonly string[] => {
  const { t } = words;
  const role = /^(\w+) may not /.exec(reason)?.[1];
  if (role !== undefined) return [t("attention.voidRole", roleName(words, role))];
  if (reason.startsWith("person not") || reason.startsWith("no person")) return [t("attention.voidPerson")];
  if (reason.startsWith("not in branch")) return [t("attention.voidBranch")];
  return reason.startsWith("not written") ? [t("attention.voidScope")] : [];
};

const kindName = (kind: string, { t }: Words): string => {
  const label = LABEL_BY_KIND[kind] ?? LABEL_BY_AREA[kind.split(".")[0] ?? ""];
  return label === undefined ? t("attention.kindOther", kind) : t(label);
};

const LABEL_BY_KIND = {
  "stock.received": "attention.kindReceipt",
  "stock.counted": "attention.kindCount",
  "stock.shared": "attention.kindShare",
} as Readonly<
  Record<string, "attention.kindReceipt" | "attention.kindCount" | "attention.kindShare" | undefined>
>;

const AREA_LABELS = {
  sale: "attention.kindSale",
  product: "attention.kindProduct",
  category: "attention.kindProduct",
  cost: "attention.kindCost",
  org: "attention.kindSettings",
  branch: "attention.kindSettings",
  staff: "attention.kindStaff",
  device: "attention.kindDevice",
} as const;

const LABEL_BY_AREA: Readonly<Record<string, (typeof AREA_LABELS)[keyof typeof AREA_LABELS] | undefined>> =
  AREA_LABELS;
