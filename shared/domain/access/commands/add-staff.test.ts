import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

const aSeller = { name: "Dana", role: "seller" as const, login: " Dana ", branches: ["b1"] };

test("someone new is known everywhere, without any password", async () => {
  const { office, till, syncAll } = await testShop();
  const { staff } = await office.must("access.add-staff", aSeller);
  await syncAll();
  expect(till().view().doc("staff", staff)?.fields).toEqual({
    name: "Dana",
    role: "seller",
    login: "dana",
    active: true,
    branches: ["b1"],
  });
});

test("[ACCESS-5] an admin of one branch gives no other", async () => {
  const { office, person } = await testShop();
  office.signIn(await person("admin", ["b2"]));
  expect(await office.run("access.add-staff", aSeller)).toMatchObject({
    error: { type: "NotInBranch", field: "branches", branch: "b1" },
  });
});

test.each([
  {
    by: "owner",
    args: { ...aSeller, login: "DANA" },
    error: { type: "LoginTaken", field: "login", name: "Dana" },
  },
  {
    by: "admin",
    args: { ...aSeller, login: "x", role: "owner" },
    error: { type: "OwnerOnly", role: "owner" },
  },
  {
    by: "admin",
    args: { ...aSeller, login: "x", role: "admin" },
    error: { type: "OwnerOnly", role: "admin" },
  },
  { by: "owner", args: { ...aSeller, login: "x", branches: [] }, error: { type: "BranchesMissing" } },
  { by: "owner", args: { ...aSeller, login: "x", role: "king" }, error: { type: "BadArgs", field: "role" } },
  { by: "manager", args: { ...aSeller, login: "x" }, error: { type: "NotAllowed" } },
])("[ACCESS-5, ACCESS-8] $by adding $args: $error", async ({ by, args, error }) => {
  const { office, person } = await testShop();
  await office.must("access.add-staff", aSeller);
  office.signIn(await person(by));
  expect(await office.run("access.add-staff", args as never)).toMatchObject({ ok: false, error });
});
