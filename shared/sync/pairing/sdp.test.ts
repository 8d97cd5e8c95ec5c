import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDescription } from "../testing/descriptions.ts";
import { fingerprintToHex } from "./description.ts";
import { descriptionToSdp, sdpToDescription } from "./sdp.ts";

/** What Chromium 156 says, with what a link cannot use left in. */
const CHROMIUM = [
  "v=0",
  "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0",
  "a=extmap-allow-mixed",
  "a=msid-semantic: WMS",
  "m=application 55512 UDP/DTLS/SCTP webrtc-datachannel",
  "c=IN IP4 192.168.1.20",
  "a=candidate:1 1 udp 2113937151 192.168.1.20 55512 typ host generation 0 network-id 1",
  "a=candidate:2 1 udp 2113939711 c0ffee00-1234-4abc-8def-0123456789ab.local 40000 typ host generation 0",
  "a=candidate:3 1 tcp 1518280447 192.168.1.20 9 typ host tcptype active generation 0",
  "a=candidate:4 1 udp 1677729535 203.0.113.9 55512 typ srflx raddr 0.0.0.0 rport 0 generation 0",
  "a=ice-ufrag:Kx+7",
  "a=ice-pwd:abcdefghijklmnop/RSTUV12",
  "a=ice-options:trickle",
  `a=fingerprint:sha-256 ${fingerprintToHex("A".repeat(43))}`,
  "a=setup:actpass",
  "a=mid:0",
  "a=sctp-port:5000",
  "a=max-message-size:262144",
  "",
].join("\r\n");

test("what matters of a browser's SDP is found, and TCP and foreign addresses are dropped", () => {
  expect(sdpToDescription("offer", CHROMIUM)).toEqual({
    ok: true,
    value: {
      type: "offer",
      ufrag: "Kx+7",
      pwd: "abcdefghijklmnop/RSTUV12",
      fingerprint: "A".repeat(43),
      candidates: [
        { type: "ipv4", address: "192.168.1.20", port: 55_512 },
        { type: "mdns", address: "c0ffee00-1234-4abc-8def-0123456789ab.local", port: 40_000 },
      ],
    },
  });
});

test("a description written as SDP is read back", () => {
  fc.assert(
    fc.property(anyDescription, (description) => {
      expect(sdpToDescription(description.type, descriptionToSdp(description))).toEqual({
        ok: true,
        value: description,
      });
    }),
  );
});

test.each([
  ["ufrag", /^a=ice-ufrag.*\r\n/m],
  ["pwd", /^a=ice-pwd.*\r\n/m],
  ["fingerprint", /^a=fingerprint.*\r\n/m],
])("an SDP without %s is refused by that name", (lacks, line) => {
  expect(sdpToDescription("offer", CHROMIUM.replace(line, ""))).toEqual({
    ok: false,
    error: { type: "BadSdp", lacks },
  });
});
