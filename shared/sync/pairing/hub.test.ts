import { expect, test } from "vitest";
import { callerOffer, HUB_PASSWORD, hubAnswer, hubUfrag, isUfrag, readHubUfrag } from "./hub.ts";

const password = "ounJ4fdz9bxr2Ldv2ZHV+k";
const offer = ["v=0", "a=mid:0", "a=ice-ufrag:BVlX", `a=ice-pwd:${password}`, "a=setup:actpass", ""].join(
  "\r\n",
);
const hub = { addresses: ["192.0.2.7", "2001:db8::7"], port: 8788, fingerprint: "A".repeat(43) };

test("the till's password comes to the hub in the name it is called by", () => {
  expect(readHubUfrag(hubUfrag(password))).toBe(password);
});

test.each(["", "v2/", password, `v1/${password}`, `v2/${password}-`, "v2/short", `v2/${password}\r\na=x`])(
  "the hub does not answer to %j",
  (ufrag) => expect(readHubUfrag(ufrag)).toBeNull(),
);

test("the till writes the hub's answer itself", () => {
  const answer = hubAnswer(offer, hub);
  expect(answer.ok && answer.value.split("\r\n")).toEqual([
    "v=0",
    "o=- 0 0 IN IP4 0.0.0.0",
    "s=-",
    "t=0 0",
    "a=group:BUNDLE 0",
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0",
    "a=mid:0",
    `a=ice-ufrag:v2/${password}`,
    `a=ice-pwd:${HUB_PASSWORD}`,
    `a=fingerprint:sha-256 ${new Array(32).fill("00").join(":")}`,
    "a=setup:passive",
    "a=candidate:1 1 UDP 2130706431 192.0.2.7 8788 typ host",
    "a=candidate:2 1 UDP 2130706175 2001:db8::7 8788 typ host",
    "a=end-of-candidates",
    "a=sctp-port:5000",
    "a=max-message-size:262144",
    "",
  ]);
});

test.each([
  ["offer", "v=0", hub],
  ["offer", offer.replace(password, "short"), hub],
  ["fingerprint", offer, { ...hub, fingerprint: "none" }],
  ["address", offer, { ...hub, addresses: [] }],
  ["address", offer, { ...hub, addresses: ["192.0.2.7\r\na=x"] }],
] as const)("a bad %s is named", (reason, text, address) => {
  expect(hubAnswer(text, address)).toEqual({ ok: false, error: { type: "BadHub", reason } });
});

test("the hub makes the till's offer up from the first packet", () => {
  const lines = callerOffer({ ufrag: "BVlX", password }).split("\r\n");
  expect(lines).toContain("a=ice-ufrag:BVlX");
  expect(lines).toContain(`a=ice-pwd:${password}`);
  expect(lines).toContain("a=setup:active");
});

test.each([
  ["BVlX", true],
  ["abc", false],
  ["a b c d", false],
  ["BVlX\r\na=x", false],
])("%j may stand for a name: %s", (text, may) => expect(isUfrag(text)).toBe(may));
