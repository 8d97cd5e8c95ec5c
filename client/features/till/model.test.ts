import { describe, expect, test } from "vitest";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import type { Drafts } from "../../device/drafts.ts";
import { createFakeShop, type FakeShop } from "../../testing/fake-shop.ts";
import { createTillModel, type TillModel } from "./model.ts";
import { sellableProduct } from "./sale-lines.ts";

const MILK = "4870001000011";
const BREAD = "4870001000028";

const aDraftStore = (initial: unknown = null): Drafts & { kept: () => unknown } => {
  let text = JSON.stringify(initial);
  return {
    load: () => JSON.parse(text),
    save: (draft) => {
      text = JSON.stringify(draft);
      return true;
    },
    kept: () => JSON.parse(text),
  };
};

/** A till with milk at 520, bread at 210 and apples by weight at 900 a kilogram; ten of each are here. */
const aTill = async (options: Parameters<typeof testShop>[0] & { stock?: number } = {}) => {
  const { stock = 10, ...shopOptions } = options;
  const world = await testShop(shopOptions);
  const milk = await world.addProduct({ name: "Milk", price: 52_000, barcodes: [MILK] });
  const bread = await world.addProduct({ name: "Bread", price: 21_000, barcodes: [BREAD], sku: "B-1" });
  const apples = await world.addProduct({ name: "Apples", price: 90_000, unit: "kg" });
  await world.syncAll();
  const device = world.till();
  device.signIn(world.owner);
  if (stock > 0)
    await device.must("stock.receive", {
      lines: [milk, bread, apples].map((product) => ({ product, quantity: stock * 1_000 })),
    });
  const drafts = aDraftStore();
  const shop = createFakeShop(device, { person: await world.person("seller") });
  const till = createTillModel({ shop, drafts });
  await till.ready;
  const product = (id: string): Product => sellableProduct(shop.view, id) as Product;
  return { world, shop, till, drafts, device, milk, bread, apples, product };
};

const linesOf = ({ sale }: TillModel) =>
  sale.cart.value.lines.map(({ name, quantity }) => `${quantity / 1_000} ${name}`);
const typeText = ({ sale }: TillModel, text: string) => {
  for (const character of text) sale.type(character);
};
const noticesOf = ({ sale }: TillModel) => sale.notices.value.map(({ type }) => type);
const payExactly = async (till: TillModel) => {
  till.checkout.pay();
  await till.checkout.submit();
};
const paidOf = ({ checkout }: TillModel) => {
  const step = checkout.step.value;
  if (step.type !== "receipt") throw new Error(`No receipt: ${JSON.stringify(checkout.problem.value)}`);
  return step.paid;
};
const salesOf = (shop: FakeShop) => shop.facts({ kinds: ["sale.completed"], limit: 100 });

describe("scanning", () => {
  test("adds a line, and one more to it the second time", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    till.scanning.scan(BREAD);
    till.scanning.scan(MILK);
    expect(linesOf(till)).toEqual(["2 Milk", "1 Bread"]);
    expect(till.sale.selected.value?.name).toBe("Milk");
    expect(till.sale.totals.value.total).toBe(125_000);
  });

  test.each([
    { code: ` ${MILK} `, name: "with spaces around" },
    { code: `0${MILK}`, name: "as GTIN-14" },
  ])("knows a barcode $name", async ({ code }) => {
    const { till } = await aTill();
    till.scanning.scan(code);
    expect(linesOf(till)).toEqual(["1 Milk"]);
  });

  test("knows an article number", async () => {
    const { till } = await aTill();
    till.scanning.scan("B-1");
    expect(linesOf(till)).toEqual(["1 Bread"]);
  });

  test.each(["4870009999997", "not a code", "", "4870001000012", "x".repeat(500)])(
    "says it does not know %j, and leaves the sale alone",
    async (code) => {
      const { till } = await aTill();
      till.scanning.scan(MILK);
      till.scanning.scan(code);
      expect(linesOf(till)).toEqual(["1 Milk"]);
      expect(till.sale.notices.value).toEqual([{ type: "UnknownCode", code }]);
      till.scanning.scan(MILK);
      expect(till.sale.notices.value).toEqual([]);
    },
  );

  test("says of an archived product that it is not sold", async () => {
    const { till, world, milk } = await aTill();
    await world.office.must("catalog.archive-product", { product: milk, archived: true });
    await world.syncAll();
    till.scanning.scan(MILK);
    expect(till.sale.notices.value).toEqual([{ type: "Archived", name: "Milk" }]);
  });

  test("asks which, when two products were given the same code while apart", async () => {
    const { till, world } = await aTill({ tills: 2 });
    const code = "4870001000035";
    for (const [i, name] of ["Tea", "Coffee"].entries()) {
      world.till(i).signIn(world.owner);
      await world.till(i).must("catalog.add-product", {
        name,
        price: 100,
        taxRate: 1_200,
        barcodes: [code],
      });
    }
    await world.syncAll();
    till.scanning.scan(code);
    const question = till.scanning.question.value;
    expect(question?.products.map(({ name }) => name).sort()).toEqual(["Coffee", "Tea"]);
    expect(linesOf(till)).toEqual([]);
    const coffee = question?.products.find(({ name }) => name === "Coffee") as Product;
    till.scanning.answer(coffee);
    expect(till.scanning.question.value).toBe(null);
    expect(linesOf(till)).toEqual(["1 Coffee"]);
  });

  test("takes the half-typed digits of its own burst away", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    typeText(till, "487");
    till.scanning.scan(BREAD);
    expect(till.sale.typed.value).toBe("");
    expect(linesOf(till)).toEqual(["1 Milk", "1 Bread"]);
  });

  test("goes back to the sale from payment, and starts the next sale after a receipt", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    till.scanning.scan(BREAD);
    expect(till.checkout.step.value.type).toBe("sale");
    await payExactly(till);
    till.scanning.scan(BREAD);
    expect(till.checkout.step.value.type).toBe("sale");
    expect(linesOf(till)).toEqual(["1 Bread"]);
  });

  test("waits while part of the money has been taken, while writing, and while there is a problem", async () => {
    const { till, shop } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    till.payment.write("100");
    await till.checkout.submit();
    till.scanning.scan(BREAD);
    expect(linesOf(till)).toEqual(["1 Milk"]);
    const goOn = shop.pause();
    const done = till.checkout.submit();
    till.scanning.scan(BREAD);
    goOn();
    await done;
    expect(paidOf(till).sale.lines).toHaveLength(1);
  });
});

describe("the open sale", () => {
  test.each([
    { typed: "3", lines: ["3 Milk"], notices: [] },
    { typed: "12", lines: ["12 Milk"], notices: [] },
    { typed: "0", lines: ["1 Milk"], notices: ["BadQuantity"] },
    { typed: "1.5", lines: ["1 Milk"], notices: ["BadQuantity"] },
    { typed: "1,,5", lines: ["1 Milk"], notices: ["BadQuantity"] },
    { typed: ".", lines: ["1 Milk"], notices: ["BadQuantity"] },
    { typed: "999999999999", lines: ["1 Milk"], notices: ["BadQuantity"] },
    { typed: "999999999", lines: ["1 Milk"], notices: ["TotalTooLarge"] },
  ])("typing $typed and Enter gives $lines $notices", async ({ typed, lines, notices }) => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    typeText(till, typed);
    expect(till.sale.commit()).toBe(true);
    expect(linesOf(till)).toEqual(lines);
    expect(noticesOf(till)).toEqual(notices);
    expect(till.sale.typed.value).toBe("");
  });

  test("a weight takes three digits and no more", async () => {
    const { till, apples } = await aTill();
    till.add(apples);
    typeText(till, "0,375");
    till.sale.commit();
    expect(linesOf(till)).toEqual(["0.375 Apples"]);
    expect(till.sale.totals.value.total).toBe(33_750);
    typeText(till, "0.3755");
    till.sale.commit();
    expect(till.sale.notices.value).toMatchObject([{ type: "BadQuantity", reason: { type: "TooPrecise" } }]);
    expect(linesOf(till)).toEqual(["0.375 Apples"]);
  });

  test("digits go to the selected line, wherever it stands", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    till.scanning.scan(BREAD);
    till.sale.move(-1);
    typeText(till, "4");
    till.sale.erase();
    typeText(till, "5");
    till.sale.commit();
    expect(linesOf(till)).toEqual(["5 Milk", "1 Bread"]);
    till.sale.move(-9);
    expect(till.sale.selected.value?.name).toBe("Milk");
    till.sale.move(9);
    expect(till.sale.selected.value?.name).toBe("Bread");
  });

  test("nothing typed, nothing set; nothing to type into, nothing typed", async () => {
    const { till } = await aTill();
    typeText(till, "5");
    expect(till.sale.typed.value).toBe("");
    expect(till.sale.commit()).toBe(false);
    till.sale.more();
    till.sale.less();
    till.sale.remove();
    expect(linesOf(till)).toEqual([]);
  });

  test("more, less, and the last one less takes the line out", async () => {
    const { till, apples } = await aTill();
    till.scanning.scan(MILK);
    till.sale.more();
    till.sale.less();
    expect(linesOf(till)).toEqual(["1 Milk"]);
    till.add(apples);
    typeText(till, "1.2");
    till.sale.commit();
    till.sale.less();
    expect(linesOf(till)).toEqual(["1 Milk", "0.2 Apples"]);
    till.sale.less();
    expect(linesOf(till)).toEqual(["1 Milk"]);
    expect(till.sale.selected.value?.name).toBe("Milk");
    till.sale.less();
    expect(till.sale.selected.value).toBe(null);
  });

  test("removing a line selects its neighbour", async () => {
    const { till, milk, bread, apples } = await aTill();
    for (const product of [milk, bread, apples]) till.add(product);
    const [, second] = till.sale.cart.value.lines;
    if (second !== undefined) till.sale.remove(lineKey(second));
    expect(linesOf(till)).toEqual(["1 Milk", "1 Apples"]);
    expect(till.sale.selected.value?.name).toBe("Apples");
  });

  test("follows a price that is changed elsewhere, and says so", async () => {
    const { till, world, milk } = await aTill();
    till.scanning.scan(MILK);
    till.scanning.scan(BREAD);
    till.sale.move(-1);
    await world.office.must("catalog.change-product", { product: milk, price: 55_000 });
    await world.syncAll();
    expect(till.sale.totals.value.total).toBe(76_000);
    expect(till.sale.notices.value).toEqual([
      { type: "PriceChanged", name: "Milk", before: 52_000, now: 55_000 },
    ]);
    expect(till.sale.selected.value?.name).toBe("Milk");
    await payExactly(till);
    expect(paidOf(till).sale.total).toBe(76_000);
  });

  test("lets go of a product that is archived meanwhile, and says so", async () => {
    const { till, world, milk } = await aTill();
    till.scanning.scan(MILK);
    till.scanning.scan(BREAD);
    await world.office.must("catalog.archive-product", { product: milk, archived: true });
    await world.syncAll();
    expect(linesOf(till)).toEqual(["1 Bread"]);
    expect(till.sale.notices.value).toEqual([{ type: "Gone", name: "Milk" }]);
  });

  test("is voided as a whole, on record, and nothing moves", async () => {
    const { till, shop, milk } = await aTill();
    till.scanning.scan(MILK);
    await till.checkout.voidSale("changed their mind");
    expect(linesOf(till)).toEqual([]);
    expect(noticesOf(till)).toEqual(["Voided"]);
    const [voided] = await shop.facts({ kinds: ["cart.voided"], limit: 5 });
    expect(voided?.entry.body).toMatchObject({ total: 52_000, reason: "changed their mind" });
    expect(voided?.entry.effects).toEqual([]);
    expect(shop.view.counter(`stock/b1/${milk}` as never).value).toBe(10_000);
  });

  test("stays when voiding cannot be recorded", async () => {
    const { till, shop } = await aTill();
    till.scanning.scan(MILK);
    shop.failNext({ type: "StorageFailed", reason: "quota", detail: "" });
    await till.checkout.voidSale("");
    expect(linesOf(till)).toEqual(["1 Milk"]);
    expect(till.checkout.problem.value).toEqual({ type: "NotSaved", reason: "quota" });
  });
});

describe("goods", () => {
  test("are listed by name, found as one types, and the first is added by Enter", async () => {
    const { till, bread } = await aTill();
    expect(till.catalog.products.value).toHaveLength(3);
    till.catalog.search("bre");
    expect(till.catalog.products.value).toEqual([bread]);
    expect(till.addFirst()).toBe(true);
    expect(till.catalog.query.value).toBe("");
    expect(linesOf(till)).toEqual(["1 Bread"]);
    till.catalog.search("nothing like that");
    expect(till.addFirst()).toBe(false);
  });

  test("are narrowed by category, those below included", async () => {
    const { till, world } = await aTill();
    const { category: food } = await world.office.must("catalog.change-category", { name: "Food" });
    const { category: sweet } = await world.office.must("catalog.change-category", {
      name: "Sweets",
      parent: food,
    });
    const halva = await world.addProduct({ name: "Halva", category: sweet });
    const rice = await world.addProduct({ name: "Rice", category: food });
    await world.syncAll();
    const { catalog } = till;
    expect(catalog.top.value.map(({ name }) => name)).toEqual(["Food"]);
    catalog.choose(catalog.top.value[0]?.id ?? null);
    expect(catalog.products.value).toEqual([halva, rice]);
    expect(catalog.inner.value.map(({ name }) => name)).toEqual(["Sweets"]);
    catalog.choose(catalog.inner.value[0]?.id ?? null);
    expect(catalog.products.value).toEqual([halva]);
    expect(catalog.chosenTop.value).toBe(food);
    catalog.search("rice");
    expect(catalog.products.value).toEqual([]);
    catalog.choose(null);
    expect(catalog.products.value).toEqual([rice]);
  });
});

describe("payment", () => {
  test("of an empty sale does not begin", async () => {
    const { till } = await aTill();
    till.checkout.pay();
    expect(till.checkout.step.value.type).toBe("sale");
  });

  test("in cash gives change and a receipt, once it is durable", async () => {
    const { till, shop, milk } = await aTill();
    till.scanning.scan(MILK);
    till.scanning.scan(BREAD);
    till.checkout.pay();
    till.payment.write("1000");
    expect(till.payment.offer.value).toMatchObject({ type: "Covers", settlement: { change: 27_000 } });
    await till.checkout.submit();
    const { sale, recovered } = paidOf(till);
    expect(sale).toMatchObject({ total: 73_000, change: 27_000 });
    expect(sale.number).toMatch(/^T1-[0-9A-Z]+-0001$/);
    expect(recovered).toBe(false);
    expect(await salesOf(shop)).toHaveLength(1);
    expect(shop.view.counter(`stock/b1/${milk}` as never).value).toBe(9_000);
    expect(linesOf(till)).toEqual([]);
    till.checkout.nextSale();
    expect(till.checkout.step.value.type).toBe("sale");
  });

  test("Enter alone pays exactly; a quantity still being typed counts", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    typeText(till, "3");
    till.checkout.pay();
    await till.checkout.submit();
    expect(paidOf(till).sale).toMatchObject({
      total: 156_000,
      change: 0,
      tenders: [{ type: "cash", amount: 156_000 }],
    });
  });

  test("by card is exact", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    till.payment.choose("card");
    till.payment.write("600");
    expect(till.payment.offer.value).toEqual({
      type: "Wrong",
      error: { type: "CardOverTotal", most: 52_000 },
    });
    await till.checkout.submit();
    expect(till.checkout.step.value.type).toBe("payment");
    till.payment.write("");
    await till.checkout.submit();
    expect(paidOf(till).sale.tenders).toMatchObject([{ type: "card", amount: 52_000 }]);
  });

  test("may be part cash, part card, and a part may be taken back", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    till.payment.write("300");
    expect(till.payment.offer.value).toMatchObject({ type: "Part", missing: 22_000 });
    await till.checkout.submit();
    till.payment.write("100");
    await till.checkout.submit();
    expect(till.payment.tenders.value).toEqual([{ method: "cash", amount: 40_000 }]);
    till.payment.takeBack(0);
    expect(till.payment.due.value).toBe(52_000);
    till.payment.write("300");
    await till.checkout.submit();
    till.payment.choose("card");
    expect(till.payment.due.value).toBe(22_000);
    await till.checkout.submit();
    expect(paidOf(till).sale.tenders).toMatchObject([
      { type: "cash", amount: 30_000 },
      { type: "card", amount: 22_000 },
    ]);
  });

  test.each([
    { typed: "abc", error: "NotANumber" },
    { typed: "-5", error: "Negative" },
    { typed: "0", error: "TenderNotPositive" },
    { typed: "1.234", error: "TooPrecise" },
    { typed: "99999999999999999999", error: "TooLarge" },
  ])("refuses $typed: $error", async ({ typed, error }) => {
    const { till, shop } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    till.payment.write(typed);
    expect(till.payment.offer.value).toMatchObject({ type: "Wrong", error: { type: error } });
    await till.checkout.submit();
    expect(till.checkout.step.value.type).toBe("payment");
    expect(await salesOf(shop)).toHaveLength(0);
  });

  test("offers sums people hand over, and typing by keypad", async () => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    expect(till.payment.suggestions.value).toEqual([52_000, 100_000, 200_000, 500_000, 1_000_000]);
    till.payment.suggest(100_000 as never);
    expect(till.payment.typed.value).toBe("1000");
    till.payment.erase();
    till.payment.press("5");
    expect(till.payment.typed.value).toBe("1005");
    till.payment.choose("card");
    expect(till.payment.suggestions.value).toEqual([]);
    expect(till.payment.typed.value).toBe("");
  });

  test("rounds cash as the organisation does, and a card not at all", async () => {
    const { till, apples } = await aTill({ cashRounding: "nearest-100" });
    till.add(apples);
    till.sale.setQuantity(lineKey(till.sale.cart.value.lines[0] as never), "0.333");
    expect(till.sale.totals.value.total).toBe(29_970);
    till.checkout.pay();
    expect(till.payment.due.value).toBe(30_000);
    till.payment.choose("card");
    expect(till.payment.due.value).toBe(29_970);
    till.payment.choose("cash");
    await till.checkout.submit();
    expect(paidOf(till).sale).toMatchObject({ total: 30_000, rounding: 30 });
  });

  test("of goods that cost nothing takes no money", async () => {
    const { till, world } = await aTill();
    const bag = await world.addProduct({ name: "Bag", price: 0, policy: "flexible" });
    await world.syncAll();
    till.add(bag);
    await payExactly(till);
    expect(paidOf(till).sale).toMatchObject({ total: 0, tenders: [] });
  });

  test("a second Enter while it is being written makes no second sale", async () => {
    const { till, shop } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    const goOn = shop.pause();
    const first = till.checkout.submit();
    const second = till.checkout.submit();
    till.checkout.backToSale();
    expect(till.checkout.step.value.type).toBe("payment");
    expect(till.checkout.busy.value).toBe(true);
    goOn();
    await Promise.all([first, second]);
    expect(await salesOf(shop)).toHaveLength(1);
  });

  test("adds tax where prices are without it", async () => {
    const { till } = await aTill({ taxMode: "added" });
    till.scanning.scan(MILK);
    expect(till.sale.totals.value).toMatchObject({ subtotal: 52_000, addedTax: 6_240, total: 58_240 });
    await payExactly(till);
    expect(paidOf(till).sale.total).toBe(58_240);
  });
});

describe("when there is not enough", () => {
  test("says what is missing, keeps the sale, and can sell what is here", async () => {
    const { till, shop } = await aTill({ stock: 2 });
    till.scanning.scan(MILK);
    till.sale.setQuantity(lineKey(till.sale.cart.value.lines[0] as never), "5");
    till.scanning.scan(BREAD);
    await payExactly(till);
    expect(till.checkout.problem.value).toMatchObject({
      type: "NotEnough",
      lines: [{ name: "Milk", wanted: 5_000, held: 2_000, onHand: 2_000 }],
    });
    expect(await salesOf(shop)).toHaveLength(0);
    till.checkout.reduce();
    expect(linesOf(till)).toEqual(["2 Milk", "1 Bread"]);
    await payExactly(till);
    expect(paidOf(till).sale.total).toBe(125_000);
  });

  test("takes out what is not here at all", async () => {
    const { till } = await aTill({ stock: 0 });
    till.scanning.scan(MILK);
    await payExactly(till);
    till.checkout.reduce();
    expect(linesOf(till)).toEqual([]);
    expect(till.checkout.step.value.type).toBe("sale");
  });

  test("a manager may sell anyway, with a reason on record", async () => {
    const { till, shop, world } = await aTill({ stock: 0 });
    till.scanning.scan(MILK);
    await payExactly(till);
    expect(till.checkout.mayOverride.value).toBe(false);
    shop.signIn(await world.person("manager"));
    expect(till.checkout.mayOverride.value).toBe(true);
    await till.checkout.sellAnyway("Counted on the shelf");
    expect(paidOf(till).sale.override).toEqual({ reason: "Counted on the shelf" });
  });

  test("a seller may not, even by asking", async () => {
    const { till, shop } = await aTill({ stock: 0 });
    till.scanning.scan(MILK);
    await payExactly(till);
    await till.checkout.sellAnyway("please");
    expect(till.checkout.problem.value).toMatchObject({
      type: "Refused",
      error: { type: "OverrideNotAllowed" },
    });
    expect(await salesOf(shop)).toHaveLength(0);
    expect(linesOf(till)).toEqual(["1 Milk"]);
  });
});

describe("bad days", () => {
  test.each(["quota", "failed"] as const)("storage that fails (%s) loses nothing", async (reason) => {
    const { till, shop, drafts } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    till.payment.write("600");
    shop.failNext({ type: "StorageFailed", reason, detail: "" });
    await till.checkout.submit();
    expect(till.checkout.problem.value).toEqual({ type: "NotSaved", reason });
    expect(linesOf(till)).toEqual(["1 Milk"]);
    expect(drafts.kept()).toMatchObject({ paying: null });
    till.checkout.dismiss();
    expect(till.payment.typed.value).toBe("600");
    await till.checkout.submit();
    expect(paidOf(till).sale.change).toBe(8_000);
    expect(await salesOf(shop)).toHaveLength(1);
  });

  test.each([
    { type: "NotWriter" },
    { type: "NotSignedIn" },
    { type: "NotAllowed", permission: "sale.make" },
  ])("$type keeps the sale open", async (error) => {
    const { till, shop } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    shop.failNext(error);
    await till.checkout.submit();
    expect(till.checkout.problem.value).toEqual({ type: "Refused", error });
    expect(linesOf(till)).toEqual(["1 Milk"]);
  });

  test("an open sale survives a reload, at today's prices", async () => {
    const { till, shop, drafts, world, milk } = await aTill();
    till.scanning.scan(MILK);
    till.scanning.scan(BREAD);
    till.sale.setQuantity(lineKey(till.sale.cart.value.lines[0] as never), "3");
    till.dispose();
    await world.office.must("catalog.change-product", { product: milk, price: 60_000 });
    await world.syncAll();
    const again = createTillModel({ shop, drafts });
    await again.ready;
    expect(linesOf(again)).toEqual(["3 Milk", "1 Bread"]);
    expect(noticesOf(again)).toEqual(["PriceChanged"]);
    expect(again.sale.totals.value.total).toBe(201_000);
  });

  test("a paid sale leaves no draft behind", async () => {
    const { till, drafts } = await aTill();
    till.scanning.scan(MILK);
    expect(drafts.kept()).not.toBe(null);
    await payExactly(till);
    expect(drafts.kept()).toBe(null);
  });

  test("a tab killed before the sale was written finds it open", async () => {
    const { till, shop, drafts } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    shop.pause();
    void till.checkout.submit();
    await Promise.resolve();
    await Promise.resolve();
    const again = createTillModel({ shop, drafts });
    await again.ready;
    expect(linesOf(again)).toEqual(["1 Milk"]);
    expect(again.checkout.step.value.type).toBe("sale");
  });

  test("a tab killed after the sale was written does not sell it twice", async () => {
    const { till, shop, drafts } = await aTill();
    till.scanning.scan(MILK);
    await payExactly(till);
    till.checkout.nextSale();
    till.scanning.scan(BREAD);
    let atTheWrite: unknown = null;
    const dying = createTillModel({
      shop,
      drafts: {
        load: drafts.load,
        save: (draft) => {
          if (JSON.stringify(draft).includes('"after"')) atTheWrite = draft;
          return true;
        },
      },
    });
    await dying.ready;
    await payExactly(dying);
    const again = createTillModel({ shop, drafts: aDraftStore(atTheWrite) });
    await again.ready;
    expect(linesOf(again)).toEqual([]);
    expect(paidOf(again)).toMatchObject({ recovered: true, sale: { lines: [{ name: "Bread" }] } });
    expect(await salesOf(shop)).toHaveLength(2);
  });

  test.each([
    ["garbage", 7],
    ["another version", { version: 99, lines: [], paying: null }],
    [
      "negative quantity",
      {
        version: 1,
        paying: null,
        lines: [
          {
            productId: "p",
            name: "",
            unit: "pcs",
            price: 1,
            quantity: -1,
            taxRate: 0,
            barcode: null,
          },
        ],
      },
    ],
  ])("a draft of %s is left alone", async (_name, draft) => {
    const { shop } = await aTill();
    const till = createTillModel({ shop, drafts: aDraftStore(draft) });
    await till.ready;
    expect(linesOf(till)).toEqual([]);
  });

  test("a browser that keeps nothing is named", async () => {
    const { shop } = await aTill();
    const till = createTillModel({ shop, drafts: { load: () => null, save: () => false } });
    await till.ready;
    till.scanning.scan(MILK);
    expect(till.kept.value).toBe(false);
    expect(linesOf(till)).toEqual(["1 Milk"]);
  });

  test("a tab that only reads leaves the other tab's sale alone, and has it after taking over", async () => {
    const { till, shop, drafts } = await aTill();
    till.scanning.scan(MILK);
    till.dispose();
    const { sync } = shop;
    sync.value = { ...sync.value, writing: false };
    const reader = createTillModel({ shop, drafts });
    await reader.ready;
    reader.scanning.scan(BREAD);
    reader.sale.clear();
    expect(drafts.kept()).toMatchObject({ lines: [{ name: "Milk" }] });
    sync.value = { ...sync.value, writing: true };
    await Promise.resolve();
    expect(linesOf(reader)).toEqual(["1 Milk"]);
  });
});
