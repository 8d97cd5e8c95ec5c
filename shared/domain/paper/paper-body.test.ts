import { expect, test } from "vitest";
import { drawerOpenedBody, reprintedBody } from "./paper-body.ts";

const copy = { number: "T1-1TEST-0001", branch: "b1", till: "T1", copy: 1 };

test.each([
  [copy, true],
  [{ ...copy, till: "", shift: "s1" }, true],
  [{ ...copy, copy: 0 }, false],
  [{ ...copy, number: "" }, false],
])("[PAPER-1] %j is a copy: %s", (body, isOne) => {
  expect(reprintedBody.safeParse(body).success).toBe(isOne);
});

test("[PAPER-2] an opened drawer has a reason", () => {
  const body = { branch: "b1", till: "T1", reason: "" };
  expect(drawerOpenedBody.safeParse(body).success).toBe(false);
  expect(drawerOpenedBody.safeParse({ ...body, reason: "x" }).success).toBe(true);
});
