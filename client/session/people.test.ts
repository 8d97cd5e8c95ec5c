import { beforeEach, expect, test, vi } from "vitest";
import type { DeviceId } from "../../shared/core/ids.ts";
import { badgeOf } from "../../shared/domain/access/badge.ts";
import { testCrypto } from "../../shared/testing/crypto.ts";
import type { DeviceStore } from "../store/device-store.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import { authority, createSignInServer } from "../testing/sign-in-server.ts";
import { type DevicePeople, openPeople } from "./people.ts";
import { createPersonApi } from "./person-api.ts";

let server: ReturnType<typeof createSignInServer>;
let store: DeviceStore;
let tab: Map<string, string>;
let clock: number;
/** Tickets issued before are worth nothing. */
let ended: number;
let tell: () => void;
let badgeAlone: boolean;
const badges = new Map<string, { staff: string; name: string }>();

const open = (): Promise<DevicePeople> =>
  openPeople({
    http: server.http,
    store,
    authority,
    device: "till-1" as DeviceId,
    crypto: testCrypto,
    now: () => clock,
    badges: { ownerOf: (code) => badges.get(code), isEnough: () => badgeAlone },
    standing: {
      worth: (ticket) => (ticket.issuedAt < ended ? null : ticket),
      follow: (heard) => {
        tell = heard;
      },
    },
    tab: {
      getItem: (name) => tab.get(name) ?? null,
      setItem: (name, value) => void tab.set(name, value),
      removeItem: (name) => void tab.delete(name),
    },
  });

beforeEach(() => {
  badgeAlone = false;
  server = createSignInServer();
  store = createMemoryDevice();
  tab = new Map();
  clock = 1_000_000;
  ended = 0;
});

const withPin = async (): Promise<DevicePeople> => {
  const people = await open();
  await people.enterPassword("ann", "secret");
  expect(await people.choosePin("1234")).toEqual({ ok: true, value: null });
  people.lock();
  return people;
};

test("a password signs in and makes the person known here", async () => {
  const people = await open();
  const answer = await people.enterPassword("ann", "secret");
  expect(answer).toEqual({
    ok: true,
    value: { person: { staff: "ann", name: "ann", role: "seller", hasPin: false, isLocked: false } },
  });
  expect(people.person.value?.ticket.role).toBe("seller");
  expect(people.known.value.map(({ staff }) => staff)).toEqual(["ann"]);
});

test.each([
  ["nope", { type: "WrongPassword" }],
  ["too many", { type: "TooManyTries", seconds: 30 }],
])("a refused password (%s) says why", async (password, error) => {
  const people = await open();
  expect(await people.enterPassword("ann", password)).toEqual({ ok: false, error });
  expect(people.person.value).toBeNull();
});

test("without the server a password is no use, a PIN is", async () => {
  const people = await withPin();
  server.isUp = false;
  expect(await people.enterPassword("ann", "secret")).toEqual({ ok: false, error: { type: "Offline" } });
  expect(await people.enterPin("ann", "1234")).toEqual({ ok: true, value: null });
  expect(people.person.value?.ticket.staff).toBe("ann");
});

test("[ACCESS-13] wrong PINs are counted, also over a reload, and slowed", async () => {
  let people = await withPin();
  for (let i = 0; i < 4; i++) {
    expect(await people.enterPin("ann", "9999")).toEqual({ ok: false, error: { type: "WrongPin" } });
    people = await open();
  }
  const paused = { ok: false, error: { type: "PinPaused", until: clock + 30_000 } };
  expect(await people.enterPin("ann", "9999")).toEqual(paused);
  expect(await people.enterPin("ann", "1234")).toEqual(paused);
  clock += 30_000;
  expect((await people.enterPin("ann", "1234")).ok).toBe(true);
  people.lock();
  expect((await people.enterPin("ann", "9999")).ok).toBe(false);
  expect((await people.enterPin("ann", "1234")).ok).toBe(true);
});

test("who never signed in here has no PIN here", async () => {
  const people = await open();
  expect(await people.enterPin("ann", "1234")).toEqual({ ok: false, error: { type: "NoPin" } });
});

test("a reload keeps the person at the device, a locked device nobody", async () => {
  const people = await withPin();
  await people.enterPin("ann", "1234");
  expect((await open()).person.value?.ticket.staff).toBe("ann");
  people.lock();
  expect((await open()).person.value).toBeNull();
});

test("a PIN chosen with no server in reach counts here and goes to the server later", async () => {
  const people = await open();
  await people.enterPassword("ann", "secret");
  server.isUp = false;
  expect((await people.choosePin("4321")).ok).toBe(true);
  server.isUp = true;
  expect(server.verifiers.get("ann")).toBeUndefined();
  await people.token.renew();
  expect(server.verifiers.get("ann")?.iterations).toBeGreaterThan(300_000);
  people.lock();
  expect((await people.enterPin("ann", "4321")).ok).toBe(true);
});

test("the server's word on a role counts from the next renewal on", async () => {
  const people = await open();
  await people.enterPassword("ann", "secret");
  server.roles.set("ann", "manager");
  await people.token.renew();
  expect(people.person.value?.ticket.role).toBe("manager");
  expect(people.known.value[0]?.role).toBe("manager");
});

test("a renewal that says nothing new leaves the ticket as it is, so that no log names it again", async () => {
  const people = await open();
  await people.enterPassword("ann", "secret");
  const before = people.person.value;
  await people.token.renew();
  expect(people.person.value).toBe(before);
  await people.enterPassword("ann", "secret");
  expect(people.person.value?.ticket.issuedAt).toBe(before?.ticket.issuedAt);
});

test("one person's sign-in at the server is not lent to another who is here by PIN", async () => {
  const people = await withPin();
  await people.enterPassword("bek", "secret");
  people.lock();
  await people.enterPin("ann", "1234");
  const api = createPersonApi(server.http, people.token);
  expect(await api.get("/v1/staff")).toMatchObject({
    ok: false,
    error: { status: 401, code: "NotSignedIn" },
  });
});

test("a token that has run out is renewed once, unseen", async () => {
  const people = await open();
  await people.enterPassword("ann", "secret");
  server.tokens += 5;
  const api = createPersonApi(server.http, people.token);
  expect(await api.get("/v1/staff")).toEqual({ ok: true, value: { path: "/v1/staff" } });
  expect(server.asked.filter(({ path }) => path === "/v1/auth/refresh?device=till-1").length).toBe(1);
});

test("forgetting the person at the device locks it", async () => {
  const people = await withPin();
  await people.enterPin("ann", "1234");
  await people.forget("ann");
  expect(people.person.value).toBeNull();
  expect(people.known.value).toEqual([]);
  expect((await open()).known.value).toEqual([]);
});

test("[STOCK-5] a PIN confirms somebody for one action and leaves the person at the device there; wrong ones count", async () => {
  const people = await open();
  await people.enterPassword("bek", "secret");
  await people.choosePin("4321");
  await people.enterPassword("ann", "secret");
  const confirmed = await people.confirm("bek", "4321");
  expect(confirmed.ok && confirmed.value.person.ticket.role).toBe("manager");
  expect(people.person.value?.ticket.staff).toBe("ann");
  expect(await people.confirm("bek", "1111")).toEqual({ ok: false, error: { type: "WrongPin" } });
  expect(await people.confirm("nobody", "4321")).toEqual({ ok: false, error: { type: "NoPin" } });
});

const guess = (people: DevicePeople, pin = "9999") => people.enterPin("ann", pin);
const NO_PIN = { ok: false, error: { type: "NoPin" } };
const LOCKED = { ok: false, error: { type: "PinLocked" } };

/** Nine wrong ones, each after its pause. */
const nearlyLocked = async (people: DevicePeople): Promise<void> => {
  for (let i = 0; i < 9; i++) {
    expect((await guess(people)).ok).toBe(false);
    clock += 3_600_000;
  }
};

test("[ACCESS-13] the tenth wrong PIN in a row locks it, whatever the clock says and over a reload; the password opens it", async () => {
  let people = await withPin();
  await nearlyLocked(people);
  expect(await guess(people)).toEqual(LOCKED);
  for (const moved of [1e12, -2e12]) {
    clock += moved;
    people = await open();
    expect(await guess(people, "1234")).toEqual(LOCKED);
  }
  expect(people.known.value[0]?.isLocked).toBe(true);
  server.isUp = false;
  expect((await people.enterPassword("ann", "secret")).ok).toBe(false);
  expect(await guess(people, "1234")).toEqual(LOCKED);
  server.isUp = true;
  expect((await people.enterPassword("ann", "secret")).ok).toBe(true);
  people.lock();
  expect((await guess(people, "1234")).ok).toBe(true);
});

test("[ACCESS-13] a manager unlocks a PIN with no server in reach, another seller does not, nor a wrong PIN of the manager", async () => {
  server.roles.set("dan", "seller");
  const people = await withPin();
  for (const login of ["bek", "dan"]) {
    await people.enterPassword(login, "secret");
    await people.choosePin("4321");
    people.lock();
  }
  await nearlyLocked(people);
  await guess(people);
  server.isUp = false;
  expect(await people.unlock("ann", "bek", "1111")).toEqual({ ok: false, error: { type: "WrongPin" } });
  expect(await people.unlock("ann", "dan", "4321")).toEqual({ ok: false, error: { type: "MayNotUnlock" } });
  expect(await people.unlock("bek", "bek", "4321")).toEqual({ ok: false, error: { type: "MayNotUnlock" } });
  expect(await people.unlock("ann", "ann", "1234")).toEqual(LOCKED);
  expect(await guess(people, "1234")).toEqual(LOCKED);
  expect(people.person.value).toBeNull();
  expect(await people.unlock("ann", "bek", "4321")).toEqual({ ok: true, value: null });
  expect(people.person.value, "unlocking signs nobody in").toBeNull();
  expect((await guess(people, "1234")).ok).toBe(true);
});

test("[ACCESS-13] many tries at once, in one tab or two, are as many tries", async () => {
  const [one, two] = [await withPin(), await open()];
  const answers = await Promise.all([one, one, one, one, one, one].map((people) => guess(people)));
  expect(answers.map((answer) => (answer.ok ? "" : answer.error.type))).toEqual([
    ...Array.from({ length: 4 }, () => "WrongPin"),
    "PinPaused",
    "PinPaused",
  ]);
  expect(await guess(two, "1234")).toMatchObject({ error: { type: "PinPaused" } });
});

test("[ACCESS-13] a clock set back makes a pause begin anew, neither shorter nor a year long", async () => {
  const people = await withPin();
  for (let i = 0; i < 5; i++) await guess(people);
  clock -= 31_536_000_000;
  expect(await guess(people, "1234")).toEqual({
    ok: false,
    error: { type: "PinPaused", until: clock + 30_000 },
  });
  clock += 29_999;
  expect((await guess(people, "1234")).ok).toBe(false);
  clock += 1;
  expect((await guess(people, "1234")).ok).toBe(true);
});

test("[ACCESS-13] where the count cannot be kept nobody is let in", async () => {
  const people = await withPin();
  vi.spyOn(store, "set").mockRejectedValueOnce(new Error("full"));
  expect(await guess(people, "1234")).toEqual({ ok: false, error: { type: "StorageFailed" } });
  expect((await guess(people, "1234")).ok).toBe(true);
});

test("[ACCESS-13] a PIN is changed by whoever knows it, or has just given the password; wrong ones count", async () => {
  const people = await withPin();
  await guess(people, "1234");
  expect(people.isPinGuarded.value).toBe(true);
  expect(await people.choosePin("5555")).toEqual({ ok: false, error: { type: "WrongPin" } });
  expect(await people.choosePin("5555", "9999")).toEqual({ ok: false, error: { type: "WrongPin" } });
  expect(await people.choosePin("5555", "1234")).toEqual({ ok: true, value: null });
  people.lock();
  expect((await guess(people, "1234")).ok).toBe(false);
  expect((await guess(people, "5555")).ok).toBe(true);
  await people.enterPassword("ann", "secret");
  expect(people.isPinGuarded.value).toBe(false);
  expect((await people.choosePin("6666")).ok).toBe(true);
});

test("[ACCESS-11] a PIN that was reset opens nothing once that is heard; after the password a new one is chosen", async () => {
  const people = await withPin();
  await guess(people, "1234");
  server.verifiers.set("ann", null);
  [ended, server.time] = [2, 2];
  tell();
  expect(people.person.value, "nobody goes on under the old ticket").toBeNull();
  expect(people.known.value[0]?.hasPin).toBe(false);
  expect(await guess(people, "1234")).toEqual(NO_PIN);
  expect(await people.confirm("ann", "1234")).toEqual(NO_PIN);
  expect((await open()).person.value, "nor after a reload").toBeNull();
  expect((await people.enterPassword("ann", "secret")).ok).toBe(true);
  expect(people.person.value?.ticket.issuedAt, "though it says the same").toBe(2);
  expect(people.known.value[0]?.hasPin).toBe(false);
  expect((await people.choosePin("7777")).ok).toBe(true);
  people.lock();
  expect((await guess(people, "7777")).ok).toBe(true);
});

test("[ACCESS-11] a PIN chosen out of reach before a reset does not come back after it", async () => {
  const people = await open();
  await people.enterPassword("ann", "secret");
  server.isUp = false;
  await people.choosePin("1234");
  server.isUp = true;
  [ended, server.time] = [2, 2];
  tell();
  await people.enterPassword("ann", "secret");
  expect(people.known.value[0]?.hasPin).toBe(false);
  expect(server.verifiers.get("ann")).toBeUndefined();
});

const BADGE = badgeOf("abcdefghijklmnopqrstuvwx27");

test.each([
  { alone: true, isIn: true, at: "ann" },
  { alone: false, isIn: false, at: "bek" },
])(
  "[ACCESS-14] a badge that does alone ($alone) puts its owner at the device: $at",
  async ({ alone, isIn, at }) => {
    const people = await open();
    await people.enterPassword("ann", "secret");
    await people.choosePin("1111");
    await people.enterPassword("bek", "secret");
    badges.set(BADGE, { staff: "ann", name: "Ann" });
    badgeAlone = alone;
    expect(await people.enterBadge(BADGE)).toMatchObject({
      ok: true,
      value: { isIn, person: { staff: "ann" } },
    });
    expect(people.person.value?.ticket.staff).toBe(at);
  },
);

test.each([
  { alone: true, lent: "ann" },
  { alone: false, lent: undefined },
])(
  "[ACCESS-14] a badge lends its owner's hand and leaves whoever is at the device there",
  async ({ alone, lent }) => {
    const people = await open();
    await people.enterPassword("ann", "secret");
    await people.choosePin("1111");
    await people.enterPassword("bek", "secret");
    badges.set(BADGE, { staff: "ann", name: "Ann" });
    badgeAlone = alone;
    const seen = await people.confirmBadge(BADGE);
    expect(seen.ok && seen.value.approval?.person.ticket.staff).toBe(lent);
    expect(people.person.value?.ticket.staff).toBe("bek");
  },
);
