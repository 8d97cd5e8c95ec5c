import { expect, test } from "vitest";
import { err, ok, type Result, unreachable } from "./result.ts";

const half = (n: number): Result<number, { readonly type: "Odd" }> =>
  n % 2 === 0 ? ok(n / 2) : err({ type: "Odd" });

test.each([
  { n: 4, result: { ok: true, value: 2 } },
  { n: 3, result: { ok: false, error: { type: "Odd" } } },
])("half of $n is a value or an error, never both", ({ n, result }) => {
  expect(half(n)).toEqual(result);
});

test("a case that cannot happen throws by name", () => {
  expect(() => unreachable("late" as never)).toThrow('Unhandled case: "late"');
});
