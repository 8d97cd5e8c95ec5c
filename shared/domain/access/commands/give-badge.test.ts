import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

const HASH = "h".repeat(43);

const staffedShop = async () => {
  const shop = await testShop();
  const add = (staff: string, role: "owner" | "seller", branches: "*" | string[]) =>
    shop.office.must("access.add-staff", { staff, role, name: staff, login: staff, branches });
  await add("s1", "owner", "*");
  await add("s9", "seller", ["b1"]);
  return shop;
};

test("[ACCESS-14] a badge is given, kept as a hash, and taken away", async () => {
  const { office } = await staffedShop();
  const badge = () => office.view().doc("staff", "s9")?.fields.badge;
  await office.must("access.give-badge", { staff: "s9", badge: HASH });
  expect(badge()).toBe(HASH);
  await office.must("access.give-badge", { staff: "s9", badge: null });
  expect(badge()).toBe("");
});

test.each([
  { by: "owner", args: { staff: "s7", badge: HASH }, error: { type: "UnknownStaff" } },
  { by: "admin", args: { staff: "s1", badge: HASH }, error: { type: "OwnerOnly", role: "owner" } },
  {
    by: "seller",
    args: { staff: "s9", badge: HASH },
    error: { type: "NotAllowed", permission: "access.staff" },
  },
  { by: "owner", args: { staff: "s9", badge: "SFB-SECRET" }, error: { type: "BadArgs", field: "badge" } },
] as const)("[ACCESS-5, ACCESS-14] $by with $args: $error", async ({ by, args, error }) => {
  const { office, person } = await staffedShop();
  if (by !== "owner") office.signIn(await person(by));
  expect(await office.run("access.give-badge", args)).toMatchObject({ ok: false, error });
});
