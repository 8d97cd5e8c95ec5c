import { expect, test, vi } from "vitest";
import { err, ok } from "../../../shared/lib/result.ts";
import type { EnrolError } from "./enrolment.ts";
import { cleanCode, createEnrolModel } from "./model.ts";

const TILL = {
  certificate: { kind: "till", name: "Till 2", code: "T2" },
  organisation: "Dastarkhan",
} as const;

const opened = (given = "", refusal: EnrolError | null = null) => {
  const enrol = vi.fn(async () => (refusal === null ? ok(TILL) : err(refusal)));
  const start = vi.fn();
  return { model: createEnrolModel({ enrol, start }, given), enrol, start };
};

test("a code makes this device what the shop says, and the shop opens when one has read it", async () => {
  const { model, enrol, start } = opened();
  model.setCode("ab3k-9x7q");
  await model.submit();
  expect(enrol).toHaveBeenCalledWith("AB3K9X7Q");
  expect(model.enrolled.value).toEqual(TILL);
  expect(start).not.toHaveBeenCalled();
  model.start();
  expect(start).toHaveBeenCalledOnce();
});

test("half a code is not sent", async () => {
  const { model, enrol } = opened("AB3K");
  await model.submit();
  expect(enrol).not.toHaveBeenCalled();
  expect(model.error.value).toEqual({ type: "Incomplete" });
  model.setCode("AB3K9");
  expect(model.error.value).toBeNull();
});

test.each([{ type: "WrongCode" }, { type: "Offline" }, { type: "TooManyTries", seconds: 60 }] as const)(
  "$type leaves the code to be mended",
  async (refusal) => {
    const { model } = opened("AB3K9X7Q", refusal);
    await model.submit();
    expect(model.error.value).toEqual(refusal);
    expect(model.code.value).toBe("AB3K9X7Q");
  },
);

test.each([
  ["ab3k 9x7q", "AB3K9X7Q"],
  ["AB3K-9X7Q!!", "AB3K9X7Q"],
  ["https://shop.example/enrol?code=ab3k9x7q&x=1", "AB3K9X7Q"],
  ["AB3K9X7QZZZ", "AB3K9X7Q"],
  ["жж", ""],
])("%s is %s", (text, code) => {
  expect(cleanCode(text)).toBe(code);
});
