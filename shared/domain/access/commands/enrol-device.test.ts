import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

const aTill = { device: "till-9", name: "Till 9", kind: "till" as const, branch: "b1", code: "t9" };

test("[ACCESS-7] a till has a place and a code", async () => {
  const { office } = await testShop();
  expect(await office.must("access.enrol-device", aTill)).toEqual({ device: "till-9", code: "T9" });
  expect(office.view().doc("device", "till-9")?.fields).toEqual({
    name: "Till 9",
    kind: "till",
    branch: "b1",
    code: "T9",
  });
});

test.each([
  [
    { ...aTill, code: "t1" },
    { type: "CodeTaken", code: "T1", name: "till-1" },
  ],
  [
    { ...aTill, code: "" },
    { type: "CodeMissing", field: "code" },
  ],
  [
    { ...aTill, code: "Т9" },
    { type: "BadArgs", field: "code" },
  ],
  [{ ...aTill, branch: null }, { type: "NoBranch" }],
  [{ ...aTill, kind: "hub", branch: null }, { type: "NoBranch" }],
  [
    { ...aTill, branch: "b7" },
    { type: "UnknownBranch", branch: "b7" },
  ],
  [
    { ...aTill, kind: "toaster" },
    { type: "BadArgs", field: "kind" },
  ],
])("[ACCESS-7] %j: %j", async (args, error) => {
  const { office } = await testShop();
  expect(await office.run("access.enrol-device", args as never)).toMatchObject({ ok: false, error });
});

test("[ACCESS-4] an admin of one branch enrols only there; a phone needs no place", async () => {
  const { office, person, addBranch } = await testShop();
  await addBranch("b2");
  office.signIn(await person("admin", ["b2"]));
  expect(await office.run("access.enrol-device", aTill)).toMatchObject({
    error: { type: "NotInBranch", branch: "b1" },
  });
  const phone = { device: "phone-1", name: "Phone", kind: "phone" as const };
  expect((await office.run("access.enrol-device", phone)).ok).toBe(true);
});

test("the same device may be enrolled anew under its own code", async () => {
  const { office } = await testShop();
  await office.must("access.enrol-device", aTill);
  expect((await office.run("access.enrol-device", { ...aTill, name: "Front till" })).ok).toBe(true);
});
