import { expect, test } from "vitest";
import type { Certificate } from "../core/certificate.ts";
import { addCut, createCuts } from "../core/cut.ts";
import type { DeviceId, HolderId, LogId } from "../core/ids.ts";
import type { Stamp } from "../core/stamp.ts";
import { turnAwayPeer } from "./acquaintance.ts";
import { aCertificate } from "./testing/network.ts";

const NOW = 1_000_000;
const me = aCertificate("till-1", { reads: ["org", "b-one"] });

const cutsOf = (keeps: HolderId | null) => {
  const cuts = createCuts();
  addCut(cuts, {
    device: "till-2" as DeviceId,
    keeps,
    heads: {},
    heir: null,
    reason: "stolen",
    log: "server.1aaaa.org" as LogId,
    seq: 2,
    stamp: "0" as Stamp,
  });
  return cuts;
};

test.each<[string, Partial<Certificate>, string | null]>([
  ["of the same branch", { reads: ["org", "b-one"] }, null],
  ["of another branch", { reads: ["org", "b-two"] }, "branch"],
  ["that reads no branch", { reads: ["org"] }, "branch"],
  ["of several branches, ours among them", { reads: ["org", "b-two", "b-one"] }, null],
  ["that reads all", { reads: ["*"], kind: "phone" }, null],
  ["that is the server", { reads: ["org"], kind: "server" }, null],
  ["that is a hub", { reads: ["org", "b-one"], kind: "hub" }, null],
  ["whose certificate ends now", { reads: ["org", "b-one"], expiresAt: NOW }, null],
  ["whose certificate has ended", { reads: ["org", "b-one"], expiresAt: NOW - 1 }, "expired"],
])("[SYNC-1] a peer %s", (_, over, reason) => {
  expect(turnAwayPeer(me, aCertificate("till-2", over), { cuts: createCuts(), now: NOW })).toBe(reason);
});

test("[SYNC-1] a peer that was put out of use is turned away; one of which only an older life was, is not", () => {
  const peer = aCertificate("till-2", { reads: ["org", "b-one"] });
  expect(turnAwayPeer(me, peer, { cuts: cutsOf(null), now: NOW })).toBe("revoked");
  expect(turnAwayPeer(me, peer, { cuts: cutsOf("till-2.3aaaa" as HolderId), now: NOW })).toBeNull();
});
