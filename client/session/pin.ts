import { fromBase64url, toBase64url } from "../device/base64url.ts";
import { randomBytes } from "../device/ids.ts";

/** What a PIN is checked with; the PIN itself is kept nowhere. */
export interface PinVerifier {
  /** Base64url. */
  readonly salt: string;
  readonly iterations: number;
  /** Base64url. */
  readonly hash: string;
}

/** PBKDF2-HMAC-SHA-256, OWASP's count of 2021 for SHA-256. Slow for us once, for a thief ten thousand times. */
const ITERATIONS = 310_000;

export const isPin = (pin: string): boolean => /^\d{4,8}$/.test(pin);

export const createVerifier = async (pin: string, iterations = ITERATIONS): Promise<PinVerifier> => {
  const salt = toBase64url(randomBytes(16));
  return { salt, iterations, hash: await derive(pin, salt, iterations) };
};

export const verifyPin = async (pin: string, { salt, iterations, hash }: PinVerifier): Promise<boolean> =>
  isSameText(await derive(pin, salt, iterations), hash);

const derive = async (pin: string, salt: string, iterations: number): Promise<string> => {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, [
    "deriveBits",
  ]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt: fromBase64url(salt), iterations };
  return toBase64url(new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256)));
};

const isSameText = (a: string, b: string): boolean => {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
};

/** Wrong PINs in a row, and until when nobody may try, ms of the device's clock. */
export interface PinTries {
  readonly wrong: number;
  readonly until: number;
}

export const NO_TRIES: PinTries = { wrong: 0, until: 0 };

const FREE_TRIES = 4;
const MOST_TRIES = 10;
const FIRST_PAUSE = 30_000;

/** After one more wrong PIN: from the fifth on a pause of half a minute, twice as long each time. */
export const afterWrongPin = ({ wrong }: PinTries, now: number): PinTries => {
  const pause = pauseAfter(wrong + 1);
  return { wrong: wrong + 1, until: pause === 0 ? 0 : now + pause };
};

/** Ten in a row: the PIN opens nothing any more, until a manager or the password does. No clock helps. */
export const isLockedOut = ({ wrong }: PinTries): boolean => wrong >= MOST_TRIES;

/** As they stand now: where the clock was set back, the pause begins anew and is not as long as that. */
export const triesNow = (tries: PinTries, now: number): PinTries => {
  const pause = pauseAfter(tries.wrong);
  return tries.until - now > pause ? { ...tries, until: now + pause } : tries;
};

const pauseAfter = (wrong: number): number =>
  wrong <= FREE_TRIES ? 0 : FIRST_PAUSE * 2 ** (wrong - FREE_TRIES - 1);
