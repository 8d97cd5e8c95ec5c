import { expect, test } from "vitest";
import { signTicket } from "./certificate.ts";
import { type CredentialDeps, readOpening, withTicket } from "./credentials.ts";
import type { SealedEntry } from "./entry.ts";
import type { DeviceId, OrgId } from "./ids.ts";
import { testCrypto, testKey } from "./testing/crypto.ts";
import { aCertificate, aPerson, testAuthority, testRules, testWriter } from "./testing/device.ts";
import { craft, craftOpening } from "./testing/log.ts";

const deps: CredentialDeps = { crypto: testCrypto, authority: testAuthority, rules: testRules };
const writer = await testWriter(aCertificate("till-1"), "2aaaa");
const stranger = await testWriter(aCertificate("till-2"), "1aaaa");
const foreign = await testWriter(aCertificate("till-1", { org: "org-2" as OrgId }), "2aaaa");
const reader = await testWriter(aCertificate("till-1", { writes: ["org"] }), "2aaaa");
const hash = testCrypto.hash("x");

test("[LOG-2] the first entry says whose log it is, what it continues and whose rights it spends", async () => {
  const continues = { log: "till-1.1aaaa.b-b1", seq: 7, hash };
  const { entry } = await craftOpening(writer, { continues, holder: "till-1.1aaaa" });
  expect(await readOpening(deps, entry)).toEqual({
    ok: true,
    value: { certificate: writer.certificate, signed: writer.signed, continues, holder: "till-1.1aaaa" },
  });
});

const continuing = (log: string, seq = 7) => craftOpening(writer, { continues: { log, seq, hash } });

test.each<[string, string, () => Promise<SealedEntry>]>([
  [
    "another device's certificate",
    "BadCertificate",
    () => craftOpening(writer, { certificate: { ...stranger.signed } }),
  ],
  ["a certificate of another organisation", "BadCertificate", () => craftOpening(foreign)],
  [
    "a certificate nobody signed",
    "BadCertificate",
    () => craftOpening(writer, { certificate: { ...writer.signed, signature: "x" as never } }),
  ],
  ["a certificate for other scopes", "BadCertificate", () => craftOpening(reader)],
  ["another device's rights", "BadCertificate", () => craftOpening(writer, { holder: stranger.holder })],
  [
    "rights of a device whose name begins alike",
    "BadCertificate",
    () => craftOpening(writer, { holder: "till-10.1aaaa" }),
  ],
  ["rights of nobody", "BadBody", () => craftOpening(writer, { holder: "till-1" })],
  ["another device's log to continue", "BadCertificate", () => continuing("till-2.1aaaa.b-b1")],
  ["another scope's log to continue", "BadCertificate", () => continuing("till-1.1aaaa.org")],
  ["itself to continue", "BadCertificate", () => continuing("till-1.2aaaa.b-b1")],
  ["no log to continue", "BadCertificate", () => continuing("elsewhere")],
  ["the end of nothing to continue", "BadBody", () => continuing("till-1.1aaaa.b-b1", 0)],
  ["an end past any number to continue", "BadBody", () => continuing("till-1.1aaaa.b-b1", 2 ** 40)],
  ["a field more", "BadBody", () => craftOpening(writer, { owner: true })],
  ["something before it", "NotOpened", () => craftOpening(writer, {}, { prev: hash })],
  ["a number other than 1", "NotOpened", () => craftOpening(writer, {}, { seq: 2 })],
  ["a name that is no log's", "BadCertificate", () => craftOpening(writer, {}, { log: "till-1.b-b1" })],
  ["another kind", "NotOpened", () => craftOpening(writer, {}, { kind: "note.made" })],
])("[LOG-2] an opening with %s is refused as %s", async (_, type, make) => {
  expect(await readOpening(deps, (await make()).entry)).toMatchObject({ ok: false, error: { type } });
});

const { ticket, signed } = await aPerson("anna", { role: "boss" });
const ofDevice = async (device: string) => (await aPerson("anna", { device: device as DeviceId })).signed;
const signIn = (body: unknown, over = {}) => craft(writer, null, { kind: "log.signed-in", body, ...over });

test("[FOLD-4] a person is vouched for by the ticket in the entry", async () => {
  const sealed = await signIn({ ticket: signed });
  expect(await withTicket(deps, sealed)).toEqual({ ok: true, value: { ...sealed, vouches: ticket } });
});

test("[FOLD-4] a ticket given for this device counts here", async () => {
  const sealed = await signIn({ ticket: await ofDevice("till-1") });
  expect(await withTicket(deps, sealed)).toMatchObject({
    ok: true,
    value: { vouches: { device: "till-1" } },
  });
});

test.each<[string, () => Promise<SealedEntry>]>([
  ["another kind", () => craft(writer, null)],
  ["a newer version nobody here can read", () => signIn({ passkey: "?" }, { v: 2 })],
])("[ENTRY-3] an entry of %s vouches for nobody", async (_, make) => {
  const sealed = await make();
  expect(await withTicket(deps, sealed)).toEqual({ ok: true, value: sealed });
});

test.each<[string, string, () => Promise<unknown>]>([
  [
    "signed by a stranger",
    "BadTicket",
    async () => ({ ticket: await signTicket(testKey("stranger").sign, ticket) }),
  ],
  [
    "altered after it was signed",
    "BadTicket",
    async () => ({ ticket: { ...signed, text: signed.text.replace("boss", "king") } }),
  ],
  [
    "of another organisation",
    "BadTicket",
    async () => ({ ticket: (await aPerson("anna", { org: "org-2" as OrgId })).signed }),
  ],
  ["given for another device", "BadTicket", async () => ({ ticket: await ofDevice("till-2") })],
  ["that is a certificate", "BadTicket", async () => ({ ticket: writer.signed })],
  ["that is missing", "BadBody", async () => ({})],
])("[FOLD-4] a ticket %s is refused as %s", async (_, type, body) => {
  expect(await withTicket(deps, await signIn(await body()))).toMatchObject({ ok: false, error: { type } });
});
