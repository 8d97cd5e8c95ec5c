import { describe, expect, test } from "vitest";
import { exchange } from "../../../testing/shop.ts";
import { stockCounter } from "../../stock/item.ts";
import { lineCounter } from "../refund-counters.ts";
import { back, type SaleFound, soldShop } from "../testing/sold.ts";

const because = { reason: "changed-mind" } as const;

const aSale = async (tea = 3_000) => {
  const shop = await soldShop();
  const [first, second] = [shop.till(0), shop.till(1)];
  const sale = await shop.sell(first, tea);
  await shop.syncAll();
  return { shop, first, second, sale };
};

const teaLeft = ({ view }: ReturnType<Awaited<ReturnType<typeof soldShop>>["till"]>, { body }: SaleFound) =>
  view().counter(lineCounter(body, 0));

test("[REFUND-1] names, prices, discounts and taxes of a refund are the sale's own", async () => {
  const { shop, first, sale } = await aSale();
  await shop.office.must("catalog.change-product", { product: shop.tea, price: 99_900, name: "Dear tea" });
  await shop.syncAll();
  const { refund, number } = await first.must("sale.refund", { sale, lines: [back(0, 2_000)], ...because });
  expect(number).toBe(sale.number.replace("0001", "0002"));
  expect(refund).toMatchObject({
    of: { number: sale.number, log: sale.log, seq: sale.seq },
    lines: [{ line: 0, name: "Tea", quantity: 2_000, price: 10_000, taxRate: 1_200, total: 20_000 }],
    taxes: [{ rate: 1_200, base: 17_857, tax: 2_143 }],
    ...{ rounding: 0, total: 20_000, reason: "changed-mind", isVoid: false },
    tenders: [{ type: "cash", amount: 20_000, reference: "" }],
  });
});

test("[RECEIPT-1] sales and refunds are numbered together, without gaps", async () => {
  const { shop, first, sale } = await aSale();
  await first.must("sale.refund", { sale, lines: [back(1, 1_000)], ...because });
  expect((await shop.sell(first, 1_000)).number).toBe(sale.number.replace("0001", "0003"));
});

describe("[REFUND-2] a line comes back once, whatever the till", () => {
  test("at the till that sold it, again and again until nothing is left", async () => {
    const { first, sale } = await aSale();
    const refund = (quantity: number) =>
      first.run("sale.refund", { sale, lines: [back(0, quantity)], ...because });
    expect(await refund(2_000)).toMatchObject({ ok: true });
    expect(await refund(2_000)).toMatchObject({
      ok: false,
      error: { type: "AlreadyRefunded", lines: [{ line: 1, name: "Tea", wanted: 2_000, left: 1_000 }] },
    });
    expect(await refund(1_000)).toMatchObject({ ok: true });
    expect(await refund(1_000)).toMatchObject({ ok: false, error: { type: "AlreadyRefunded" } });
  });

  test("another till has no right to it until it is given some", async () => {
    const { shop, first, second, sale } = await aSale();
    const refund = () => second.run("sale.refund", { sale, lines: [back(0, 2_000)], ...because });
    expect(await refund()).toMatchObject({
      ok: false,
      error: { type: "RefundNotCovered", lines: [{ line: 1, name: "Tea", wanted: 2_000, left: 0 }] },
    });
    await first.must("sale.refund", { sale, lines: [back(1, 1_000)], ...because });
    await first.write([
      {
        scope: `b-${shop.branch}`,
        kind: "rights.given",
        v: 1,
        body: { why: "asked" },
        effects: [{ counter: lineCounter(sale.body, 0), give: 2_000, to: second.writer().holder }],
      },
    ]);
    expect(await refund(), "not heard of yet").toMatchObject({ error: { type: "RefundNotCovered" } });
    await exchange(first, second);
    expect(await refund()).toMatchObject({ ok: true });
    expect(await refund()).toMatchObject({ error: { type: "AlreadyRefunded", lines: [{ left: 1_000 }] } });
    await exchange(first, second);
    expect(teaLeft(first, sale)).toEqual({ value: 1_000, rights: 1_000, shortage: 0 });
  });

  test.each([
    ["a restart", { continuous: true }, true],
    ["its storage breaking: nobody knows what it had given back", { continuous: false }, false],
  ])("the till that sold it, after %s", async (_, options, mayStill) => {
    const { first, sale } = await aSale();
    await first.restart(options);
    const done = await first.run("sale.refund", { sale, lines: [back(0, 1_000)], ...because });
    expect(done.ok).toBe(mayStill);
  });
});

describe("[REFUND-6] cut off, without the right", () => {
  const asked = async (who: "seller" | "manager", approver: "manager" | null) => {
    const world = await aSale();
    const { shop, second, sale } = world;
    second.signIn(await shop.person(who));
    second.approve(approver === null ? null : await shop.person(approver));
    const override = { reason: "the till is locked away" };
    const done = await second.run("sale.refund", { sale, lines: [back(0, 1_000)], ...because, override });
    return { ...world, done };
  };

  test.each([
    ["seller", null, false],
    ["seller", "manager", true],
    ["manager", null, true],
  ] as const)("a %s with %s beside them may: %s", async (who, approver, may) => {
    const { done, second, sale } = await asked(who, approver);
    expect(done.ok).toBe(may);
    if (!may) expect(done).toMatchObject({ error: { type: "RefundNotAllowed" } });
    expect(teaLeft(second, sale).shortage).toBe(may ? 1_000 : 0);
  });

  test("the shortage is over once the till that sold it hears of it, and so much less is left", async () => {
    const { shop, first, second, sale } = await asked("manager", null);
    await shop.syncAll();
    await first.must("sale.refund", { sale, lines: [back(0, 1_000)], ...because });
    await shop.syncAll();
    for (const till of [first, second])
      expect(teaLeft(till, sale)).toMatchObject({ value: 1_000, shortage: 0 });
    expect(teaLeft(first, sale).rights).toBe(1_000);
  });

  test("the same line given back in two places shows until somebody stands for it, and never comes back a third time", async () => {
    const { shop, first, second, sale } = await asked("manager", null);
    await first.must("sale.refund", { sale, lines: [back(0, 3_000)], ...because });
    await shop.syncAll();
    expect(teaLeft(first, sale)).toEqual({ value: -1_000, rights: 0, shortage: 1_000 });
    const again = await second.run("sale.refund", {
      ...{ sale, lines: [back(0, 1_000)], ...because },
      override: { reason: "once more" },
    });
    expect(again).toMatchObject({ error: { type: "AlreadyRefunded", lines: [{ left: 0 }] } });
    expect([...first.state().attention.values()]).toEqual([]);
  });
});

describe("[REFUND-7] goods", () => {
  test.each([
    ["shelf", 1_000],
    ["write-off", 0],
  ] as const)("to the %s: the till may sell %d more", async (to, more) => {
    const { shop, first, sale } = await aSale();
    const counter = stockCounter(shop.branch, shop.tea);
    const before = first.view().counter(counter);
    await first.must("sale.refund", { sale, lines: [back(0, 1_000, to)], ...because });
    const after = first.view().counter(counter);
    expect([after.rights - before.rights, after.value - before.value]).toEqual([more, more]);
  });

  test("pay off what was sold without cover", async () => {
    const { shop, first, sale } = await aSale();
    first.signIn(shop.owner);
    const held = first.view().counter(stockCounter(shop.branch, shop.tea)).rights;
    await first.must("sale.complete", {
      lines: [{ product: shop.tea, quantity: held + 2_000 }],
      tenders: [{ type: "cash", amount: 100_000_000 }],
      override: { reason: "on the shelf" },
    });
    await first.must("sale.refund", { sale, lines: [back(0, 3_000)], ...because });
    expect(first.view().counter(stockCounter(shop.branch, shop.tea))).toMatchObject({
      shortage: 0,
      rights: 1_000,
    });
  });
});

describe("refused, and nothing is written:", () => {
  const wrong = { ...back(0, 1_000) };
  test.each<[string, (sale: SaleFound) => object, string]>([
    ["a line the sale has not", () => ({ lines: [{ ...wrong, line: 7 }] }), "NotThatSale"],
    ["a line twice", () => ({ lines: [wrong, wrong] }), "NotThatSale"],
    ["half a piece", () => ({ lines: [{ ...wrong, quantity: 500 }] }), "BadRefundQuantity"],
    ["more than was sold", () => ({ lines: [{ ...wrong, quantity: 4_000 }] }), "AlreadyRefunded"],
    ["another number than the sale's", (sale) => ({ sale: { ...sale, number: "T1-X-1" } }), "BadArgs"],
    [
      "a sale in the log of another branch",
      (sale) => ({ sale: { ...sale, log: "till-9.1test.b-b9" } }),
      "NotThatSale",
    ],
    ["`other` without a word", () => ({ reason: "other" }), "NoteMissing"],
    ["a wallet nobody has", () => ({ way: { type: "wallet", customer: "nobody" } }), "UnknownCustomer"],
  ])("%s", async (_, over, type) => {
    const { first, sale } = await aSale();
    const written = first.replica().arrived();
    const args = { sale, lines: [wrong], ...because, ...over(sale) };
    expect(await first.run("sale.refund", args)).toMatchObject({ ok: false, error: { type } });
    expect(first.replica().arrived()).toBe(written);
  });

  test("goods of another branch", async () => {
    const { shop, sale } = await aSale();
    const elsewhere = await shop.addDevice("till", await shop.addBranch("b2"), "T9");
    const done = await elsewhere.run("sale.refund", { sale, lines: [wrong], ...because });
    expect(done).toMatchObject({ error: { type: "SoldElsewhere", branch: shop.branch } });
  });
});
