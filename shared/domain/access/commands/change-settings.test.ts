import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

test("[ACCESS-3] settings change field by field, the currency stays", async () => {
  const { office, till, syncAll } = await testShop({ currency: "KZT" });
  await office.must("access.change-settings", { taxId: "123456789012", footer: "Rahmet!" });
  await office.must("access.change-settings", { taxMode: "added", currency: "KZT" });
  await syncAll();
  expect(till().view().doc("org", "org")?.fields).toEqual({
    name: "Dastarkhan",
    currency: "KZT",
    taxMode: "added",
    cashRounding: "none",
    taxId: "123456789012",
    footer: "Rahmet!",
  });
  expect(await office.run("access.change-settings", { currency: "RUB" })).toEqual({
    ok: false,
    error: { type: "CurrencyFixed", field: "currency", currency: "KZT" },
  });
});

test("what changes nothing writes nothing", async () => {
  const { office } = await testShop();
  const before = office.replica().arrived();
  await office.must("access.change-settings", { name: "Dastarkhan" });
  expect(office.replica().arrived()).toBe(before);
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "x".repeat(101) }, "name"],
  [{ currency: "USD" }, "currency"],
  [{ cashRounding: "up-5" }, "cashRounding"],
  [{ colour: "red" }, ""],
])("%j is refused by field", async (args, field) => {
  const { office } = await testShop();
  expect(await office.run("access.change-settings", args as never)).toMatchObject({
    ok: false,
    error: { type: "BadArgs", field },
  });
});

test("[ACCESS-1] a seller may not", async () => {
  const { till } = await testShop();
  expect(await till().run("access.change-settings", { name: "Mine" })).toMatchObject({
    ok: false,
    error: { type: "NotAllowed", permission: "access.settings" },
  });
});

test.each([
  ["lockAfterMinutes", -1],
  ["lockAfterMinutes", 481],
  ["copiesBeforePrint", 2],
  ["copiesWaitMs", 50],
])("a setting out of bounds is named: %s %s", async (field, value) => {
  const shop = await testShop();
  expect(await shop.office.run("access.change-settings", { [field]: value } as never)).toMatchObject({
    error: { type: "BadArgs", field },
  });
});
