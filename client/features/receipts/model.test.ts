import { describe, expect, test } from "vitest";
import { findSale, soldShop } from "../../../shared/domain/refund/testing/sold.ts";
import type { SaleBody } from "../../../shared/domain/sale/sale-body.ts";
import { type TestShopOptions, testShop } from "../../../shared/testing/shop.ts";
import { createFakeShop, type FakeShop } from "../../testing/fake-shop.ts";
import { createReceiptsModel, type ReceiptsModel } from "./model.ts";

const HOUR = 3_600_000;

/** A till that sold milk, then milk and bread, then bread, an hour apart. */
const aTillWithSales = async (options: TestShopOptions = {}) => {
  const world = await testShop(options);
  const milk = await world.addProduct({ name: "Сүт", price: 52_000, barcodes: ["4870001000011"] });
  const bread = await world.addProduct({ name: "Нан", price: 21_000 });
  await world.syncAll();
  const device = world.till();
  device.signIn(world.owner);
  await device.must("stock.receive", {
    lines: [milk, bread].map((product) => ({ product, quantity: 900_000 })),
  });
  const shop = createFakeShop(device, { person: await world.person("seller"), now: () => world.clock.now });
  const sell = async (...products: readonly string[]) => {
    world.clock.now += HOUR;
    return device.must("sale.complete", {
      lines: products.map((product) => ({ product, quantity: 1_000 })),
      tenders: [{ type: "cash", amount: 100_000 }],
    });
  };
  const sold = [await sell(milk), await sell(milk, bread), await sell(bread)];
  return { world, shop, sell, milk, bread, sold };
};

/** The wait for the end of a word, run by the test. */
const aTimer = () => {
  let due: (() => void) | null = null;
  return {
    after: (_milliseconds: number, run: () => void) => {
      due = run;
      return () => {
        due = null;
      };
    },
    ring: () => due?.(),
  };
};

const aModel = async (shop: FakeShop) => {
  const timer = aTimer();
  const model = createReceiptsModel({ shop, after: timer.after });
  await model.ready;
  return { model, timer };
};

const endsOf = ({ rows }: ReceiptsModel) => rows.value.map(({ number }) => number.slice(-4));
const settled = async ({ loading, coverage }: ReceiptsModel) => {
  while (loading.value || coverage.value === "asking") await Promise.resolve();
};

test("lists newest first, says that the server is out of reach", async () => {
  const { shop } = await aTillWithSales();
  const { model } = await aModel(shop);
  expect(endsOf(model)).toEqual(["0003", "0002", "0001"]);
  expect(model.rows.value[1]).toMatchObject({ total: 73_000, goods: ["Сүт", "Нан"] });
  expect(model.coverage.value).toBe("hereOnly");
  expect(model.hasOlder.value).toBe(false);
});

test.each([
  { query: "", found: ["0003", "0002", "0001"] },
  { query: "-0002", found: ["0002"] },
  { query: "t1-", found: ["0003", "0002", "0001"] },
  { query: "сүт", found: ["0002", "0001"] },
  { query: "НАН", found: ["0003", "0002"] },
  { query: "730", found: ["0002"] },
  { query: "520,00", found: ["0002", "0001"] },
  { query: "1 000 ₸", found: ["0003", "0002", "0001"] },
  { query: "4870001000011", found: ["0002", "0001"] },
  { query: "nothing such", found: [] },
])("searching $query finds $found", async ({ query, found }) => {
  const { shop } = await aTillWithSales();
  const { model } = await aModel(shop);
  model.search(query);
  await settled(model);
  expect(endsOf(model)).toEqual(found);
});

test("is narrowed by days", async () => {
  const { shop, world, sell, milk } = await aTillWithSales();
  world.clock.now += 30 * 24 * HOUR;
  await sell(milk);
  const { model } = await aModel(shop);
  model.choose({ type: "week" });
  expect(endsOf(model)).toEqual(["0004"]);
  model.choose({ type: "dates", from: "", to: "2000-01-01" });
  expect(endsOf(model)).toEqual([]);
});

test("what another till sold before stands below, though it arrives after", async () => {
  const { world, shop, sell, milk } = await aTillWithSales({ tills: 2 });
  await world.syncAll();
  const other = world.till(1);
  other.signIn(world.owner);
  world.clock.now += HOUR;
  const lines = [{ product: milk, quantity: 1_000 }];
  const theirs = await other.must("sale.complete", { lines, tenders: [{ type: "cash", amount: 100_000 }] });
  const ours = await sell(milk);
  await world.syncAll();
  const { model } = await aModel(shop);
  expect(model.rows.value.slice(0, 2).map(({ number }) => number)).toEqual([ours.number, theirs.number]);
});

test("a sale made meanwhile appears", async () => {
  const { shop, sell, bread } = await aTillWithSales();
  const { model } = await aModel(shop);
  await sell(bread);
  await Promise.resolve();
  await Promise.resolve();
  expect(endsOf(model)[0]).toBe("0004");
  model.dispose();
});

describe("with the server in reach", () => {
  const older = { number: "T2-1AAAA-0009", at: 1, total: 5_000, currency: "KZT" };
  const page = (rows: readonly object[], next: string | null = null) => ({ rows, next });

  test("adds what only the server has, once each, in order of time", async () => {
    const { shop, sold } = await aTillWithSales();
    const twice = { ...older, number: sold[0]?.number, at: sold[0]?.at };
    shop.answer("/v1/receipts?search=", page([twice, older]));
    const { model } = await aModel(shop);
    expect(endsOf(model)).toEqual(["0003", "0002", "0001", "0009"]);
    expect(model.rows.value.at(-1)?.isHere).toBe(false);
    expect(model.coverage.value).toBe("hereAndServer");
  });

  test("goes on where the server's list ended", async () => {
    const { shop } = await aTillWithSales();
    shop.answer("/v1/receipts?search=&after=x", page([{ ...older, number: "T2-1AAAA-0008", at: 0 }]));
    shop.answer("/v1/receipts?search=", page([older], "x"));
    const { model } = await aModel(shop);
    expect(model.hasOlder.value).toBe(true);
    await model.older();
    expect(endsOf(model)).toEqual(["0003", "0002", "0001", "0009", "0008"]);
    expect(model.hasOlder.value).toBe(false);
  });

  test("asks again once typing rests, and forgets the answer to an older question", async () => {
    const { shop } = await aTillWithSales();
    const { model, timer } = await aModel(shop);
    shop.answer("/v1/receipts?search=0009", page([older]));
    model.search("00");
    model.search("0009");
    timer.ring();
    await settled(model);
    expect(endsOf(model)).toEqual(["0009"]);
  });

  test.each([{ rows: "no" }, null, { rows: [{ number: 7 }], next: null }])(
    "an answer it cannot read (%j) is said to be none",
    async (answer) => {
      const { shop } = await aTillWithSales();
      shop.answer("/v1/receipts", answer);
      const { model } = await aModel(shop);
      expect(model.coverage.value).toBe("serverRefused");
      expect(endsOf(model)).toHaveLength(3);
    },
  );

  /** What the server keeps of a sale for reports: the same figures in other clothes. */
  const asServed = ({ lines, tenders, taxes: _taxes, taxMode: _mode, till: _till, ...sale }: SaleBody) => ({
    ...sale,
    ...{ at: 1, staff: "s9", device: "till-9" },
    lines: lines.map(({ taxRate, unit: _unit, ...line }, i) => ({
      ...line,
      line: i + 1,
      tax_rate: taxRate === "exempt" ? null : taxRate,
    })),
    payments: tenders.map(({ type, amount }, i) => ({ line: i + 1, type, amount })),
  });

  test("[FISCAL-2] a receipt only the server has comes with its fiscal sign", async () => {
    const { shop, sold } = await aTillWithSales({});
    const { sale } = sold[1] as { sale: SaleBody };
    const there: SaleBody = { ...sale, number: older.number, till: "T2" };
    const fiscal = { sign: "123456789", at: 1, autonomous: false, registration: "010203" };
    shop.answer(`/v1/receipts/${older.number}`, { ...asServed(there), fiscal });
    const { model } = await aModel(shop);
    await model.open(older.number);
    expect(model.opened.value).toMatchObject({ source: { fiscal } });
  });

  test.each(["included", "added"] as const)(
    "shows a receipt only the server has just as it was, tax %s",
    async (taxMode) => {
      const { shop, sold } = await aTillWithSales({ taxMode });
      const { sale } = sold[1] as { sale: SaleBody };
      const there: SaleBody = { ...sale, number: older.number, till: "T2" };
      shop.answer(`/v1/receipts/${older.number}`, asServed(there));
      const { model } = await aModel(shop);
      await model.open(older.number);
      expect(model.opened.value).toEqual({ type: "receipt", source: { sale: there, at: 1, staff: "s9" } });
    },
  );
});

test("opens a receipt of its own, says when there is none, and closes", async () => {
  const { shop, sold } = await aTillWithSales();
  const { model } = await aModel(shop);
  await model.open(sold[1]?.number ?? "");
  expect(model.opened.value).toMatchObject({ type: "receipt", source: { sale: { total: 73_000 } } });
  await model.open("T9-XXXXX-0001");
  expect(model.opened.value).toEqual({ type: "missing", number: "T9-XXXXX-0001" });
  await model.open(null);
  expect(model.opened.value).toEqual({ type: "none" });
});

test("reads further back as asked, and as a search needs", async () => {
  const { shop, sell, bread } = await aTillWithSales();
  for (let i = 0; i < 520; i++) await sell(bread);
  const { model } = await aModel(shop);
  expect(model.rows.value).toHaveLength(500);
  expect(model.hasOlder.value).toBe(true);
  model.search("сүт");
  await settled(model);
  expect(endsOf(model)).toEqual(["0002", "0001"]);
  expect(model.hasOlder.value).toBe(false);
});

describe("refunds are receipts too:", () => {
  const aRefund = async () => {
    const world = await soldShop();
    const [first, second] = [world.till(0), world.till(1)];
    first.signIn(world.owner);
    const { customer } = await first.must("customer.save", { name: "Айгерім Сапарова" });
    const { number: bought } = await first.must("sale.complete", {
      ...{ customer, lines: [{ product: world.tea, quantity: 2_000 }] },
      tenders: [{ type: "cash", amount: 20_000 }],
    });
    await world.sell(second, 1_000);
    const sale = await findSale(first, bought);
    const lines = [{ line: 0, quantity: 1_000, back: "shelf" as const }];
    const { number } = await first.must("sale.refund", { sale, lines, reason: "defect" });
    await world.syncAll();
    const shop = createFakeShop(first, { person: world.owner, now: () => world.clock.now });
    return { ...(await aModel(shop)), number, sale, shop };
  };

  test("listed with their sign, found by their number, the sale's and the customer's name", async () => {
    const { model, number, sale } = await aRefund();
    const row = model.rows.value.find((one) => one.number === number);
    expect(row).toMatchObject({ total: -10_000, isRefund: true, goods: ["Tea"] });
    expect(model.rows.value).toHaveLength(3);
    model.search(sale.number);
    expect(model.rows.value.map((one) => one.number).sort()).toEqual([sale.number, number].sort());
    model.search("айгерим");
    expect(model.rows.value).toHaveLength(2);
  });

  test("opened by their number, as a scan of their code asks", async () => {
    const { model, number } = await aRefund();
    await model.open(number);
    expect(model.opened.value).toMatchObject({
      type: "receipt",
      source: { refund: { number, total: 10_000 } },
    });
  });

  test("of one till only", async () => {
    const { model } = await aRefund();
    expect(model.tills.value).toEqual(["T1", "T2"]);
    model.chooseTill("T2");
    expect(model.rows.value.map(({ total }) => total)).toEqual([15_000]);
    model.chooseTill("");
    expect(model.rows.value).toHaveLength(3);
  });
});
