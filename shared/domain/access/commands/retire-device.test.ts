import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { activeHolders } from "../device.ts";

test("[ACCESS-10] a device put out of use is given nothing more, and its code is free again", async () => {
  const shop = await testShop({ tills: 2 });
  const [first, second] = shop.tills;
  const device = second?.certificate.device ?? "";
  await shop.office.must("access.retire-device", { device });
  await shop.syncAll();
  expect(activeHolders(shop.office.view(), shop.branch)).toEqual([first?.writer().holder]);
  const product = await shop.addProduct();
  await shop.syncAll();
  await first?.signIn(shop.owner);
  await first?.must("stock.receive", { lines: [{ product, quantity: 5_000 }] });
  expect(first?.view().counter(`stock/${shop.branch}/${product}` as never).rights).toBe(5_000);
  await shop.addDevice("till", shop.branch, "T2");
});

test("[ACCESS-10] twice is once; an unknown device is named", async () => {
  const { office, till } = await testShop();
  const { device } = till().certificate;
  await office.must("access.retire-device", { device });
  const entries = office.replica().arrived();
  await office.must("access.retire-device", { device });
  expect(office.replica().arrived()).toBe(entries);
  expect(await office.run("access.retire-device", { device: "nobody" })).toMatchObject({
    error: { type: "UnknownDevice", device: "nobody" },
  });
});

test("[ACCESS-4, ACCESS-10] an admin of another branch puts nothing out of use here", async () => {
  const { office, till, person, addBranch } = await testShop();
  const { device } = till().certificate;
  await addBranch("b2");
  office.signIn(await person("admin", ["b2"]));
  expect(await office.run("access.retire-device", { device })).toMatchObject({
    error: { type: "NotInBranch", branch: "b1" },
  });
});
