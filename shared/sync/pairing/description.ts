import { base64urlOf, bytesOfLetters } from "./six-bits.ts";

/** What one end of a direct link has to know of the other before they can talk; the rest of an SDP never differs. */
export interface Description {
  readonly type: "offer" | "answer";
  /** ICE name and password, 4–256 and 22–256 of the letters A–Z a–z 0–9 + /. */
  readonly ufrag: string;
  readonly pwd: string;
  /** SHA-256 of the DTLS certificate, base64url, 43 characters. */
  readonly fingerprint: string;
  /** Where it may be reached, best first. */
  readonly candidates: readonly Candidate[];
}

/** An address of the local network: IPv4, IPv6, or a name `<uuid>.local` behind which the browser hides one. */
export interface Candidate {
  readonly type: "ipv4" | "ipv6" | "mdns";
  readonly address: string;
  readonly port: number;
}

const FINGERPRINT_BYTES = 32;

/** A fingerprint as an SDP writes it: `AB:CD:…`. */
export const fingerprintToHex = (fingerprint: string): string =>
  Array.from((bytesOfLetters(fingerprint) ?? new Uint8Array()).subarray(0, FINGERPRINT_BYTES), (byte) =>
    byte.toString(16).padStart(2, "0").toUpperCase(),
  ).join(":");

/** Reads `AB:CD:…`, in either case; `null` when it is no SHA-256. */
export const fingerprintOfHex = (hex: string): string | null => {
  const parts = hex.trim().split(":");
  if (parts.length !== FINGERPRINT_BYTES || !parts.every((part) => /^[0-9a-f]{2}$/i.test(part))) return null;
  return base64urlOf(Uint8Array.from(parts, (part) => Number.parseInt(part, 16)));
};

/** What both ends of a link know of it, alike at both; their proofs sign it, so that nobody can sit between them. */
export const bindingOf = (one: string, other: string): string => [one, other].sort().join(".");
