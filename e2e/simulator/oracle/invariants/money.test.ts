import { expect, test } from "vitest";
import { aRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { money } from "./money.ts";

const line = { product: "tea", quantity: 1_500, price: 99, total: 149, taxRate: 1_200 };

const aSale = (over: object = {}) => ({
  lines: [line],
  taxes: [{ rate: 1_200, base: 133, tax: 16 }],
  taxMode: "included",
  rounding: 1,
  total: 150,
  tenders: [
    { type: "card", amount: 100 },
    { type: "cash", amount: 60 },
  ],
  change: 10,
  ...over,
});

test.each([
  { what: "in order", over: {}, found: [] },
  {
    what: "with tax added",
    over: {
      taxMode: "added",
      taxes: [{ rate: 1_200, base: 149, tax: 18 }],
      total: 168,
      tenders: [{ type: "cash", amount: 178 }],
    },
    found: [],
  },
  { what: "without rounding", over: { rounding: 0 }, found: ["lines, tax and rounding are not the total"] },
  { what: "with too little paid", over: { change: 11 }, found: ["tenders less change are not the total"] },
  {
    what: "with change out of a card",
    over: { tenders: [{ type: "card", amount: 160 }] },
    found: ["more change than cash"],
  },
  {
    what: "with a line rounded down",
    over: {
      lines: [{ ...line, total: 148 }],
      taxes: [{ rate: 1_200, base: 132, tax: 16 }],
      rounding: 2,
    },
    found: ["a line is not price times quantity"],
  },
  {
    what: "with another tax",
    over: { taxes: [{ rate: 1_200, base: 134, tax: 15 }] },
    found: ["tax is not of the lines"],
  },
  { what: "with a tax missing", over: { taxes: [] }, found: ["tax is not of the lines"] },
])("[PRICE-4, TENDER-3] a sale $what", ({ over, found }) => {
  const run = aRun();
  const log = run.open("till-1");
  run.write(log, "sale.completed", { body: aSale(over) });
  expect(breachesOf(money, run.evidence())).toEqual(found.map((fault) => `${log} 2: ${fault}`));
});
