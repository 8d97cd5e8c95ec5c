import { expect, test } from "vitest";
import type { Effect } from "../../core/counter.ts";
import type { Entry } from "../../core/entry.ts";
import { isBeyond, kinds, REFUND_FREE } from "./kinds.ts";
import type { RefundBody } from "./refund-body.ts";

const beyond = { counter: "refund/b1/t1/0", beyond: 1, why: "override" } as unknown as Effect;
const spend = { counter: "refund/b1/t1/0", spend: 1 } as unknown as Effect;
const of = { number: "T1", log: "l", seq: 1 };
const free = (by: string) => ({ permission: REFUND_FREE, by });

test.each<[string, Partial<RefundBody>, readonly Effect[], readonly object[]]>([
  ["by receipt, with the right to it", { of }, [spend], []],
  ["beyond, by whoever wrote it", { of }, [beyond], [free("s1")]],
  ["beyond, on another's word", { of, override: { by: "m1", reason: "r" } }, [beyond], [free("m1")]],
  ["without a receipt", { of: null }, [], [free("s1")]],
  ["without a receipt, lent", { of: null, approvals: [free("m1")] }, [], [free("m1"), free("m1")]],
  ["another way, lent", { of, approvals: [free("m1")] }, [spend], [free("m1")]],
])("[REFUND-6][REFUND-9] %s", (_, body, effects, asked) => {
  const entry = { by: "s1", effects } as unknown as Entry;
  expect(kinds["sale.refunded"].asks(body as RefundBody, entry)).toEqual(asked);
});

test("what goes beyond a right", () => {
  expect([isBeyond(beyond), isBeyond(spend)]).toEqual([true, false]);
});
