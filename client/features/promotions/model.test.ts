import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { listPriceOf, readPriceList, readPromotion } from "../../../shared/domain/promo/read.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import { allCodes, createCodeForm } from "./code-form.ts";
import { createListForm } from "./list-form.ts";
import { previewOf } from "./preview.ts";
import { createPromotionForm, draftOf, type PromotionValues } from "./promotion-form.ts";
import { readAmount, readClock, readCount, readFrom, readPercent } from "./typed.ts";

const open = async () => {
  const shop = await testShop();
  const tea = await shop.addProduct({ name: "Tea", price: 1_000 });
  const bun = await shop.addProduct({ name: "Bun", price: 500 });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(shop.owner);
  const asked = signal(0);
  const deps = {
    view: till.view(),
    run: till.run as never,
    now: () => 0,
    askForRights: async () => {
      asked.value++;
    },
  };
  return { tea, bun, till, deps };
};

test("[PROMO-1] what a form says of each kind is read back into it", async () => {
  const { deps, tea, till } = await open();
  const kinds: Partial<PromotionValues>[] = [
    { type: "percent", percent: "12.5" },
    { type: "amount", amount: "1.50" },
    { type: "price", amount: "9" },
    { type: "total", amount: "5" },
    { type: "steps", steps: [{ from: "2.5", percent: "10" }] },
    { type: "n-for-m", take: "2", pay: "1", rest: "50" },
    { type: "bundle", amount: "9", parts: [{ product: tea, count: "2" }] },
  ];
  for (const kind of kinds) {
    const form = createPromotionForm(deps, null);
    form.set({ name: String(kind.type), opens: "17:00", closes: "00:00", least: "20", ...kind });
    expect(await form.save()).toBe(true);
    const id = till
      .view()
      .find("promotion", "active", "true")
      .find((each) => readPromotion(till.view(), each)?.name === kind.type);
    expect(createPromotionForm({ ...deps, view: till.view() }, id ?? "").values.value).toMatchObject({
      least: "20",
      ...kind,
    });
    expect(readPromotion(till.view(), id ?? "")?.period).toMatchObject({ opens: 1_020, closes: 1_440 });
  }
});

test.each<[Partial<PromotionValues>, string]>([
  [{ name: " " }, "name"],
  [{ percent: "101" }, "percent"],
  [{ type: "amount", amount: "0" }, "amount"],
  [{ type: "price", amount: "x" }, "amount"],
  [{ type: "n-for-m", take: "1" }, "take"],
  [{ type: "n-for-m", take: "3", pay: "3" }, "pay"],
  [{ type: "n-for-m", rest: "" }, "rest"],
  [{ type: "steps", steps: [{ from: "", percent: "5" }] }, "steps"],
  [
    {
      type: "steps",
      steps: [
        { from: "2", percent: "5" },
        { from: "2.0", percent: "6" },
      ],
    },
    "steps",
  ],
  [{ type: "bundle", amount: "5", parts: [] }, "parts"],
  [{ least: "much" }, "least"],
])("[PROMO-1] of %j the field %s is named", async (change, field) => {
  const { deps } = await open();
  const form = createPromotionForm(deps, null);
  form.set({ name: "Sale", ...change });
  expect(await form.save()).toBe(false);
  expect(form.fault.value).toMatchObject({ field });
});

test("[PROMO-4] the preview is priced as a sale is", async () => {
  const { deps, tea, bun } = await open();
  const form = createPromotionForm(deps, null);
  form.set({ name: "3 for 2", type: "n-for-m", products: [tea], days: [1], needsCode: true });
  const draft = draftOf(form.values.value);
  expect(typeof draft === "string" ? [] : previewOf(deps.view, draft, [bun, tea])).toEqual([
    { name: "Tea", quantity: 3_000, full: 3_000, total: 2_000 },
  ]);
});

test("[PROMO-5] a list's prices are kept, changed and taken out", async () => {
  const { deps, tea, bun, till } = await open();
  const form = createListForm(deps, null);
  form.set({
    name: "Trade",
    prices: [
      {
        product: tea,
        price: "9",
        steps: [
          { from: "10", price: "8" },
          { from: "", price: "" },
          { from: "100", price: "12,5 %" },
          { from: "50", price: "7.95" },
        ],
      },
      { product: bun, price: "4", steps: [] },
    ],
  });
  expect(await form.save()).toBe(true);
  const [list = ""] = till.view().find("price-list", "active", "true");
  const again = createListForm({ ...deps, view: till.view() }, list);
  again.set({
    prices: again.values
      .peek()
      .prices.filter(({ product }) => product === tea)
      .map((price) => ({ ...price, price: "9.50" })),
  });
  expect(again.values.peek().prices[0]?.steps.map(({ from, price }) => [from, price])).toEqual([
    ["10", "8"],
    ["50", "7.95"],
    ["100", "7.87"],
  ]);
  expect(await again.save()).toBe(true);
  const prices = till.view().find("list-price", "list", list);
  expect(prices).toHaveLength(1);
  const doc = till.view().doc("list-price", prices[0] ?? "");
  const kept = doc && listPriceOf(doc);
  expect(kept?.price).toBe(950);
  expect(new Map(kept?.steps.map(({ from, price }) => [from, price]))).toEqual(
    new Map([
      [10_000, 800],
      [50_000, 795],
      [100_000, 787],
    ]),
  );
  expect(readPriceList(till.view(), list)?.name).toBe("Trade");
});

test.each([
  [{ price: "x", steps: [] }, "price.tea"],
  [{ price: "9", steps: [{ from: "10", price: "" }] }, "step.tea.0"],
  [{ price: "9", steps: [{ from: "0", price: "8" }] }, "step.tea.0"],
  [{ price: "9", steps: [{ from: "10", price: "101 %" }] }, "step.tea.0"],
  [
    {
      price: "9",
      steps: [
        { from: "10", price: "8" },
        { from: "10,0", price: "7" },
      ],
    },
    "step.tea.1",
  ],
])("[PROMO-5] the price %j is refused at its field", async (price, field) => {
  const { deps } = await open();
  const form = createListForm(deps, null);
  form.set({ name: "Trade", prices: [{ product: "tea", ...price }] });
  expect([await form.save(), form.fault.value?.field]).toEqual([false, field]);
});

test.each([
  [{ opens: "5 pm" }, "opens"],
  [{ opens: "24:00" }, "opens"],
  [{ opens: "17:00", closes: "25:00" }, "closes"],
  [{ closes: "17:61" }, "closes"],
])("[PROMO-3] the hours %j are refused, not taken for the whole day", async (hours, field) => {
  const { deps } = await open();
  for (const form of [createListForm(deps, null), createPromotionForm(deps, null)]) {
    form.set({ name: "Happy hour", ...hours });
    expect([await form.save(), form.fault.value?.field]).toEqual([false, field]);
  }
});

test("[PROMO-6, PROMO-7] a code with a limit", async () => {
  const { deps, till } = await open();
  const promotion = createPromotionForm(deps, null);
  promotion.set({ name: "Ten", needsCode: true });
  await promotion.save();
  const form = createCodeForm({ ...deps, view: till.view() }, null);
  form.set({ code: "TEN", left: "many" });
  expect(await form.save()).toBe(false);
  form.set({ left: "5" });
  expect(await form.save()).toBe(true);
  expect(allCodes(till.view())).toMatchObject([{ code: "ten", limited: true, left: 5 }]);
});

test.each([
  [readPercent("12.5 %"), 1_250],
  [readPercent("0"), null],
  [readAmount("1 250,50"), 125_050],
  [readCount("2.5"), null],
  [readFrom("0,25"), 250],
  [readClock("7:05"), 425],
  [readClock(""), null],
])("what was typed is %j", (read, expected) => {
  expect(read).toBe(expected);
});
