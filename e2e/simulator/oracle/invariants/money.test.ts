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

const offered = (over: object) =>
  aSale({
    lines: [{ ...line, full: 149, discounts: [{ type: "promotion", amount: 15 }], total: 134, ...over }],
    taxes: [{ rate: 1_200, base: 120, tax: 14 }],
    rounding: 16,
  });

const aRefund = (over: object = {}) => ({
  lines: [{ ...line, line: 0, total: 149 }],
  taxes: [],
  taxMode: "included",
  rounding: 1,
  total: 150,
  tenders: [{ type: "cash", amount: 150 }],
  ...over,
});

const aDeposit = (over: object = {}) => ({
  amount: 100,
  tenders: [{ type: "cash", amount: 150 }],
  change: 50,
  ...over,
});

test.each([
  { kind: "sale.completed", what: "with something off", body: offered({}), found: [] },
  {
    kind: "sale.completed",
    what: "with more off than it says",
    body: offered({ discounts: [{ type: "promotion", amount: 14 }] }),
    found: ["a line is not price times quantity"],
  },
  { kind: "sale.refunded", what: "in order", body: aRefund(), found: [] },
  {
    kind: "sale.refunded",
    what: "that pays more than it says",
    body: aRefund({ tenders: [{ type: "cash", amount: 160 }] }),
    found: ["tenders less change are not the total"],
  },
  {
    kind: "sale.refunded",
    what: "of more than a line cost",
    body: aRefund({ lines: [{ ...line, line: 0, total: 151 }], rounding: -1 }),
    found: ["more goes back of a line than it cost"],
  },
  { kind: "account.added", what: "in order", body: aDeposit(), found: [] },
  { kind: "account.added", what: "rounded", body: aDeposit({ amount: 99, rounding: 1 }), found: [] },
  { kind: "account.added", what: "of points, for which nothing was taken", body: { amount: 5 }, found: [] },
  {
    kind: "account.added",
    what: "of more than was taken",
    body: aDeposit({ amount: 101 }),
    found: ["what was taken is not what was put in"],
  },
  {
    kind: "account.added",
    what: "with change out of a card",
    body: aDeposit({ tenders: [{ type: "card", amount: 150 }] }),
    found: ["more change than cash"],
  },
])("[DISCOUNT-4, REFUND-4, ACCOUNT-3] $kind $what", ({ kind, body, found }) => {
  const run = aRun();
  const log = run.open("till-1");
  run.write(log, kind, { body });
  expect(breachesOf(money, run.evidence())).toEqual(found.map((fault) => `${log} 2: ${fault}`));
});
