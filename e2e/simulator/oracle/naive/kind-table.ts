import type { RawEntry } from "./raw-entry.ts";

/** What an entry of a kind may be: a second copy of the program's own declarations, on purpose. */
export interface KindRow {
  readonly version: number;
  readonly scope: "org" | "branch" | "office" | "any";
  readonly permission: string | null;
  readonly docs?: readonly string[];
  readonly effects?: readonly EffectName[];
  /** Areas whose counters it may touch; any where left out. */
  readonly counters?: readonly string[];
  /** Further people whose permission it needs. */
  readonly asks?: (entry: RawEntry) => readonly { readonly permission: string; readonly by: string }[];
}

export type EffectName = "mint" | "spend" | "give" | "beyond" | "settle";

/** Kinds by which a log speaks of itself, and the authority's word on devices and people. */
const own: Readonly<Record<string, KindRow>> = {
  "log.opened": { version: 1, scope: "any", permission: null },
  "log.signed-in": { version: 1, scope: "any", permission: null },
  "device.cut": { version: 1, scope: "org", permission: null },
  "person.cut": { version: 1, scope: "org", permission: null },
};

/** What is spent by override needs somebody who may: whoever lent the right, else the writer. */
const askOverride = ({ by, effects }: RawEntry, lender: unknown) =>
  effects.some(({ why }) => why === "override")
    ? [{ permission: "stock.override", by: typeof lender === "string" && lender !== "" ? lender : by }]
    : [];

/** What an account gets or loses by hand. */
const askForHand = ({ by, body }: RawEntry) =>
  body.why === "adjust" ? [{ permission: "account.adjust", by }] : [];

export const kindTable: Readonly<Record<string, KindRow>> = {
  ...own,
  "org.changed": { version: 1, scope: "org", permission: "access.settings", docs: ["org"] },
  "branch.added": { version: 1, scope: "org", permission: "access.branches", docs: ["branch"] },
  "branch.changed": { version: 1, scope: "org", permission: "access.branches", docs: ["branch"] },
  "staff.added": { version: 1, scope: "org", permission: "access.staff", docs: ["staff"] },
  "staff.changed": { version: 1, scope: "org", permission: "access.staff", docs: ["staff"] },
  "device.enrolled": { version: 1, scope: "org", permission: "access.devices", docs: ["device"] },
  "device.retired": { version: 1, scope: "org", permission: "access.devices", docs: ["device"] },
  "log.witnessed": { version: 1, scope: "org", permission: null },
  "product.added": { version: 1, scope: "org", permission: "catalog.edit", docs: ["product"] },
  "product.changed": { version: 1, scope: "org", permission: "catalog.edit", docs: ["product"] },
  "product.archived": { version: 1, scope: "org", permission: "catalog.edit", docs: ["product"] },
  "product.deleted": { version: 1, scope: "org", permission: "catalog.edit", docs: ["product"] },
  "product.imported": {
    version: 1,
    scope: "org",
    permission: "catalog.import",
    docs: ["product", "category"],
  },
  "category.changed": { version: 1, scope: "org", permission: "catalog.edit", docs: ["category"] },
  "stock.received": {
    version: 1,
    scope: "branch",
    permission: "stock.receive",
    effects: ["mint", "settle", "give"],
  },
  /** The version after this one, which some devices of a run are ahead by, writes the same effects with a leaner body. */
  "stock.counted": {
    version: 3,
    scope: "branch",
    permission: "stock.count",
    effects: ["mint", "settle", "give", "spend", "beyond"],
    asks: (entry) => askOverride(entry, entry.body.approvedBy),
  },
  "stock.written-off": {
    version: 1,
    scope: "branch",
    permission: "stock.write-off",
    effects: ["spend", "beyond", "settle"],
    asks: (entry) => askOverride(entry, entry.body.approvedBy),
  },
  "rights.given": { version: 1, scope: "any", permission: null, effects: ["give"] },
  "stock.shared": { version: 1, scope: "branch", permission: null, effects: ["give"] },
  "cost.recorded": { version: 1, scope: "office", permission: "stock.receive", docs: ["cost"] },
  "sale.completed": {
    version: 3,
    scope: "branch",
    permission: "sale.make",
    docs: ["payment"],
    effects: ["spend", "beyond"],
    asks: (entry) => [
      ...askOverride(entry, (entry.body.override as { by?: unknown } | undefined)?.by),
      ...((entry.body.approvals as readonly { permission: string; by: string }[] | undefined) ?? []),
    ],
  },
  "sale.refunded": {
    version: 1,
    scope: "branch",
    permission: "sale.refund",
    effects: ["mint", "settle", "spend", "beyond"],
    counters: ["refund", "stock"],
    asks: ({ by, body, effects }) => {
      const lent = (body.approvals as readonly { permission: string; by: string }[] | undefined) ?? [];
      const free = lent.find(({ permission }) => permission === "sale.refund-free")?.by ?? by;
      const beyond = (body.override as { by?: string } | undefined)?.by ?? by;
      return [
        ...(effects.some((effect) => effect.beyond !== undefined)
          ? [{ permission: "sale.refund-free", by: beyond }]
          : []),
        ...(body.of === null ? [{ permission: "sale.refund-free", by: free }] : []),
        ...lent,
      ];
    },
  },
  "refund.opened": {
    version: 1,
    scope: "branch",
    permission: null,
    effects: ["mint", "settle"],
    counters: ["refund"],
  },
  "refund.settled": {
    version: 1,
    scope: "branch",
    permission: "sale.refund-free",
    effects: ["mint", "settle"],
    counters: ["refund"],
  },
  /** Only the version after this one knows it. */
  "loyalty.granted": { version: 1, scope: "org", permission: "sale.make", docs: ["customer"] },
  "receipt.reprinted": { version: 1, scope: "branch", permission: "sale.make", docs: ["reprint"] },
  "payment.started": { version: 1, scope: "branch", permission: "sale.make", docs: ["payment"] },
  "payment.ended": { version: 1, scope: "branch", permission: "sale.make", docs: ["payment"] },
  "drawer.opened": { version: 1, scope: "branch", permission: "shift.work" },
  "fiscal.switched": { version: 1, scope: "branch", permission: null, docs: ["fiscal-till"] },
  "fiscal.signed": { version: 1, scope: "branch", permission: null, docs: ["fiscal-till"] },
  "fiscal.failed": { version: 1, scope: "branch", permission: null, docs: ["fiscal-till"] },
  "fiscal.outage": { version: 1, scope: "branch", permission: null, docs: ["fiscal-till"] },
  "shift.opened": { version: 1, scope: "branch", permission: "shift.work", docs: ["shift"] },
  "cash.moved": { version: 1, scope: "branch", permission: "shift.work" },
  "shift.closed": {
    version: 1,
    scope: "branch",
    permission: "shift.work",
    docs: ["shift"],
    asks: ({ by, body }) => {
      const { till, by: closedAt, difference, limit, approvedBy } = body;
      const over = typeof limit === "number" && Math.abs(Number(difference)) > limit;
      const manager = typeof approvedBy === "string" ? approvedBy : by;
      return till !== closedAt || over ? [{ permission: "shift.manage", by: manager }] : [];
    },
  },
  "shift.amended": { version: 1, scope: "branch", permission: "shift.work", docs: ["shift"] },
  "promo.saved": { version: 1, scope: "org", permission: "promo.edit", docs: ["promotion"] },
  "promo.list-saved": {
    version: 1,
    scope: "org",
    permission: "promo.edit",
    docs: ["price-list", "list-price"],
  },
  "promo.code-saved": {
    version: 1,
    scope: "org",
    permission: "promo.edit",
    docs: ["promo-code"],
    effects: ["mint", "spend", "give"],
    counters: ["promo"],
  },
  "promo.removed": { version: 1, scope: "org", permission: "promo.edit", docs: ["promotion", "price-list"] },
  "promo.used": {
    version: 1,
    scope: "org",
    permission: "sale.make",
    effects: ["spend"],
    counters: ["promo"],
  },
  "customer.saved": {
    version: 1,
    scope: "org",
    permission: "customer.edit",
    docs: ["customer"],
    asks: ({ by, body, patches }) =>
      patches.some(({ set }) => Object.keys(set).includes("group"))
        ? [{ permission: "customer.credit", by: (body.by as string | undefined) ?? by }]
        : [],
  },
  "account.added": {
    version: 1,
    scope: "org",
    permission: "account.add",
    docs: ["payment"],
    effects: ["mint", "give"],
    counters: ["wallet", "credit", "points", "gift"],
    asks: askForHand,
  },
  "account.spent": {
    version: 1,
    scope: "org",
    permission: "sale.make",
    effects: ["spend"],
    counters: ["wallet", "credit", "points", "gift"],
    asks: askForHand,
  },
  "account.limited": {
    version: 1,
    scope: "org",
    permission: "customer.edit",
    effects: ["mint", "spend", "give"],
    counters: ["credit", "limit"],
    asks: ({ by, body }) => [{ permission: "customer.credit", by: (body.by as string | undefined) ?? by }],
  },
  "sale.held": { version: 1, scope: "branch", permission: "sale.make", docs: ["held-sale"] },
  "sale.recalled": { version: 1, scope: "branch", permission: "sale.make", docs: ["held-sale"] },
  "cart.voided": { version: 1, scope: "branch", permission: "sale.make" },
};

export const isOwnKind = (kind: string): boolean => Object.hasOwn(own, kind);

const EFFECTS: readonly EffectName[] = ["mint", "spend", "give", "beyond", "settle"];

/** Whether an entry changes something its kind never does. */
export const changesTooMuch = (row: KindRow, { patches, effects }: RawEntry): boolean =>
  patches.some(({ doc }) => !row.docs?.includes(doc)) ||
  effects.some(
    (effect) =>
      !EFFECTS.some((name) => effect[name] !== undefined && row.effects?.includes(name)) ||
      (row.counters !== undefined && !row.counters.includes(String(effect.counter).split("/")[0] ?? "")),
  );
