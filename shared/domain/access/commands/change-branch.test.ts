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

test("[ACCESS-4] who does not work in a branch does not change it", async () => {
  const { office, person, addBranch } = await testShop();
  await addBranch("b2");
  office.signIn(await person("admin", ["b1"]));
  expect(await office.run("access.change-branch", { branch: "b2", open: false })).toMatchObject({
    error: { type: "NotInBranch", branch: "b2" },
  });
  expect((await office.run("access.change-branch", { branch: "b1", name: "Main" })).ok).toBe(true);
});
