import type { Candidate } from "./description.ts";

/** The kind of address a text is; `null` when none that a link can use. */
export const addressType = (text: string): Candidate["type"] | null => {
  if (MDNS.test(text)) return "mdns";
  if (ipv4Bytes(text) !== null) return "ipv4";
  return ipv6Bytes(text) === null ? null : "ipv6";
};

const MDNS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.local$/i;

/** 4 bytes of an IPv4 address, 16 of an IPv6 address or of the uuid before `.local`. */
export const addressBytes = ({ type, address }: Pick<Candidate, "type" | "address">): Uint8Array | null => {
  if (type === "ipv4") return ipv4Bytes(address);
  return type === "ipv6" ? ipv6Bytes(address) : mdnsBytes(address);
};

/** The address that so many bytes are, in its usual spelling. */
export const addressOfBytes = (type: Candidate["type"], bytes: Uint8Array): string => {
  if (type === "ipv4") return [...bytes].join(".");
  return type === "ipv6" ? ipv6Text(bytes) : mdnsText(bytes);
};

const ipv4Bytes = (text: string): Uint8Array | null => {
  const parts = text.split(".");
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isAddress ? Uint8Array.from(parts, Number) : null;
};

const ipv6Bytes = (text: string): Uint8Array | null => {
  const halves = text.toLowerCase().split("::");
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return null;
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return Uint8Array.from(groups.flatMap((group) => twoBytes(Number.parseInt(group, 16))));
};

const twoBytes = (value: number): readonly [number, number] => [value >> 8, value & 255];

/** RFC 5952: lower case, the first longest run of zero groups as `::`. */
const ipv6Text = (bytes: Uint8Array): string => {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0));
  const run = longestZeros(groups);
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(":");
  if (run.length < 2) return text(groups);
  return `${text(groups.slice(0, run.start))}::${text(groups.slice(run.start + run.length))}`;
};

const longestZeros = (groups: readonly number[]): { readonly start: number; readonly length: number } => {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    const end = groups.findIndex((group, i) => i >= start && group !== 0);
    const length = (end < 0 ? groups.length : end) - start;
    if (length > best.length) best = { start, length };
  }
  return best;
};

const mdnsBytes = (text: string): Uint8Array | null => {
  if (!MDNS.test(text)) return null;
  const hex = text.slice(0, 36).replaceAll("-", "");
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
};

const mdnsText = (bytes: Uint8Array): string => {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `${uuid.join("-")}.local`;
};
