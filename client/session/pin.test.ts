import { expect, test } from "vitest";
import {
  afterWrongPin,
  createVerifier,
  isLockedOut,
  isPin,
  NO_TRIES,
  type PinTries,
  triesNow,
  verifyPin,
} from "./pin.ts";

test.each([
  ["1234", true],
  ["12345678", true],
  ["123", false],
  ["123456789", false],
  ["12a4", false],
  ["", false],
  ["１２３４", false],
])("is %s a PIN: %s", (pin, expected) => {
  expect(isPin(pin)).toBe(expected);
});

test("the right PIN verifies, another does not, and two verifiers of one PIN differ", async () => {
  const [one, two] = [await createVerifier("1234", 1000), await createVerifier("1234", 1000)];
  expect(await verifyPin("1234", one)).toBe(true);
  expect(await verifyPin("1235", one)).toBe(false);
  expect(one.hash).not.toBe(two.hash);
  expect((await createVerifier("4321")).iterations).toBeGreaterThanOrEqual(310_000);
});

test("four wrong PINs are free, then each pause is twice the one before, and the tenth locks it", () => {
  const pauses: number[] = [];
  let tries: PinTries = NO_TRIES;
  while (!isLockedOut(tries)) {
    tries = afterWrongPin(tries, 1_000);
    pauses.push(Math.max(0, tries.until - 1_000) / 1_000);
  }
  expect(pauses).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 960]);
});

test("a pause ends, and a clock set back a year makes it begin anew", () => {
  const tries = { wrong: 5, until: 100_000 };
  expect(triesNow(tries, 99_999)).toBe(tries);
  expect(triesNow({ wrong: 5, until: 4e10 }, 1_000)).toEqual({ wrong: 5, until: 31_000 });
  expect(triesNow(NO_TRIES, -5)).toEqual({ wrong: 0, until: -5 });
});
