import { expect, test } from "vitest";
import { canonical } from "./canonical.ts";
import {
  type Certificate,
  mayRead,
  mayWrite,
  openCertificate,
  openTicket,
  signCertificate,
  signTicket,
} from "./certificate.ts";
import { signedText } from "./crypto.ts";
import type { OrgId, Scope } from "./ids.ts";
import { realCrypto, realKey } from "./testing/crypto.ts";
import { aCertificate, aPerson, ORG } from "./testing/device.ts";

const authority = await realKey();
const stranger = await realKey();
const theAuthority = { org: ORG, key: authority.key };
const certificate = aCertificate("till-1", { branch: "b1" as Certificate["branch"] });
const { ticket } = await aPerson("anna", { branches: [] });

const signedBy = async (key: typeof authority, value: unknown) => {
  const text = typeof value === "string" ? value : canonical(value);
  return { text, signature: await key.sign(signedText.certificate(text)) };
};

test("what the authority signed opens as it was signed", async () => {
  const signed = await signCertificate(authority.sign, certificate);
  expect(await openCertificate(realCrypto, theAuthority, signed)).toEqual({ ok: true, value: certificate });
  const vouched = await signTicket(authority.sign, ticket);
  expect(await openTicket(realCrypto, theAuthority, vouched)).toEqual({ ok: true, value: ticket });
});

test.each([
  ["of another's hand", "signature", () => signedBy(stranger, certificate)],
  [
    "altered after",
    "signature",
    async () => ({
      ...(await signedBy(authority, certificate)),
      text: canonical({ ...certificate, writes: [] }),
    }),
  ],
  [
    "without a signature",
    "signature",
    async () => ({ text: canonical(certificate), signature: "" as never }),
  ],
  ["of another organisation", "organisation", () => signedBy(authority, { ...certificate, org: "org-2" })],
  ["with a field more", "shape", () => signedBy(authority, { ...certificate, owner: true })],
  ["with a field less", "shape", () => signedBy(authority, { org: ORG })],
  ["of no known scope", "shape", () => signedBy(authority, { ...certificate, writes: ["everything"] })],
  ["not in canonical form", "shape", () => signedBy(authority, JSON.stringify(certificate, null, 1))],
  ["that is a ticket", "signature", async () => await signTicket(authority.sign, ticket)],
])("[LOG-2] a certificate %s is refused: %s", async (_, reason, make) => {
  const opened = await openCertificate(realCrypto, theAuthority, await make());
  expect(opened).toEqual({ ok: false, error: { type: "BadCredential", of: "certificate", reason } });
});

test("a ticket of another organisation is refused", async () => {
  const foreign = await signTicket(authority.sign, { ...ticket, org: "org-2" as OrgId });
  expect(await openTicket(realCrypto, theAuthority, foreign)).toMatchObject({
    error: { reason: "organisation" },
  });
});

test.each<[readonly (Scope | "*")[], Scope, boolean]>([
  [["org", "b-b1"], "org", true],
  [["org", "b-b1"], "b-b1", true],
  [["org", "b-b1"], "b-b2", false],
  [["org", "b-b1"], "office", false],
  [["*"], "b-opened-later", true],
  [[], "org", false],
])("a device certified for %j and %s: %s", (scopes, scope, may) => {
  expect(mayRead({ ...certificate, reads: scopes, writes: [] }, scope)).toBe(may);
  expect(mayWrite({ ...certificate, writes: scopes, reads: [] }, scope)).toBe(may);
});
