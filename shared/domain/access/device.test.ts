import { expect, test } from "vitest";
import { testShop } from "../../testing/shop.ts";
import { activeHolders, isRetired } from "./device.ts";

test("[ACCESS-10] a device nobody has put away is in use, also one whose document has not come yet", async () => {
  const { office, branch, tills } = await testShop({ tills: 2 });
  expect(activeHolders(office.view(), branch)).toHaveLength(tills.length);
  expect(isRetired(office.view(), "not-heard-of")).toBe(false);
});
