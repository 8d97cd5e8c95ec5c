import { beforeEach, expect, test } from "vitest";
import { type Certificate, signCertificate, signTicket, type Ticket } from "../../shared/core/certificate.ts";
import { signedText } from "../../shared/core/crypto.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import { testCrypto, testKey } from "../../shared/testing/crypto.ts";
import type { DeviceKey } from "../device/crypto.ts";
import type { KeyStore } from "../device/key-store.ts";
import type { DeviceStore } from "../store/device-store.ts";
import { createFakeTransportKeys } from "../testing/fake-transport-keys.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import { createDeviceHttp } from "./device-token.ts";
import { enrolDevice } from "./enrolment.ts";
import type { Http, HttpError, HttpRequest } from "./http.ts";
import { readIdentity } from "./identity.ts";
import { askServer, createShop, type NewShop } from "./office.ts";

const authorityKey = testKey("authority");
const authority = { org: "org-1" as Certificate["org"], key: authorityKey.key };

const createKeys = (): KeyStore => {
  const keys = new Map<string, DeviceKey>();
  return {
    load: async (name) => keys.get(name) ?? null,
    create: async (name) => {
      const { key, sign } = testKey(name);
      keys.set(name, { publicKey: key, sign });
      return { publicKey: key, sign };
    },
    close: () => {},
  };
};

/** A server that is set up once and knows one device code at a time. */
const createServer = () => {
  const server = {
    isUp: true,
    shop: null as Record<string, unknown> | null,
    code: null as string | null,
    tokens: 0,
  };
  const problem = (status: number, code: string): Result<never, HttpError> =>
    err({ type: "Problem", status, code, retryAfter: status === 429 ? 9 : null });
  const certificateFor = async ({ key, transport }: Record<string, string>) => {
    const certificate = {
      org: "org-1",
      device: "till-1",
      name: "Front",
      kind: "till",
      branch: "b1",
      code: "T1",
      key,
      reads: ["org"],
      writes: ["org"],
      issuedAt: 1,
      ...(transport !== undefined && { transport }),
    } as unknown as Certificate;
    return signCertificate(authorityKey.sign, certificate);
  };
  const ticket = { org: "org-1", staff: "ann", name: "Ann", role: "owner", branches: "*", issuedAt: 1 };
  const answers: Record<string, (body: Record<string, string>, request: HttpRequest) => unknown> = {
    "GET /v1/setup": () => ok({ needed: server.shop === null }),
    "POST /v1/setup": (body) => {
      if (server.shop !== null) return problem(409, "AlreadySetUp");
      server.shop = body;
      return ok({ organisation: "org-1", branch: "b1", owner: "ann" });
    },
    "POST /v1/auth/sign-in": async () =>
      ok({
        access: "ann-1",
        organisation: { id: "org-1", name: "Shop" },
        authority,
        person: { staff: "ann", name: "Ann", role: "owner", branches: "*" },
        ticket: await signTicket(authorityKey.sign, ticket as unknown as Ticket),
        pinVerifier: (server.shop as { owner: { pin: never } } | null)?.owner.pin ?? null,
      }),
    "POST /v1/device-codes": (_, { bearer }) => {
      if (bearer !== "ann-1") return problem(401, "NotSignedIn");
      server.code = "ABCD1234";
      return ok({ code: server.code, expiresAt: 1 });
    },
    "POST /v1/devices": async ({ code = "", ...named }) => {
      if (code === "TOOMANY") return problem(429, "TooMany");
      if (code !== server.code) return problem(422, "BadCode");
      server.code = null;
      const certificate = await certificateFor(named);
      return ok({ device: "till-1", certificate, authority, organisation: { id: "org-1", name: "Shop" } });
    },
    "GET /v1/device-nonce?org=org-1": () => ok({ nonce: "nonce-1" }),
    "POST /v1/device-token": async ({ device = "", nonce = "", signature = "" }) => {
      const key = keyOfDevice;
      const genuine = await testCrypto.verify(key, signedText.device(device, nonce), signature as never);
      return genuine ? ok({ access: `device-${++server.tokens}` }) : problem(401, "NotThisDevice");
    },
    "GET /v1/thing": (_, { bearer }) =>
      bearer === `device-${server.tokens}` ? ok("a thing") : problem(401, "NotSignedIn"),
  };
  let keyOfDevice = "" as Certificate["key"];
  const json = async (request: HttpRequest) => {
    if (!server.isUp) return err({ type: "Offline" });
    const body = (request.body ?? {}) as Record<string, string>;
    if (request.path === "/v1/devices") keyOfDevice = body.key as Certificate["key"];
    return (await answers[`${request.method} ${request.path}`]?.(body, request)) ?? problem(404, "NotFound");
  };
  return Object.assign(server, { http: { json } as unknown as Http });
};

let server: ReturnType<typeof createServer>;
let keys: KeyStore;
let store: DeviceStore;

let ids = 0;
const deps = (hasLinks = true) => ({
  http: server.http,
  keys,
  store,
  crypto: testCrypto,
  newId: () => `key-${++ids}`,
  transportKeys: hasLinks ? createFakeTransportKeys() : null,
  now: () => 1_000,
});

const aShop: NewShop = {
  organisation: "Shop",
  currency: "KZT",
  taxMode: "included",
  requireShift: true,
  differenceLimit: 50_000,
  branch: "Main",
  owner: { name: "Ann", login: "ann", password: "secret secret", pin: "1234" },
  device: { kind: "till", name: "Front", code: "" },
};

beforeEach(() => {
  server = createServer();
  keys = createKeys();
  store = createMemoryDevice();
});

test.each([
  ["empty", true, false],
  ["has-shop", true, true],
  ["unknown", false, false],
])("says that the server is %s", async (expected, isUp, hasShop) => {
  server.isUp = isUp;
  if (hasShop) server.shop = {};
  expect(await askServer(server.http)).toBe(expected);
});

test("a shop is made and this device is its first; the PIN never leaves it", async () => {
  expect(await createShop(deps(), aShop)).toEqual({ ok: true, value: null });
  expect(JSON.stringify(server.shop)).not.toContain("1234");
  const identity = await readIdentity(store, keys, testCrypto);
  expect(identity?.certificate.code).toBe("T1");
});

test("someone else was quicker", async () => {
  server.shop = {};
  expect(await createShop(deps(), aShop)).toEqual({ ok: false, error: { type: "AlreadySetUp" } });
});

test("a code makes this browser a device", async () => {
  server.code = "ABCD1234";
  expect(await enrolDevice(deps(), " ABCD1234 ")).toMatchObject({
    ok: true,
    value: { organisation: "Shop", certificate: { name: "Front" } },
  });
});

test.each([
  ["XXXX", { type: "WrongCode" }],
  ["TOOMANY", { type: "TooManyTries", seconds: 9 }],
])("the code %s is refused and what was enrolled before stands", async (code, error) => {
  server.code = "ABCD1234";
  await enrolDevice(deps(), "ABCD1234");
  expect(await enrolDevice(deps(), code)).toEqual({ ok: false, error });
  expect((await readIdentity(store, keys, testCrypto))?.certificate.device).toBe("till-1");
});

test("a device whose key is gone is no device any more", async () => {
  server.code = "ABCD1234";
  await enrolDevice(deps(), "ABCD1234");
  expect(await readIdentity(store, createKeys(), testCrypto)).toBeNull();
});

test("a device proves itself to the server, and again when its token has run out", async () => {
  server.code = "ABCD1234";
  await enrolDevice(deps(), "ABCD1234");
  const identity = await readIdentity(store, keys, testCrypto);
  if (identity === null) throw new Error("not enrolled");
  const http = createDeviceHttp(server.http, identity);
  expect(await http.json({ method: "GET", path: "/v1/thing" })).toEqual(ok("a thing"));
  server.tokens += 7;
  expect(await http.json({ method: "GET", path: "/v1/thing" })).toEqual(ok("a thing"));
  server.isUp = false;
  expect(await http.json({ method: "GET", path: "/v1/thing" })).toEqual(err({ type: "Offline" }));
});

test("the certificate names the key for direct links, where the browser has them", async () => {
  await createShop(deps(), aShop);
  const { fingerprint } = await createFakeTransportKeys().load(0);
  expect((await readIdentity(store, keys, testCrypto))?.certificate.transport).toBe(fingerprint);
  server.shop = null;
  await createShop(deps(false), aShop);
  expect((await readIdentity(store, keys, testCrypto))?.certificate.transport).toBeUndefined();
});
