import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

test("a branch is added once, under its own or a given id", async () => {
  const { office } = await testShop();
  const { branch } = await office.must("access.add-branch", { name: " South ", address: "Abay 1" });
  expect(office.view().doc("branch", branch)?.fields).toEqual({
    name: "South",
    address: "Abay 1",
    open: true,
  });
  expect(await office.run("access.add-branch", { branch, name: "Again" })).toEqual({
    ok: false,
    error: { type: "BranchExists", branch },
  });
});
