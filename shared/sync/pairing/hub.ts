import { err, ok, type Result } from "../../lib/result.ts";
import { fingerprintToSdp } from "./fingerprint.ts";

/**
 * How a till reaches a hub without anybody carrying words between them: the hub listens on a fixed UDP port with a key known by its
 * fingerprint. The till makes an ordinary offer and writes the hub's answer itself; the name it gives the hub in that answer holds the
 * till's own password, so the first packet (a STUN request to `hub's name:till's name`) tells the hub all that an offer would. After
 * WebRTC Direct of libp2p, second version. The hub's password is no secret: DTLS and the session's proofs say who is who.
 */
export interface HubAddress {
  /** IP addresses of the hub on the local network. */
  readonly addresses: readonly string[];
  /** UDP. */
  readonly port: number;
  /** Of the hub's key: SHA-256, base64url. */
  readonly fingerprint: string;
}

export interface BadHub {
  readonly type: "BadHub";
  readonly reason: "offer" | "fingerprint" | "address";
}

/** The same for all hubs; of characters that ICE allows. */
export const HUB_PASSWORD = "saudaflow0hub0password";
const PREFIX = "v2/";

/** The one data channel of a link, opened by the till. */
export const HUB_CHANNEL = "sync";

/** Longest message either end takes, bytes. */
const MAX_MESSAGE = 262_144;

/** What the till calls the hub: it holds the till's own ICE password. */
export const hubUfrag = (ownPassword: string): string => `${PREFIX}${ownPassword}`;

/** The till's password out of the name it gave the hub; `null` when the name is no such one. */
export const readHubUfrag = (ufrag: string): string | null =>
  ufrag.startsWith(PREFIX) && isPassword(ufrag.slice(PREFIX.length)) ? ufrag.slice(PREFIX.length) : null;

/** The answer of the hub to the till's own offer, as SDP. */
export const hubAnswer = (offer: string, hub: HubAddress): Result<string, BadHub> => {
  const fingerprint = fingerprintToSdp(hub.fingerprint);
  if (fingerprint === null) return bad("fingerprint");
  const password = lineOf(offer, "ice-pwd");
  const mid = lineOf(offer, "mid");
  if (password === null || mid === null || !isPassword(password)) return bad("offer");
  const addresses = hub.addresses.filter((address) => /^[0-9a-f.:]{2,45}$/i.test(address));
  if (addresses.length === 0) return bad("address");
  return ok(
    sdp(mid, [
      `a=ice-ufrag:${hubUfrag(password)}`,
      `a=ice-pwd:${HUB_PASSWORD}`,
      `a=fingerprint:sha-256 ${fingerprint}`,
      "a=setup:passive",
      ...addresses.map((address, i) => `a=${hostCandidate(address, hub.port, i)}`),
      "a=end-of-candidates",
    ]),
  );
};

/** What a hub knows of a till from its first packet. */
export interface Caller {
  readonly ufrag: string;
  readonly password: string;
}

/**
 * The till's offer as the hub makes it up from the till's first packet. The fingerprint is not known yet: the hub must look at it
 * once the link stands.
 */
export const callerOffer = ({ ufrag, password }: Caller): string =>
  sdp("0", [
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${new Array(32).fill("00").join(":")}`,
    "a=setup:active",
  ]);

/** Where a packet came from, or where to send one, as an ICE candidate. */
export const hostCandidate = (address: string, port: number, rank = 0): string =>
  `candidate:${rank + 1} 1 UDP ${2_130_706_431 - rank * 256} ${address} ${port} typ host`;

/** Whether it may stand for an ICE name: nothing else is given to those who read SDP. */
export const isUfrag = (text: string): boolean => /^[A-Za-z0-9+/]{4,256}$/.test(text);
const isPassword = (text: string): boolean => /^[A-Za-z0-9+/]{22,250}$/.test(text);

const lineOf = (text: string, name: string): string | null =>
  new RegExp(`^a=${name}:(\\S+)\\s*$`, "m").exec(text)?.[1] ?? null;

const sdp = (mid: string, lines: readonly string[]): string =>
  [
    "v=0",
    "o=- 0 0 IN IP4 0.0.0.0",
    "s=-",
    "t=0 0",
    `a=group:BUNDLE ${mid}`,
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0",
    `a=mid:${mid}`,
    ...lines,
    "a=sctp-port:5000",
    `a=max-message-size:${MAX_MESSAGE}`,
    "",
  ].join("\r\n");

const bad = (reason: BadHub["reason"]) => err({ type: "BadHub", reason } as const);
