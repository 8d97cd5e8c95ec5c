import { addressType } from "./addresses.ts";
import type { Candidate, Description } from "./description.ts";
import { descriptionToSdp } from "./sdp.ts";

/**
 * Reaching a hub without anybody to carry words. The till makes an ordinary offer and writes the hub's answer itself: the hub's name in
 * ICE is a prefix and the till's own ICE password, its password is known to all. A check of the till therefore tells the hub both
 * that it needs (STUN: `USERNAME = <hub's name>:<till's name>`), and the hub sets up its end from that. None of it is secret: each end knows
 * the other by the fingerprint of its certificate, and both prove themselves in the session. After libp2p's WebRTC Direct.
 */
export const HUB_PWD = "SaudaFlowHubWithoutWords";
const PREFIX = "SaudaFlow1/";

/** A hub as a till remembers it. */
export interface HubAddress {
  /** IPv4 or IPv6 addresses of the local network, best first. */
  readonly addresses: readonly string[];
  /** UDP. */
  readonly port: number;
  /** SHA-256 of its DTLS certificate, base64url, 43 characters. */
  readonly fingerprint: string;
}

/** How the hub is named in ICE by a till with this ICE password. */
export const hubUfrag = (tillPwd: string): string => PREFIX + tillPwd;

/** The answer that a till whose local offer has the ICE password `tillPwd` takes as the hub's. */
export const hubAnswer = (hub: HubAddress, tillPwd: string): string => {
  const answer: Description = {
    type: "answer",
    ufrag: hubUfrag(tillPwd),
    pwd: HUB_PWD,
    fingerprint: hub.fingerprint,
    candidates: hub.addresses.flatMap((address): readonly Candidate[] => {
      const type = addressType(address);
      return type === null ? [] : [{ type, address, port: hub.port }];
    }),
  };
  return descriptionToSdp(answer, "passive"); // the till begins the DTLS handshake: the hub hears of it by its checks
};

/** A till that knocks at the hub. */
export interface Knock {
  readonly ufrag: string;
  readonly pwd: string;
}

/** Who knocks, from the two halves of a STUN check's USERNAME; `null` when it is no till. */
export const readKnock = (localUfrag: string, remoteUfrag: string): Knock | null => {
  const pwd = localUfrag.startsWith(PREFIX) ? localUfrag.slice(PREFIX.length) : "";
  const isTill = /^[A-Za-z0-9+/]{22,200}$/.test(pwd) && /^[A-Za-z0-9+/]{4,200}$/.test(remoteUfrag);
  return isTill ? { ufrag: remoteUfrag, pwd } : null;
};

/**
 * The till's offer as the hub takes it for its remote description. The till's certificate is not known yet: the hub's library must not check
 * it, and the hub must compare the fingerprint it then sees with the one the device's certificate names.
 */
export const knockOffer = ({ ufrag, pwd }: Knock): string =>
  descriptionToSdp({ type: "offer", ufrag, pwd, fingerprint: "A".repeat(43), candidates: [] }).replace(
    "a=setup:actpass",
    "a=setup:active", // as the answer that the till wrote for us says
  );
