import { expect, test } from "vitest";
import { readCustomer } from "../../shared/domain/customer/customer.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { createCustomerForm } from "./customer-form.ts";

const aShop = async () => {
  const org = await testShop();
  return createFakeShop(org.till(), { person: await org.person("seller") });
};

test.each([
  ["Айгерім", { name: "Айгерім", phone: "" }],
  ["8 701 123 45 67", { name: "", phone: "8 701 123 45 67" }],
  ["70112", { name: "", phone: "70112" }],
  ["", { name: "", phone: "" }],
])("what was looked for in vain, %j, is where a new customer begins", async (typed, start) => {
  const form = createCustomerForm(await aShop(), null, typed);
  expect(form.values.value).toMatchObject(start);
});

test("a new customer is saved and then changed; a press during saving does nothing", async () => {
  const shop = await aShop();
  const form = createCustomerForm(shop, null, "Aigerim");
  form.set("phone", "8 701 123 45 67");
  const [id, second] = await Promise.all([form.save(), form.save()]);
  expect([second, form.fault.value]).toEqual([null, null]);
  const again = createCustomerForm(shop, id);
  expect(again.values.value).toMatchObject({ name: "Aigerim", phone: "+7 701 123 45 67", active: true });
  again.set("active", false);
  expect(await again.save()).toBe(id);
  expect(readCustomer(shop.view, id ?? "")).toMatchObject({ phone: "+77011234567", active: false });
});

test("what is wrong is told at its field, until that is touched", async () => {
  const shop = await aShop();
  await createCustomerForm(shop, null, "Aigerim").save();
  const form = createCustomerForm(shop, null);
  expect([await form.save(), form.fault.value]).toEqual([
    null,
    { type: "CustomerNameMissing", field: "name" },
  ]);
  form.set("name", "Bolat");
  form.set("phone", "12");
  expect([await form.save(), form.fault.value]).toMatchObject([null, { type: "BadPhone", field: "phone" }]);
  form.set("phone", "");
  expect([form.fault.value, await form.save()]).toEqual([null, expect.any(String)]);
});
