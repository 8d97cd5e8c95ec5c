import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

/** An owner, an admin and a seller in the books; the owner at the device is `s1`. */
const staffedShop = async () => {
  const shop = await testShop();
  const add = (staff: string, role: "owner" | "admin" | "seller") =>
    shop.office.must("access.add-staff", { staff, role, name: staff, login: staff, branches: "*" });
  await add("s1", "owner");
  await add("s8", "admin");
  await add("s9", "seller");
  return shop;
};

test("a seller becomes manager of one branch and leaves", async () => {
  const { office } = await staffedShop();
  await office.must("access.change-staff", { staff: "s9", role: "manager", branches: ["b1"] });
  await office.must("access.change-staff", { staff: "s9", active: false });
  expect(office.view().doc("staff", "s9")?.fields).toEqual({
    name: "s9",
    login: "s9",
    role: "manager",
    active: false,
    branches: ["b1"],
  });
});

test.each([
  { by: "owner", args: { staff: "s7", name: "X" }, error: { type: "UnknownStaff" } },
  { by: "owner", args: { staff: "s9", login: "S8" }, error: { type: "LoginTaken", name: "s8" } },
  { by: "owner", args: { staff: "s9", branches: [] }, error: { type: "BranchesMissing" } },
  { by: "owner", args: { staff: "s1", active: false }, error: { type: "LastOwner", field: "active" } },
  { by: "owner", args: { staff: "s1", role: "seller" }, error: { type: "LastOwner", field: "role" } },
  { by: "admin", args: { staff: "s1", name: "X" }, error: { type: "OwnerOnly", role: "owner" } },
  { by: "admin", args: { staff: "s9", role: "owner" }, error: { type: "OwnerOnly", role: "owner" } },
])("[ACCESS-5, ACCESS-6, ACCESS-8] $by with $args: $error", async ({ by, args, error }) => {
  const { office, person } = await staffedShop();
  if (by !== "owner") office.signIn(await person(by));
  expect(await office.run("access.change-staff", args as never)).toMatchObject({ ok: false, error });
});

test("[ACCESS-6] with a second owner the first may go", async () => {
  const { office } = await staffedShop();
  await office.must("access.change-staff", { staff: "s8", role: "owner" });
  await office.must("access.change-staff", { staff: "s1", active: false });
  expect(await office.run("access.change-staff", { staff: "s8", role: "seller" })).toMatchObject({
    error: { type: "LastOwner" },
  });
});

test("[ACCESS-5] an admin changes their own name, not their own role", async () => {
  const { office, person } = await staffedShop();
  const admin = await person("admin");
  await office.must("access.add-staff", {
    staff: admin.ticket.staff,
    role: "admin",
    name: "A",
    login: "a",
    branches: "*",
  });
  office.signIn(admin);
  expect((await office.run("access.change-staff", { staff: admin.ticket.staff, name: "B" })).ok).toBe(true);
  expect(await office.run("access.change-staff", { staff: admin.ticket.staff, role: "owner" })).toMatchObject(
    { error: { type: "OwnerOnly" } },
  );
});

test("[ACCESS-5] an admin of one branch changes and dismisses those of that branch, and takes others out of it", async () => {
  const { office, person, addBranch } = await staffedShop();
  await addBranch("b2");
  const add = (staff: string, branches: string[]) =>
    office.must("access.add-staff", { staff, role: "seller", name: staff, login: staff, branches });
  await add("s2", ["b2"]);
  await add("s3", ["b1"]);
  await add("s4", ["b1", "b2"]);
  office.signIn(await person("admin", ["b1"]));
  const run = async (staff: string, args: object) => {
    const done = await office.run("access.change-staff", { staff, ...args } as never);
    return done.ok ? "done" : done.error;
  };
  const elsewhere = { type: "NotInBranch", branch: "b2" };
  expect(await run("s2", { active: false })).toMatchObject(elsewhere);
  expect(await run("s4", { role: "viewer" })).toMatchObject(elsewhere);
  expect(await run("s9", { name: "X" })).toMatchObject({ type: "NotInBranch", branch: "*" });
  expect(await run("s4", { branches: ["b1"] })).toMatchObject(elsewhere);
  expect(await run("s9", { branches: ["b1"] })).toMatchObject({ type: "NotInBranch", branch: "*" });
  expect(await run("s4", { branches: ["b2"] })).toBe("done");
  expect(await run("s3", { active: false })).toBe("done");
});
