import { expect, test } from "vitest";
import { askedLineField, needsOf, saleField } from "./args.ts";
import { lineCounter } from "./refund-counters.ts";
import { aSaleBody, asWritten } from "./testing/body.ts";

const found = { number: "T1-1TEST-0001", log: "till-1.1test.b-b1", seq: 2, body: aSaleBody() };

test("[REFUND-1] a sale is named by its own number", () => {
  expect(saleField.parse(found)).toEqual(asWritten(found.body));
  expect(saleField.safeParse({ ...found, number: "T1-1TEST-0002" }).success).toBe(false);
});

test("goods go to the shelf unless said otherwise", () => {
  expect(askedLineField.parse({ line: 0, quantity: 1_000 }).back).toBe("shelf");
});

test("a refund looks at the sale's counters, the goods and whoever gets the money", () => {
  const needs = needsOf(asWritten(aSaleBody({ customer: { id: "c1", name: "A" } })), "c2");
  expect(needs.counters).toContain(lineCounter(found.body, 0));
  expect(needs.counters).toEqual(expect.arrayContaining(["points/c1", "wallet/c2"]));
  expect(needs.docs).toEqual(expect.arrayContaining([{ doc: "customer", id: "c1" }]));
  expect(needs).toMatchObject({ all: ["shift", "payment"], countersOf: [{ area: "stock", id: "tea" }] });
});
