const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BYTES = 32;

/**
 * A SHA-256 fingerprint as SDP spells it (`AB:0C:…`, RFC 8122) from the way certificates name it (43 characters base64url);
 * `null` when it is none.
 */
export const fingerprintToSdp = (fingerprint: string): string | null => {
  if (!/^[\w-]{43}$/.test(fingerprint)) return null;
  const bits = [...fingerprint].map((char) => ALPHABET.indexOf(char).toString(2).padStart(6, "0")).join("");
  const bytes = Array.from({ length: BYTES }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2));
  return bytes.map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(":");
};

/** The way certificates name a fingerprint, from the way SDP spells it, in capitals or not; `null` when it is no SHA-256. */
export const fingerprintFromSdp = (text: string): string | null => {
  if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){31}$/i.test(text)) return null;
  const bits = text
    .split(":")
    .map((byte) => Number.parseInt(byte, 16).toString(2).padStart(8, "0"))
    .join("");
  const groups = bits.match(/.{1,6}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(6, "0"), 2)]).join("");
};

/** Both ends' fingerprints as one text, the same at both: what the proofs of a session over a direct link sign. */
export const bindingOf = (one: string, other: string): string => [one, other].sort().join(" ");
