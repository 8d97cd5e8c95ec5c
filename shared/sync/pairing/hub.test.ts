import fc from "fast-check";
import { expect, test } from "vitest";
import { iceLetters } from "../testing/descriptions.ts";
import { HUB_PWD, hubAnswer, hubUfrag, knockOffer, readKnock } from "./hub.ts";
import { sdpToDescription } from "./sdp.ts";

const HUB = { addresses: ["192.168.1.2", "fd00::2", "hub"], port: 4_433, fingerprint: `${"B".repeat(42)}A` };

test("a till's answer names the hub's addresses, its fingerprint, and the till's own password", () => {
  const sdp = hubAnswer(HUB, "abcdefghijklmnopqrstuvwx");
  expect(sdp).toContain("a=setup:passive");
  expect(sdpToDescription("answer", sdp)).toMatchObject({
    ok: true,
    value: {
      ufrag: hubUfrag("abcdefghijklmnopqrstuvwx"),
      pwd: HUB_PWD,
      fingerprint: HUB.fingerprint,
      candidates: [
        { type: "ipv4", address: "192.168.1.2", port: 4_433 },
        { type: "ipv6", address: "fd00::2", port: 4_433 },
      ],
    },
  });
});

test("the hub learns from the knock all it needs to answer", () => {
  fc.assert(
    fc.property(iceLetters(4), iceLetters(24), (ufrag, pwd) => {
      const knock = readKnock(hubUfrag(pwd), ufrag);
      expect(knock).toEqual({ ufrag, pwd });
      expect(sdpToDescription("offer", knockOffer({ ufrag, pwd }))).toMatchObject({
        ok: true,
        value: { ufrag, pwd },
      });
    }),
  );
});

test.each([
  ["", "abcd"],
  ["abcd", "abcd"],
  [hubUfrag("short"), "abcd"],
  [hubUfrag("abcdefghijklmnopqrstuvwx"), ""],
  [hubUfrag("abcdefghijklmnopqrstuvwx\r\na=evil"), "abcd"],
])("%j and %j are no till's knock", (local, remote) => expect(readKnock(local, remote)).toBeNull());
