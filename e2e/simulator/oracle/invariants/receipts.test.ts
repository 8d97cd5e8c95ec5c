import { expect, test } from "vitest";
import type { Evidence, ShownReceipt } from "../../evidence.ts";
import { anOrdinaryRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { receiptNumbers } from "./receipt-numbers.ts";
import { receipts } from "./receipts.ts";

const LOG = "till-1.1aaaa.b-b1";

const aReceipt = (over: Partial<ShownReceipt> = {}): ShownReceipt => ({
  tick: 5,
  replica: "till-1#1",
  device: "till-1",
  kind: "sale.completed",
  number: "T1-1AAAA-0001",
  log: LOG,
  seq: 5,
  lines: [{ product: "tea", quantity: 1_000, price: 100, total: 100 }],
  tenders: [{ type: "cash", amount: 150 }],
  total: 100,
  change: 50,
  rounding: 0,
  at: 1,
  ...over,
});

test.each<{ what: string; over: Partial<ShownReceipt>; found: number }>([
  { what: "as it is in the log", over: {}, found: 0 },
  { what: "an entry that nobody has", over: { seq: 6 }, found: 1 },
  { what: "another entry", over: { seq: 4 }, found: 3 },
  { what: "another total", over: { total: 90 }, found: 3 },
  {
    what: "another line",
    over: { lines: [{ product: "tea", quantity: 2_000, price: 50, total: 100 }] },
    found: 3,
  },
  { what: "another tender", over: { tenders: [{ type: "card", amount: 150 }] }, found: 3 },
])("[WRITE-2] a receipt shown: $what", ({ over, found }) => {
  const evidence = anOrdinaryRun().evidence({ shown: [aReceipt(over)] });
  expect(breachesOf(receipts, evidence)).toHaveLength(found);
});

const gone = (over: Partial<Evidence>) =>
  breachesOf(receipts, anOrdinaryRun().evidence({ shown: [aReceipt({ seq: 6 })], ...over }));

test("[WRITE-2] a till that was wiped after the sale may take it along, not one that was wiped before", () => {
  const wiped = { replica: "till-1#1", why: "wiped" as const, had: { [LOG]: 6 }, left: {} };
  expect(gone({ destroyed: [{ ...wiped, tick: 6 }] })).toEqual([]);
  expect(gone({ destroyed: [{ ...wiped, tick: 4 }] })).toHaveLength(1);
});

test("[RECEIPT-1] numbers count from one in each opening and are never used twice", () => {
  const run = anOrdinaryRun();
  expect(breachesOf(receiptNumbers, run.evidence({ shown: [aReceipt()] }))).toEqual([]);
  run.sell(LOG, "T1-1AAAA-0003");
  expect(breachesOf(receiptNumbers, run.evidence())).toEqual([`T1-1AAAA-0003 is the 2. receipt of ${LOG}`]);
  const again = anOrdinaryRun();
  again.sell(LOG, "T1-1AAAA-0001");
  expect(breachesOf(receiptNumbers, again.evidence())[0]).toBe(`T1-1AAAA-0001 is at ${LOG} 5 and ${LOG} 6`);
  const lost = anOrdinaryRun().evidence({ shown: [aReceipt({ seq: 9 })] });
  expect(breachesOf(receiptNumbers, lost)).toHaveLength(1);
});
