import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { err, ok } from "../../../shared/lib/result.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import { printRule } from "../../documents/print-rule.ts";
import type { Api, ApiError } from "../../session/api.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { branchRows, createBranchForm } from "./branches-model.ts";
import { askServer, countAfterCut, findCut, putOut, reclaim } from "./device-cuts.ts";
import { createNewDevice, deviceRows, enrolLink } from "./devices-model.ts";
import { createShopForm } from "./shop-model.ts";
import {
  createOwnPasswordForm,
  createPasswordForm,
  createStaffForm,
  grantableRoles,
  mayChange,
  resetPin,
  staffRows,
} from "./staff-model.ts";

/** The owner at a till of their shop, and a server that answers as told. */
const opened = async (role = "owner") => {
  const inner = await testShop();
  const shop = createFakeShop(inner.till(), { person: await inner.person(role) });
  const posted: { path: string; body: unknown }[] = [];
  let answer: unknown = {};
  let refusal: ApiError | null = null;
  const api: Api = {
    get: async () => err({ type: "Offline" }),
    post: async <T>(path: string, body: unknown) => {
      posted.push({ path, body });
      return refusal === null ? ok(answer as T) : err(refusal);
    },
  };
  return {
    ...inner,
    shop: { ...shop, api },
    posted,
    answerWith: (body: unknown) => {
      answer = body;
    },
    refuseWith: (error: ApiError) => {
      refusal = error;
    },
  };
};

test("the shop's settings are changed as a whole, and saved only when they differ", async () => {
  const { shop } = await opened();
  const form = createShopForm(shop);
  if (form === null) throw new Error("no settings");
  expect(form.isChanged.value).toBe(false);
  form.set("footer", "Рақмет!");
  form.set("cashRounding", "nearest-500");
  expect(form.isChanged.value).toBe(true);
  expect(await form.save()).toBe(true);
  expect(form.isChanged.value).toBe(false);
  expect(shop.view.doc("org", "org")?.fields).toMatchObject({
    footer: "Рақмет!",
    cashRounding: "nearest-500",
  });
});

test("a receipt may wait for another device, for a time the shop chooses", async () => {
  const { shop } = await opened();
  const form = createShopForm(shop);
  if (form === null) throw new Error("no settings");
  expect(form.values.value).toMatchObject({ copyFirst: false, copyWait: "2000" });
  form.set("copyFirst", true);
  form.set("copyWait", "3000");
  expect(await form.save()).toBe(true);
  expect(printRule(shop.view)).toEqual({ copies: 1, milliseconds: 3_000 });
  form.set("copyFirst", false);
  expect(await form.save()).toBe(true);
  expect(printRule(shop.view).copies).toBe(0);
});

test("receipts are signed, and the country's time may be changed and given back", async () => {
  const { shop } = await opened();
  const form = createShopForm(shop);
  if (form === null) throw new Error("no settings");
  expect(form.values.value).toMatchObject({ fiscal: false, fiscalHours: "", phone: "" });
  form.set("fiscal", true);
  form.set("fiscalHours", "24");
  form.set("phone", " +7 700 ");
  expect(await form.save()).toBe(true);
  expect(shop.view.doc("org", "org")?.fields).toMatchObject({
    fiscal: true,
    fiscalHours: 24,
    phone: "+7 700",
  });
  form.set("fiscalHours", "");
  expect(await form.save()).toBe(true);
  expect(shop.view.doc("org", "org")?.fields.fiscalHours).toBeNull();
  form.set("fiscalHours", "a day");
  expect(await form.save()).toBe(false);
  expect(form.fault.value).toMatchObject({ type: "BadArgs", field: "fiscalHours" });
});

test("a PIN is taken away by the server, and a password may end all that was signed in before", async () => {
  const { shop, posted } = await opened();
  expect(await resetPin(shop, "s 7")).toBeNull();
  const form = createPasswordForm(shop, "s7");
  form.set("password", "plum river");
  form.set("everywhere", true);
  expect(await form.save()).toBe(true);
  expect(posted).toEqual([
    { path: "/v1/staff/s%207/pin/reset", body: {} },
    { path: "/v1/staff/s7/password", body: { password: "plum river", everywhere: true } },
  ]);
});

test("an empty name is named, and the fault goes when it is mended", async () => {
  const { shop } = await opened();
  const form = createShopForm(shop);
  form?.set("name", " ");
  expect(await form?.save()).toBe(false);
  expect(form?.fault.value).toMatchObject({ type: "BadArgs", field: "name" });
  form?.set("name", "D");
  expect(form?.fault.value).toBeNull();
});

test("a branch is opened, renamed and closed", async () => {
  const { shop } = await opened();
  const added = createBranchForm(shop, null);
  expect(await added.save()).toBe(false);
  added.set("name", "Abay 10");
  expect(await added.save()).toBe(true);
  const row = branchRows(shop).find(({ name }) => name === "Abay 10");
  const changed = createBranchForm(shop, row ?? null);
  changed.set("open", false);
  expect(await changed.save()).toBe(true);
  expect(branchRows(shop).map(({ name, open }) => [name, open])).toEqual([
    ["b1", true],
    ["Abay 10", false],
  ]);
});

test("somebody new goes through the server, with a first password", async () => {
  const { shop, posted } = await opened();
  const form = createStaffForm(shop, null);
  for (const [field, type] of [
    ["name", "Missing"],
    ["login", "Missing"],
    ["branches", "BranchesMissing"],
    ["password", "ShortPassword"],
  ] as const) {
    expect(await form.save()).toBe(false);
    expect(form.fault.value).toEqual({ type, field });
    if (field === "branches") form.set("branches", ["b1"]);
    else form.set(field, "plum river");
  }
  expect(await form.save()).toBe(true);
  expect(posted).toEqual([
    {
      path: "/v1/staff",
      body: {
        name: "plum river",
        login: "plum river",
        role: "seller",
        branches: ["b1"],
        password: "plum river",
      },
    },
  ]);
});

test("what the server says of a field stands at the field", async () => {
  const { shop, refuseWith } = await opened();
  const refused = { type: "Problem", status: 409, code: "LoginTaken", field: "login" } as const;
  refuseWith({ ...refused, error: { login: "a", name: "B" } } as ApiError);
  const form = createStaffForm(shop, null);
  form.set("name", "A");
  form.set("login", "a");
  form.set("everywhere", true);
  form.set("password", "long enough");
  expect(await form.save()).toBe(false);
  expect(form.fault.value).toEqual({ type: "LoginTaken", field: "login", login: "a", name: "B" });
});

test("a cashier becomes manager with no server in reach", async () => {
  const { shop, office, syncAll, refuseWith } = await opened();
  refuseWith({ type: "Offline" });
  await office.must("access.add-staff", {
    staff: "s9",
    name: "Dana",
    role: "seller",
    login: "dana",
    branches: ["b1"],
  });
  await syncAll();
  const row = staffRows(shop).find(({ id }) => id === "s9");
  if (row === undefined) throw new Error("nobody");
  const form = createStaffForm(shop, row);
  form.set("role", "manager");
  form.set("everywhere", true);
  expect(await form.save()).toBe(true);
  expect(staffRows(shop).find(({ id }) => id === "s9")).toMatchObject({ role: "manager", branches: "*" });
});

test.each([
  { role: "owner", grants: ["owner", "admin", "manager", "seller", "operator", "viewer"], mayOwner: true },
  { role: "admin", grants: ["manager", "seller", "operator", "viewer"], mayOwner: false },
])("$role may give $grants", async ({ role, grants, mayOwner }) => {
  const { shop } = await opened(role);
  expect(grantableRoles(shop)).toEqual(grants);
  const owner = { id: "x", name: "X", role: "owner", login: "x", active: true, branches: "*" } as const;
  expect(mayChange(shop, owner)).toBe(mayOwner);
});

test("a code is asked for a till in its branch, for a phone in none", async () => {
  const { shop, posted, answerWith } = await opened();
  answerWith({ code: "AB3K9X7Q", expiresAt: 1 });
  const model = createNewDevice(shop, "b1");
  expect(await model.form.save()).toBe(false);
  model.form.set("name", "Till 2");
  model.form.set("code", "t-2");
  expect(await model.form.save()).toBe(false);
  expect(model.form.fault.value).toEqual({ type: "BadCode", field: "code" });
  model.form.set("code", "t2");
  expect(await model.form.save()).toBe(true);
  expect(model.issued.value?.code).toBe("AB3K9X7Q");
  model.form.set("kind", "phone");
  await model.form.save();
  expect(posted.map(({ body }) => body)).toEqual([
    { kind: "till", name: "Till 2", branch: "b1", code: "T2" },
    { kind: "phone", name: "Till 2", branch: null },
  ]);
});

test("devices are listed without the server's own, and one is put out by the server", async () => {
  const { shop, posted, refuseWith } = await opened();
  const rows = deviceRows(shop);
  expect(rows.map(({ code, kind }) => [code, kind])).toEqual([["T1", "till"]]);
  expect(await putOut(shop, "till-1", "lost")).toBeNull();
  expect(posted[0]).toEqual({ path: "/v1/devices/till-1/revoke", body: { reason: "lost" } });
  refuseWith({ type: "Offline" });
  expect(await putOut(shop, "till-1", "lost")).toEqual({ type: "Offline" });
});

test("what a device held before its storage broke is taken back by the server", async () => {
  const { shop, posted } = await opened();
  expect(await reclaim(shop, "till-1")).toBeNull();
  expect(posted[0]?.path).toBe("/v1/devices/till-1/reclaim");
});

test("the server tells of older lives and of when devices were put out; out of reach it tells nothing", async () => {
  const { shop } = await opened();
  expect(await askServer(shop)).toBeNull();
  const devices = [
    { id: "till-1", revokedAt: null, oldLives: 2 },
    { id: "till-2", revokedAt: 500, oldLives: 0 },
  ];
  const server = { id: "server-1", oldLives: 1 };
  const api = { ...shop.api, get: async <T>() => ok({ devices, server } as T) };
  const word = await askServer({ api });
  expect(word?.oldLives.get("till-1")).toBe(2);
  expect([...(word?.putOutAt ?? [])]).toEqual([["till-2", 500]]);
  expect(word?.server).toEqual(server);
});

test("the cut of a device is found among the records, and what came after it counted", async () => {
  const cut = (device: string, keeps: string | null) =>
    ({ n: 1, entry: { kind: "device.cut", at: 7_000, body: { device, keeps, reason: "lost" } } }) as never;
  const facts = async () => [cut("till-3", null), cut("till-2", "till-2.1abc"), cut("till-2", null)];
  expect(await findCut({ facts }, "till-2")).toEqual({ at: 7_000, reason: "lost" });
  expect(await findCut({ facts }, "till-9")).toBeNull();
  const item = (log: string, reason: string) =>
    ({ key: `${log}${reason}`, type: "entry.void", log, seq: 1, kind: "sale.completed", reason }) as never;
  const attention = signal([
    item("till-2.1abcd.b-b1", "cut: lost"),
    item("till-2.1abcd.org", "seller may not"),
    item("till-3.1abcd.b-b1", "cut: lost"),
  ]);
  expect(countAfterCut({ attention }, "till-2")).toBe(1);
});

test("the link brings the code along", () => {
  expect(enrolLink("https://shop.example", "AB3K9X7Q")).toBe("https://shop.example/enrol?code=AB3K9X7Q");
});

test("one's own password needs the current one", async () => {
  const { shop, posted, refuseWith } = await opened("seller");
  const form = createOwnPasswordForm(shop);
  expect(await form.save()).toBe(false);
  form.set("current", "plum river");
  form.set("next", "short");
  expect(await form.save()).toBe(false);
  expect(form.fault.value).toEqual({ type: "ShortPassword", field: "next" });
  form.set("next", "plum river 2");
  refuseWith({ type: "Problem", status: 403, code: "WrongPassword", field: "current" });
  expect(await form.save()).toBe(false);
  expect(form.fault.value).toEqual({ type: "WrongPassword", field: "current" });
  expect(posted).toEqual([
    { path: "/v1/auth/password", body: { current: "plum river", next: "plum river 2" } },
  ]);
});
