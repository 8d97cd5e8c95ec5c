import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { customersByPhone, readCustomer } from "../customer.ts";

const aShop = async () => {
  const shop = await testShop({ tills: 2 });
  const [one, two] = [shop.till(0), shop.till(1)];
  const { customer } = await one.must("customer.save", { name: "Aigerim", phone: "8 701 123 45 67" });
  return { ...shop, one, two, customer };
};

test("[CUSTOMER-1, CUSTOMER-4] a seller adds somebody, and every till knows them", async () => {
  const { one, two, customer, syncAll } = await aShop();
  await syncAll();
  expect(readCustomer(two.view(), customer)).toMatchObject({ name: "Aigerim", phone: "+77011234567" });
  expect(one.view().doc("customer", customer)?.fields).toEqual({ name: "Aigerim", phone: "+77011234567" });
});

test("[CUSTOMER-1] only what changed is written; nothing changed, nothing written", async () => {
  const { one, customer } = await aShop();
  const before = one.replica().arrived();
  await one.must("customer.save", { customer, name: "Aigerim", phone: "+77011234567" });
  expect(one.replica().arrived()).toBe(before);
  await one.must("customer.save", { customer, note: "likes tea", active: false, phone: "" });
  expect(readCustomer(one.view(), customer)).toMatchObject({ note: "likes tea", active: false, phone: "" });
});

test.each([
  [{ phone: "8 702 000 00 00" }, { type: "CustomerNameMissing" }],
  [
    { name: "B", phone: "12" },
    { type: "BadPhone", text: "12" },
  ],
  [
    { name: "B", phone: "+77011234567" },
    { type: "CustomerExists", field: "phone", name: "Aigerim" },
  ],
  [
    { customer: "nobody", name: "B" },
    { type: "UnknownCustomer", customer: "nobody" },
  ],
  [
    { name: "B", group: "staff" },
    { type: "NotAllowed", permission: "customer.credit" },
  ],
])("[CUSTOMER-1, CUSTOMER-2, CUSTOMER-3, CUSTOMER-4] %j is refused", async (args, error) => {
  const { one } = await aShop();
  expect(await one.run("customer.save", args)).toMatchObject({ ok: false, error });
});

test("[CUSTOMER-3] a card is one customer's", async () => {
  const { one, customer } = await aShop();
  await one.must("customer.save", { customer, card: "C-1" });
  expect(await one.run("customer.save", { name: "B", card: "C-1" })).toMatchObject({
    error: { type: "CustomerExists", field: "card", customer },
  });
});

test("[CUSTOMER-3] two tills apart may both add the same person, and both are found", async () => {
  const { two, syncAll } = await aShop();
  await two.must("customer.save", { name: "Aigerim K.", phone: "7011234567" });
  await syncAll();
  expect(customersByPhone(two.view(), "+77011234567")).toHaveLength(2);
});

test("[CUSTOMER-4] a manager lends the right to a price group, and every replica believes it", async () => {
  const { one, two, customer, syncAll, person } = await aShop();
  one.approve(await person("manager"));
  await one.must("customer.save", { customer, group: "staff" });
  await syncAll();
  expect(readCustomer(two.view(), customer)?.group).toBe("staff");
});
