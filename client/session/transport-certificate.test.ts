import { beforeEach, expect, test } from "vitest";
import { type Certificate, signCertificate } from "../../shared/core/certificate.ts";
import { err, ok } from "../../shared/lib/result.ts";
import { testCrypto, testKey } from "../../shared/testing/crypto.ts";
import { createFakeTransportKeys, type FakeTransportKeys } from "../testing/fake-transport-keys.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import type { DeviceHttp } from "./device-token.ts";
import { type EnrolmentRecord, readIdentity, saveEnrolment } from "./identity.ts";
import { type CertifiedTransport, openTransport } from "./transport-certificate.ts";

const DAY_MS = 24 * 3_600_000;
const NOW = 1_000 * DAY_MS;
const authorityKey = testKey("authority");
const deviceKey = testKey("device");
const authority = { org: "org-1" as Certificate["org"], key: authorityKey.key };

let store: ReturnType<typeof createMemoryDevice>;
let keys: FakeTransportKeys;
let asked: string[];
/** What the server signs differently from what it was asked. */
let forged: Partial<Certificate>;
let isUp: boolean;
let reported: unknown[];

const certificateWith = (change: Partial<Certificate>) =>
  signCertificate(authorityKey.sign, {
    org: "org-1",
    device: "till-1",
    name: "Front",
    kind: "till",
    branch: "b1",
    code: "T1",
    key: deviceKey.key,
    reads: ["org"],
    writes: ["org"],
    issuedAt: 1,
    ...change,
  } as unknown as Certificate);

const http = {
  json: async ({ body }: { readonly body?: unknown }) => {
    if (!isUp) return err({ type: "Offline" });
    const { transport } = body as { readonly transport: string };
    asked.push(transport);
    return ok({
      certificate: await certificateWith({ transport, expiresAt: NOW + 400 * DAY_MS, ...forged }),
    });
  },
} as unknown as DeviceHttp;

const open = async (change: Partial<Certificate>): Promise<CertifiedTransport> => {
  await saveEnrolment(store, { certificate: await certificateWith(change), authority, key: "k" });
  return openStored();
};
const openStored = async (): Promise<CertifiedTransport> => {
  const keyStore = {
    load: async () => ({ publicKey: deviceKey.key, sign: deviceKey.sign }),
    create: () => Promise.reject(new Error("not asked for")),
    close: () => {},
  };
  const identity = await readIdentity(store, keyStore, testCrypto);
  if (identity === null) throw new Error("not enrolled");
  return openTransport({ identity, keys, store, http, crypto: testCrypto, now: () => NOW, report });
};
const report = (error: unknown) => void reported.push(error);
const stored = async () => (await store.get<EnrolmentRecord>("enrolment"))?.certificate.text ?? "";

beforeEach(() => {
  store = createMemoryDevice();
  keys = createFakeTransportKeys();
  asked = [];
  forged = {};
  isUp = true;
  reported = [];
});

const fingerprint = async () => (await keys.load(NOW)).fingerprint;

test("a certificate that names no key, or another, is signed anew and kept", async () => {
  for (const before of [{}, { transport: "x".repeat(43) }]) {
    const transport = await open(before);
    await transport.renew();
    expect(transport.credentials().certificate.transport).toBe(await fingerprint());
    expect(await stored()).toContain(await fingerprint());
  }
  expect(asked).toHaveLength(2);
});

test("nothing is asked while all is well", async () => {
  const transport = await open({ transport: await fingerprint(), expiresAt: NOW + 61 * DAY_MS });
  await transport.renew();
  expect(asked).toEqual([]);
});

test("a certificate about to run out is renewed, once for many asking", async () => {
  const transport = await open({ transport: await fingerprint(), expiresAt: NOW + 59 * DAY_MS });
  await Promise.all([transport.renew(), transport.renew()]);
  expect(asked).toHaveLength(1);
  expect(transport.credentials().certificate.expiresAt).toBe(NOW + 400 * DAY_MS);
});

test("a key about to run out stays in use with its certificate until the page opens again", async () => {
  const old = await fingerprint();
  keys.expireAt(NOW + 10 * DAY_MS);
  const transport = await open({ transport: old, expiresAt: NOW + 100 * DAY_MS });
  await transport.renew();
  expect(asked).not.toEqual([old]);
  expect([transport.key?.fingerprint, transport.credentials().certificate.transport]).toEqual([old, old]);
  const reopened = await openStored();
  expect(reopened.key?.fingerprint).toBe(asked[0]);
  expect(reopened.credentials().certificate.transport).toBe(asked[0]);
});

test("without the server everything stays, and it is asked again", async () => {
  const transport = await open({});
  isUp = false;
  await transport.renew();
  expect(transport.credentials().certificate.transport).toBeUndefined();
  isUp = true;
  await transport.renew();
  expect(transport.credentials().certificate.transport).toBe(await fingerprint());
});

test.each<[string, Partial<Certificate>]>([
  ["another device's", { device: "till-2" as Certificate["device"] }],
  ["one for another signing key", { key: testKey("other").key }],
  ["one that names another key for links", { transport: "y".repeat(43) }],
  ["another organisation's", { org: "org-2" as Certificate["org"] }],
])("%s certificate is not taken", async (_, change) => {
  const transport = await open({});
  const before = await stored();
  forged = change;
  await transport.renew();
  expect(await stored()).toBe(before);
});

test("a key that cannot be read is reported, and the shop opens without direct links", async () => {
  const transport = await open({});
  expect(transport.key).not.toBeNull();
  keys = { ...keys, load: () => Promise.reject(new Error("no key")) };
  const without = await openStored();
  expect([without.key, reported.length]).toEqual([null, 1]);
  await without.renew();
  expect(asked).toEqual([]);
});
