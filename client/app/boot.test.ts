import { expect, test, vi } from "vitest";
import { err, ok } from "../../shared/lib/result.ts";
import { type BootDeps, diagnose, startBoot } from "./boot.ts";
import type { OpenShop } from "./services.ts";

const OPEN = { people: { enterPassword: vi.fn(async () => ok({})) } } as unknown as OpenShop;

const booted = (over: Partial<BootDeps<string>> = {}) => {
  const waiting: (() => void)[] = [];
  const boot = startBoot<string>({
    missing: () => null,
    identity: async () => null,
    open: async () => OPEN,
    askServer: async () => "empty",
    createShop: async () => ok(null),
    enrol: async () => err({ type: "WrongCode" }),
    after: (_milliseconds, run) => {
      waiting.push(run);
      return () => {};
    },
    ...over,
  });
  const settle = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve();
    waiting.splice(0).map((run) => run());
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { boot, settle };
};

const SHOP = {
  organisation: "D",
  currency: "KZT",
  taxMode: "included",
  requireShift: true,
  differenceLimit: 50_000,
  branch: "B",
  owner: { name: "A", login: "a", password: "secret words", pin: "2580" },
  device: { kind: "till", name: "T", code: "T1" },
} as const;

test("an enrolled device opens its shop", async () => {
  const { boot, settle } = booted({ identity: async () => "me" });
  expect(boot.value).toEqual({ type: "opening" });
  await settle();
  expect(boot.value).toEqual({ type: "open", open: OPEN });
});

test("an empty server leads through set-up to the owner signed in", async () => {
  let identity: string | null = null;
  const { boot, settle } = booted({
    identity: async () => identity,
    createShop: async () => {
      identity = "me";
      return ok(null);
    },
  });
  await settle();
  const before = boot.value;
  if (before.type !== "new") throw new Error(before.type);
  expect(before.device.server.value).toBe("empty");
  expect(await before.device.office.create(SHOP)).toEqual({ ok: true, value: null });
  expect(boot.value.type).toBe("open");
  expect(OPEN.people.enterPassword).toHaveBeenCalledWith("a", "secret words");
});

test("out of reach, the server is asked again until it answers", async () => {
  const answers = ["unknown", "unknown", "has-shop"] as const;
  let asked = 0;
  const { boot, settle } = booted({ askServer: async () => answers[asked++] ?? "has-shop" });
  await settle();
  const now = boot.value;
  if (now.type !== "new") throw new Error(now.type);
  expect(now.device.server.value).toBe("unknown");
  await settle();
  await settle();
  expect(now.device.server.value).toBe("has-shop");
  await settle();
  expect(asked).toBe(3);
});

test("a browser that lacks something never touches the storage", async () => {
  const identity = vi.fn();
  const { boot, settle } = booted({ missing: () => "Ed25519", identity });
  await settle();
  expect(boot.value).toEqual({ type: "broken", reason: "unsupported", detail: "Ed25519" });
  expect(identity).not.toHaveBeenCalled();
});

test.each([
  { error: new DOMException("full", "QuotaExceededError"), reason: "quota" },
  { error: new DOMException("x", "VersionError"), reason: "newer" },
  { error: new DOMException("Internal error opening backing store", "UnknownError"), reason: "storage" },
  { error: new TypeError("x is not a function"), reason: "other" },
  { error: "odd", reason: "other" },
])("$reason: $error", async ({ error, reason }) => {
  expect(diagnose(error).reason).toBe(reason);
  const { boot, settle } = booted({ identity: () => Promise.reject(error) });
  await settle();
  expect(boot.value).toMatchObject({ type: "broken", reason });
});
