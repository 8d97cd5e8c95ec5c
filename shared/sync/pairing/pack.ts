import { addressBytes, addressOfBytes } from "./addresses.ts";
import { checksumOf } from "./checksum.ts";
import type { Candidate, Description } from "./description.ts";
import { base64urlOf, bytesOfLetters, lettersOfBytes } from "./six-bits.ts";

/** So much fits into a QR code of version 6 that a till's camera reads at arm's length. */
export const MAX_PACKED = 100;

/** A description on its way from one till to another. */
export interface Packed {
  readonly description: Description;
  /** Checksum of the offer that this answers; `null` in an offer. */
  readonly answers: number | null;
  readonly checksum: number;
}

const VERSION = 1;
const ANSWER = 1;
/** ICE name and password have other lengths than browsers give them, and these lengths follow. */
const OTHER_LENGTHS = 2;
const [UFRAG, PWD, FINGERPRINT] = [4, 24, 32];
const TYPES: readonly Candidate["type"][] = ["ipv4", "ipv6", "mdns"];
const ADDRESS_LENGTH = { ipv4: 4, ipv6: 16, mdns: 16 } as const;

/**
 * A description in at most 100 bytes: a byte of version and kind, the ICE name and password in six bits a letter, the fingerprint, in an answer the
 * checksum of its offer, as many candidates as there is room for, and a checksum.
 */
export const pack = (description: Description, answers: number | null = null): Uint8Array => {
  const { ufrag, pwd, fingerprint, candidates } = description;
  const isUsual = ufrag.length === UFRAG && pwd.length === PWD;
  const kind = (VERSION << 4) | (answers === null ? 0 : ANSWER) | (isUsual ? 0 : OTHER_LENGTHS);
  const bytes = [
    kind,
    ...(isUsual ? [] : [ufrag.length, pwd.length]),
    ...(bytesOfLetters(ufrag + pwd) ?? []),
    ...(bytesOfLetters(fingerprint)?.subarray(0, FINGERPRINT) ?? []),
    ...(answers === null ? [] : twoBytes(answers)),
  ];
  for (const candidate of candidates) {
    const address = addressBytes(candidate) ?? [];
    if (bytes.length + 3 + address.length + 2 > MAX_PACKED) continue;
    bytes.push(TYPES.indexOf(candidate.type), ...twoBytes(candidate.port), ...address);
  }
  return Uint8Array.from([...bytes, ...twoBytes(checksumOf(Uint8Array.from(bytes)))]);
};

const twoBytes = (value: number): readonly [number, number] => [(value >> 8) & 255, value & 255];

/** Why bytes are no description. */
export type Unpackable = "version" | "checksum" | "shape";

/** Reads what `pack` wrote; the word says what is wrong. */
export const unpack = (bytes: Uint8Array): Packed | Unpackable => {
  const inside = bytes.subarray(0, -2);
  const [high = 0, low = 0] = bytes.subarray(-2);
  const checksum = (high << 8) | low;
  if (bytes.length < 3 || checksumOf(inside) !== checksum) return "checksum";
  const kind = inside[0] ?? 0;
  if (kind >> 4 !== VERSION) return "version";
  return readInside(createReader(inside.subarray(1)), kind, checksum) ?? "shape";
};

const readInside = (reader: Reader, kind: number, checksum: number): Packed | null => {
  const hasLengths = (kind & OTHER_LENGTHS) !== 0;
  const [ufragLength = 0, pwdLength = 0] = hasLengths ? reader.take(2) : [UFRAG, PWD];
  const letters = lettersOfBytes(
    reader.take(Math.ceil(((ufragLength + pwdLength) * 6) / 8)),
    ufragLength + pwdLength,
  );
  const fingerprint = base64urlOf(reader.take(FINGERPRINT));
  const isAnswer = (kind & ANSWER) !== 0;
  const [high = 0, low = 0] = isAnswer ? reader.take(2) : [];
  const candidates: Candidate[] = [];
  while (reader.left() > 0) {
    const [at = TYPES.length, portHigh = 0, portLow = 0] = reader.take(3);
    const type = TYPES[at];
    if (type === undefined) return null;
    const address = addressOfBytes(type, reader.take(ADDRESS_LENGTH[type]));
    candidates.push({ type, address, port: (portHigh << 8) | portLow });
  }
  if (reader.left() < 0 || ufragLength < 4 || pwdLength < 22) return null;
  const [ufrag, pwd] = [letters.slice(0, ufragLength), letters.slice(ufragLength)];
  return {
    description: { type: isAnswer ? "answer" : "offer", ufrag, pwd, fingerprint, candidates },
    answers: isAnswer ? (high << 8) | low : null,
    checksum,
  };
};

interface Reader {
  readonly take: (count: number) => Uint8Array;
  /** Below zero when more was taken than there was. */
  readonly left: () => number;
}

const createReader = (bytes: Uint8Array): Reader => {
  let at = 0;
  return {
    take: (count) => {
      at += count;
      return bytes.slice(at - count, at);
    },
    left: () => bytes.length - at,
  };
};
