import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { kinds, needsManager } from "./kinds.ts";
import type { ClosedBody } from "./shift-body.ts";

test.each([
  [{ till: "T1", by: "T1", difference: 500 }, false],
  [{ till: "T1", by: "T1", difference: 500, limit: 500 }, false],
  [{ till: "T1", by: "T1", difference: -501, limit: 500 }, true],
  [{ till: "T1", by: "T1", difference: 1, limit: 0 }, true],
  [{ till: "T1", by: "T2", difference: 0 }, true],
])("[SHIFT-5] closing %j is a manager's business: %s", (closing, isTheirs) => {
  expect(needsManager(closing)).toBe(isTheirs);
  const asked = kinds["shift.closed"].asks(closing as ClosedBody, { by: "s1" } as Entry);
  expect(asked).toEqual(isTheirs ? [{ permission: "shift.manage", by: "s1" }] : []);
});

test("[SHIFT-5] whoever lent the right is asked for", () => {
  const body = { till: "T1", by: "T2", difference: 0, approvedBy: "s9" } as ClosedBody;
  expect(kinds["shift.closed"].asks(body, { by: "s1" } as Entry)).toEqual([
    { permission: "shift.manage", by: "s9" },
  ]);
});
