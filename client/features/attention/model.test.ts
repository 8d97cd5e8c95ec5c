import { expect, test } from "vitest";
import { kinds } from "../../../shared/commands.ts";
import type { Attention } from "../../../shared/core/state.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import type { Concern } from "../../session/concerns.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createI18n } from "../../ui/i18n.ts";
import { describe as describeConcern } from "./model.ts";

const i18n = await createI18n("en");

const shopAs = async (role: string) => {
  const inner = await testShop();
  return createFakeShop(inner.till(), { person: await inner.person(role) });
};

const entry = (type: Attention["type"], reason = "", kind = "stock.counted"): Concern => ({
  type: "entry",
  key: `${type}:x`,
  item: { key: `${type}:x`, type, log: "till-1.1test.b-b1" as never, seq: 14, kind, reason },
});

const SHORTAGE = {
  type: "shortage",
  key: "s",
  product: "p1",
  name: "Milk",
  branch: "b1" as never,
  quantity: 1_500,
  unit: "kg",
} as const satisfies Concern;

const BARCODE = {
  type: "barcode",
  key: "b",
  code: "4006381333931",
  products: [
    { id: "p1", name: "Pens" },
    { id: "p2", name: "Tea" },
  ],
} as const satisfies Concern;

const SINCE = 1_790_000_000_000;
const FISCAL = {
  type: "fiscal",
  key: "f",
  till: "T2",
  device: "till-2",
  outage: { since: SINCE, reason: "autonomous" },
  until: SINCE + 3_600_000,
  refused: ["T2-1TEST-0007"],
} as const satisfies Concern;

test.each([
  {
    concern: FISCAL,
    says: [
      "Till T2: receipts do not reach the tax office",
      "The fiscal device has worked on its own since",
      "They have to be there by",
      "Not signed: T2-1TEST-0007.",
    ],
  },
  {
    concern: { ...FISCAL, outage: null, until: null },
    says: ["Till T2: the fiscal device refused receipts", "Not signed: T2-1TEST-0007."],
  },
  {
    concern: SHORTAGE,
    says: ["Milk: more went out than was covered", "1.5 kg left b1 without cover"],
  },
  { concern: BARCODE, says: ["Barcode 4006381333931 stands on several products", "Pens, Tea."] },
  {
    concern: entry("entry.void", "seller may not stock.count"),
    says: ["Stock count: recorded, without effect", "T1 · till-1, record 14", "signed in as cashier"],
  },
  { concern: entry("entry.void", "person not vouched for"), says: ["not signed in properly"] },
  { concern: entry("entry.void", "not in branch b2"), says: ["does not work in that branch"] },
  {
    concern: entry("entry.void", "cut: stolen", "sale.completed"),
    says: [
      "Sale: recorded, without effect",
      "taken back the right",
      "Reason given: stolen.",
      "count the shelf",
    ],
  },
  {
    concern: entry("entry.void", "cut: lost", "rights.given"),
    says: ["Sharing of stock", "given up as lost", "may have sold them"],
  },
  {
    concern: entry("entry.void", "cut: left", "product.changed"),
    says: ["someone who may records it again"],
  },
  {
    concern: entry("entry.void", "cut: lost", "stock.received"),
    says: ["Goods receipt", "receives them again"],
  },
  { concern: entry("entry.void", "may not change staff"), says: ["may have been altered"] },
  {
    concern: entry("entry.void", "only the authority may", "device.cut"),
    says: ["Adding a device", "Only the server"],
  },
  { concern: entry("entry.void", "cut: dismissed"), says: ["no longer worked here"] },
  { concern: entry("entry.void", "cut: old life"), says: ["before the device’s storage broke"] },
  { concern: entry("entry.unread", "till.closed v2"), says: ["newer version", "Update this device"] },
  { concern: entry("log.forked", "another entry is known"), says: ["T1 · till-1 contradict", "revoke it"] },
  { concern: entry("storage.broken", "till-1.1test"), says: ["storage was not what it wrote"] },
  { concern: entry("entry.damaged", "BadEntry"), says: ["Record 14 is damaged"] },
  { concern: entry("device.cloned"), says: ["T1 · till-1 seems to exist twice"] },
  {
    concern: { type: "refused", key: "r", refused: { log: "l", seq: 3, reason: "BadBody" } } as Concern,
    says: ["did not take a record", "Record 3: BadBody."],
  },
])("$concern.type: $says", async ({ concern, says }) => {
  const { title, texts, todo } = describeConcern(concern, await shopAs("owner"), i18n);
  const text = [title, ...texts, todo].join(" ").replaceAll("\u00a0", " ");
  for (const said of says) expect(text).toContain(said);
});

test.each([
  { role: "owner", concern: SHORTAGE, paths: ["/receive", "/stock?count=p1&branch=b1", "write off"] },
  { role: "seller", concern: SHORTAGE, paths: [] },
  { role: "manager", concern: entry("entry.void", "cut: lost", "sale.completed"), paths: ["/stock"] },
  { role: "seller", concern: entry("entry.void", "cut: lost", "sale.completed"), paths: [] },
  { role: "owner", concern: entry("entry.void", "cut: lost", "stock.received"), paths: ["/receive"] },
  { role: "manager", concern: BARCODE, paths: ["/products/p1", "/products/p2"] },
  { role: "operator", concern: BARCODE, paths: [] },
  { role: "owner", concern: entry("device.cloned"), paths: ["/settings?part=devices&device=till-1"] },
  { role: "manager", concern: entry("device.cloned"), paths: [] },
])("$role is shown only ways they may go: $paths", async ({ role, concern, paths }) => {
  const { ways } = describeConcern(concern, await shopAs(role), i18n);
  expect(ways.map((way) => ("path" in way ? way.path : "write off"))).toEqual(paths);
});

test("a shortage says who let the goods go, and why", async () => {
  const override = { counter: "stock/b1/p1" as never, at: 0, staff: "s9", reason: "customer waits" };
  const sale = { ...override, number: "T1-K7-0017" };
  const { texts } = describeConcern(SHORTAGE, await shopAs("owner"), i18n, {
    overrides: [sale, { ...override, number: null }],
  });
  expect(texts.slice(1).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
    expect.stringMatching(/^Receipt T1-K7-0017, .*: s9 let it be sold. “customer waits”$/),
    expect.stringMatching(/: s9 let it be taken off the books. “customer waits”$/),
  ]);
});

test.each([
  { seqs: [14], says: "record 14." },
  { seqs: [14, 15, 19], says: "3 records: 14, 15, 19." },
  { seqs: [1, 2, 3, 4, 5, 6, 7], says: "7 records: 1, 2, 3, 4, 5 and 2 more." },
])("records $seqs: $says", async ({ seqs, says }) => {
  const { texts } = describeConcern(entry("entry.void", "cut: lost"), await shopAs("owner"), i18n, { seqs });
  expect(texts[0]).toContain(says);
});

test.each([
  ["seller", false, ["Open the receipt"], "given back on somebody’s word"],
  ["manager", false, ["Open the receipt", "Settle"], "given back on somebody’s word"],
  ["manager", true, ["Open the receipt", "Settle"], "came back twice"],
])(
  "[REFUND-8] to a %s, a line refunded beyond the right (twice: %s) offers %j",
  async (role, isTwice, labels, title) => {
    const shop = await shopAs(role);
    const beyond = [{ number: "T2-1TEST-0001", at: 0, staff: "s9", reason: "the till is off" }];
    const about = {
      sale: "T1-1TEST-0001",
      branch: "b1",
      name: "Tea",
      unit: "pcs",
      quantity: 2_000,
      isTwice,
      beyond,
    };
    const concern = {
      type: "refund",
      key: "r",
      counter: "refund/b1/t1-1test-0001/0" as never,
      ...about,
    } as const;
    const said = describeConcern(concern, shop, i18n);
    expect(said.title).toContain(title);
    expect(said.texts.join(" ")).toContain("s9 allowed it. “the till is off”");
    expect(said.ways.map(({ label }) => label)).toEqual(labels);
  },
);

test.each(["en", "kk", "ru", "uz"] as const)("every kind of record has a name in %s", async (language) => {
  const shop = await shopAs("owner");
  const words = await createI18n(language);
  const unnamed = Object.keys(kinds).filter((kind) => {
    const { title } = describeConcern(entry("entry.void", "no person", kind), shop, {
      t: words.t,
      format: words.format,
    } as never);
    return title.includes(kind);
  });
  // What the program writes about itself, with nobody's hand in it.
  expect(unnamed).toEqual(["log.opened", "log.signed-in", "log.witnessed"]);
});
