import { expect, test } from "vitest";
import type { Certificate } from "../../../shared/core/certificate.ts";
import type { Cuts } from "../../../shared/core/cut.ts";
import { turnAwayLinked } from "./turn-away.ts";

const [KEY, OTHER_KEY] = ["k".repeat(43), "o".repeat(43)] as [string, string];
const aCertificate = (change: Partial<Record<keyof Certificate, unknown>> = {}): Certificate =>
  ({
    org: "org-1",
    device: "till-2",
    name: "Second",
    kind: "till",
    branch: "main",
    code: "T2",
    key: "key",
    reads: ["org", "b-main"],
    writes: ["org", "b-main"],
    issuedAt: 1,
    transport: KEY,
    ...change,
  }) as unknown as Certificate;

const me = aCertificate({ device: "till-1" });
const cutDevice = [{ keeps: null }] as never;
const nobodyCut = { devices: new Map(), staff: new Map() } as unknown as Cuts;
const cut = { ...nobodyCut, devices: new Map([["till-2", cutDevice]]) } as unknown as Cuts;

test.each<[string, Certificate, Cuts, string | null]>([
  ["a till of the same branch is welcome", aCertificate(), nobodyCut, null],
  ["a certificate that names no key", aCertificate({ transport: undefined }), nobodyCut, "unpaired"],
  ["our own, copied", aCertificate({ device: "till-1" }), nobodyCut, "unpaired"],
  ["a certificate of another key", aCertificate({ transport: OTHER_KEY }), nobodyCut, "certificate"],
  ["one that has run out", aCertificate({ expiresAt: 99 }), nobodyCut, "expired"],
  ["another branch's", aCertificate({ branch: "b2", reads: ["org", "b-b2"] }), nobodyCut, "branch"],
  ["one that was cut off", aCertificate(), cut, "revoked"],
  ["the owner's, which reads all", aCertificate({ branch: null, reads: ["*"] }), nobodyCut, null],
  ["a hub's", aCertificate({ kind: "hub", reads: ["org", "b-main"] }), nobodyCut, null],
])("[SYNC-1] %s", (_, peer, cuts, word) => {
  expect(turnAwayLinked(me, peer, { remote: KEY, cuts, now: 100 })).toBe(word);
});
