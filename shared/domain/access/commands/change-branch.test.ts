import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

test("a branch is renamed, moved and closed", async () => {
  const { office, branch } = await testShop();
  await office.must("access.change-branch", { branch, name: "North", open: false });
  expect(office.view().doc("branch", branch)?.fields).toEqual({ name: "North", address: "", open: false });
  expect(await office.run("access.change-branch", { branch: "nowhere", name: "X" })).toEqual({
    ok: false,
    error: { type: "UnknownBranch", branch: "nowhere" },
  });
});
