import { expect, test } from "vitest";
import { aRun, type Run, withDumps } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { refunds } from "./refunds.ts";

const NUMBER = "T1-1AAAA-0001";
const COUNTER = "refund/b1/t1-1aaaa-0001";

/** Two units of tea sold for 200, and the sale opened for refunds. */
const aSold = () => {
  const run = aRun();
  const log = run.open("till-1");
  run.signIn(log, "seller", "seller");
  run.signIn(log, "boss", "owner");
  const seq = run.sell(log, NUMBER, { quantity: 2_000, price: 100 });
  const effects = [{ counter: `${COUNTER}/0`, mint: 2_000 }];
  run.write(log, "refund.opened", { body: { number: NUMBER, branch: "b1" }, effects });
  return { run, log, of: { number: NUMBER, log, seq } };
};

type Sold = ReturnType<typeof aSold>;

const giveBack = (run: Run, log: string, of: Sold["of"] | null, over: Over = {}) => {
  const { quantity = 1_000, total = 100, spend = quantity, paid = total, override } = over;
  const line = { line: 0, product: "tea", quantity, price: 100, total, taxRate: "exempt", back: "write-off" };
  const beyond = override === undefined ? {} : { beyond: quantity, why: "override" };
  return run.write(log, "sale.refunded", {
    by: "seller",
    body: {
      ...{ number: "T1-1AAAA-0002", of, branch: "b1", till: "T1", lines: [line], total },
      ...(override !== undefined && { override }),
    },
    effects: [
      { counter: `${COUNTER}/0`, ...(override === undefined ? { spend } : beyond) },
      { counter: `${COUNTER}/paid`, mint: paid },
    ],
  });
};

interface Over {
  readonly quantity?: number;
  readonly total?: number;
  readonly spend?: number;
  readonly paid?: number;
  readonly override?: { readonly by: string; readonly reason: string };
}

const named = { override: { by: "boss", reason: "cut off" } };

test.each([
  { what: "once", back: [{}, {}], found: [] },
  {
    what: "three times",
    back: [{}, {}, {}],
    found: [/line 0: 3000 of 2000 came back/, /line 0: 300 of 200/],
  },
  { what: "once more on somebody's word", back: [{}, {}, named], found: [] },
  {
    what: "for more than was paid",
    back: [{ total: 150 }, { total: 150 }],
    found: [/300 of 200 given back/],
  },
  { what: "for a minor unit of rounding", back: [{ total: 101 }, {}], found: [] },
  { what: "without using its right", back: [{ spend: 500 }], found: [/is not what its counter lost/] },
  { what: "without counting the money", back: [{ paid: 1 }], found: [/is not what was counted as paid/] },
])("[REFUND-2, REFUND-4, REFUND-6] a line that comes back $what", ({ back, found }) => {
  const { run, log, of } = aSold();
  for (const over of back) giveBack(run, log, of, over);
  const breaches = breachesOf(refunds, run.evidence());
  expect(breaches).toHaveLength(found.length);
  for (const [i, text] of found.entries()) expect(breaches[i]).toMatch(text);
});

test("[REFUND-6] beyond its right a till names who and why", () => {
  const { run, log, of } = aSold();
  const seq = giveBack(run, log, of, { override: { by: "boss", reason: "" } });
  expect(breachesOf(refunds, run.evidence())).toEqual([`${log} ${seq}: nobody stands for it`]);
});

test("[REFUND-1] a refund of a sale that nobody ever made", () => {
  const { run, log, of } = aSold();
  const seq = giveBack(run, log, { ...of, seq: 99 });
  expect(breachesOf(refunds, run.evidence())).toEqual([`${log} ${seq}: there is no sale ${NUMBER}`]);
});

test("[COUNTER-7] a till whose storage lived twice may have given back twice in good faith", () => {
  const { run, log, of } = aSold();
  for (let i = 0; i < 3; i++) giveBack(run, log, of);
  const evidence = run.evidence();
  const devices = evidence.devices.map((device) =>
    device.device === "till-1"
      ? {
          ...device,
          openings: [...device.openings, ...device.openings.map((one) => ({ ...one, replica: "till-1#2" }))],
        }
      : device,
  );
  expect(breachesOf(refunds, withDumps({ ...evidence, devices }))).toEqual([]);
});
