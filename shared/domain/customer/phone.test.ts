import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPhone, parsePhone, phoneDigits } from "./phone.ts";

test.each([
  ["8 701 123 45 67", "+77011234567"],
  ["+7 (701) 123-45-67", "+77011234567"],
  ["7011234567", "+77011234567"],
  ["77011234567", "+77011234567"],
  ["8 (495) 123-45-67", "+74951234567"],
  ["9161234567", "+79161234567"],
  ["998901234567", "+998901234567"],
  ["+998 90 123 45 67", "+998901234567"],
  ["90 123 45 67", "+998901234567"],
  ["+1 415 555 26 71", "+14155552671"],
  ["+996 700 123 456", "+996700123456"],
  ["", ""],
  ["  ", ""],
])("[CUSTOMER-2] %j is kept as %j", (text, phone) => {
  expect(parsePhone(text)).toEqual({ ok: true, value: phone });
});

test.each(["12345", "call me", "8701123456", "+7 701", "870112345678", "+", "701123456x", "+99890123456"])(
  "[CUSTOMER-2] %j is no number",
  (text) => {
    expect(parsePhone(text)).toEqual({ ok: false, error: { type: "BadPhone", text } });
  },
);

test("[CUSTOMER-2] what is kept is kept: reading it again, or as people write it, changes nothing", () => {
  const digits = fc.stringMatching(/^[3-9]\d{9}$/).map((local) => `+7${local}`);
  const uzbek = fc.stringMatching(/^\d{9}$/).map((local) => `+998${local}`);
  fc.assert(
    fc.property(fc.oneof(digits, uzbek), (phone) => {
      expect(parsePhone(phone)).toEqual({ ok: true, value: phone });
      expect(parsePhone(formatPhone(phone))).toEqual({ ok: true, value: phone });
      expect(parsePhone(phoneDigits(phone))).toEqual({ ok: true, value: phone });
    }),
  );
});

test("a number is shown as people read it", () => {
  expect(["+77011234567", "+998901234567", "+14155552671"].map(formatPhone)).toEqual([
    "+7 701 123 45 67",
    "+998 90 123 45 67",
    "+14155552671",
  ]);
});
