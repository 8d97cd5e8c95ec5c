import { beforeEach, expect, test } from "vitest";
import { type Authority, signTicket, type Ticket } from "../../shared/core/certificate.ts";
import type { DeviceId, OrgId } from "../../shared/core/ids.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import { testCrypto, testKey } from "../../shared/testing/crypto.ts";
import type { DeviceStore } from "../store/device-store.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import type { Http, HttpError, HttpRequest } from "./http.ts";
import { type DevicePeople, openPeople } from "./people.ts";
import { createPersonApi } from "./person-api.ts";
import type { PinVerifier } from "./pin.ts";

const key = testKey("authority");
const authority: Authority = { org: "org-1" as OrgId, key: key.key };

/** A server with people and passwords, one cookie, and a plug to pull. */
const createServer = () => {
  const verifiers = new Map<string, PinVerifier | null>();
  const roles = new Map([
    ["ann", "seller"],
    ["bek", "manager"],
  ]);
  const server = {
    isUp: true,
    cookie: null as string | null,
    tokens: 0,
    issued: 0,
    asked: [] as HttpRequest[],
    roles,
    verifiers,
  };
  const signedIn = async (staff: string) => {
    const role = roles.get(staff) ?? "";
    const ticket = {
      org: authority.org,
      staff,
      name: staff,
      role,
      branches: "*",
      issuedAt: 1,
    } as unknown as Ticket;
    return ok({
      access: `${staff}-${++server.tokens}`,
      organisation: { id: "org-1", name: "Shop" },
      authority,
      person: { staff, name: staff, role, branches: "*" },
      ticket: await signTicket(key.sign, ticket),
      pinVerifier: verifiers.get(staff) ?? null,
    });
  };
  const problem = (status: number, code: string): Result<never, HttpError> =>
    err({ type: "Problem", status, code, retryAfter: status === 429 ? 30 : null });
  const answer = async ({ path, body, bearer }: HttpRequest): Promise<Result<unknown, HttpError>> => {
    const {
      login = "",
      password,
      verifier = null,
    } = (body ?? {}) as {
      readonly login?: string;
      readonly password?: string;
      readonly verifier?: PinVerifier | null;
    };
    if (path === "/v1/auth/sign-in") {
      if (password === "too many") return problem(429, "TooManyTries");
      if (!roles.has(login) || password !== "secret") return problem(401, "WrongSignIn");
      server.cookie = login;
      return signedIn(login);
    }
    if (path === "/v1/auth/refresh?device=till-1")
      return server.cookie === null ? problem(401, "NotSignedIn") : signedIn(server.cookie);
    if (bearer !== `${server.cookie}-${server.tokens}`) return problem(401, "NotSignedIn");
    if (path === "/v1/auth/pin") verifiers.set(server.cookie ?? "", verifier);
    return ok({ path });
  };
  const json = async (request: HttpRequest) => {
    server.asked.push(request);
    return server.isUp ? answer(request) : err({ type: "Offline" });
  };
  return Object.assign(server, { http: { json } as unknown as Http });
};

let server: ReturnType<typeof createServer>;
let store: DeviceStore;
let tab: Map<string, string>;
let clock: number;

const open = (): Promise<DevicePeople> =>
  openPeople({
    http: server.http,
    store,
    authority,
    device: "till-1" as DeviceId,
    crypto: testCrypto,
    now: () => clock,
    tab: {
      getItem: (name) => tab.get(name) ?? null,
      setItem: (name, value) => void tab.set(name, value),
      removeItem: (name) => void tab.delete(name),
    },
  });

beforeEach(() => {
  server = createServer();
  store = createMemoryDevice();
  tab = new Map();
  clock = 1_000_000;
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
    value: { person: { staff: "ann", name: "ann", role: "seller", hasPin: false } },
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

test("wrong PINs are counted, also over a reload, and slowed", async () => {
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
