import { expect, test } from "vitest";
import type { CounterId, Scope } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import {
  isCounterOf,
  lineCounter,
  lineOfCounter,
  openedCounter,
  paidCounter,
  refundRule,
  tenderCounter,
} from "./refund-counters.ts";

const sale = { branch: "b1", number: "T1-1K7MQ-0017" };

test("[REFUND-2] every line of a sale has a counter", () => {
  const counter = lineCounter(sale, 2);
  expect(counter).toBe("refund/b1/t1-1k7mq-0017/2");
  expect(lineOfCounter(counter)).toEqual({ branch: "b1", number: "t1-1k7mq-0017", line: 2 });
  expect(isCounterOf(counter, sale.number)).toBe(true);
  expect(isCounterOf(counter, "T1-1K7MQ-0018")).toBe(false);
});

test.each([openedCounter(sale), paidCounter(sale), tenderCounter(sale, 0), "stock/b1/tea" as CounterId])(
  "[REFUND-2] %s is no line, and nobody is given any of it",
  (counter) => {
    expect(lineOfCounter(counter)).toBeNull();
    expect(refundRule.scope(counter)).toBeNull();
  },
);

test("[REFUND-2] the right goes to whoever asks in the branch, and to nobody unasked", () => {
  const counter = lineCounter(sale, 0);
  expect(refundRule.scope(counter)).toBe("b-b1");
  expect(refundRule.step(aView(), counter)).toBe(1);
  expect(refundRule.spread).toBe(false);
  expect(refundRule.needs(counter).all?.length).toBeGreaterThan(0);
  expect(refundRule.holders(aView(), "org" as Scope)).toEqual([]);
  expect(refundRule.holders(aView(), "b-b1" as Scope)).toEqual([]);
});
