import fc from "fast-check";
import { expect, test } from "vitest";
import { coversOf, isLate, reachOf } from "./cover.ts";
import type { ShiftFact } from "./deed.ts";
import type { AmendedBody, ClosedBody, Cover } from "./shift-body.ts";
import { zTotals } from "./tally.ts";
import { aFact, aMove, aReturn, aSold, noCategory } from "./testing/deeds.ts";
import { addZTotals, closedReport, zReport } from "./z-report.ts";
import { doTotalsAgree, NO_TOTALS, type ZTotals } from "./z-totals.ts";

const shift = { id: "x1", branch: "b1", till: "T1", openedAt: 1, openedBy: "s1", float: 5_000 };
const sale = (total: number, seq: number) =>
  aFact({ type: "sale", body: aSold({ total }) }, { seq, hash: `h${seq}` });

test("[SHIFT-5, SHIFT-7] an X report: expected, grand total, how far the log was read", () => {
  const report = zReport(shift, [sale(1_120, 4), sale(2_240, 6)], noCategory, { sold: 10_000, refunded: 7 });
  expect(report).toMatchObject({
    z: null,
    expected: 8_360,
    counted: null,
    grand: { sold: 13_360, refunded: 7 },
    covers: [{ log: "till-1.1test.b-b1", to: 6, hash: "h6" }],
  });
});

const closed = (totals: ZTotals): ClosedBody => ({
  ...{
    shift: "x1",
    branch: "b1",
    till: "T1",
    by: "T1",
    z: "T1-1TEST-Z1",
    openedAt: 1,
    openedBy: "s1",
    float: 0,
  },
  ...{
    totals,
    expected: 1_120,
    counted: 1_100,
    difference: -20,
    grand: { sold: 1_120, refunded: 0 },
    covers: [],
  },
});
const amended = (n: number, totals: ZTotals, z = "T1-1TEST-Z1"): AmendedBody => ({
  ...{ shift: "x1", branch: "b1", till: "T1", z, n, totals, cash: 0 },
  covers: [{ log: "till-1.1test.b-b1", to: n, hash: "h" }],
});

test("[SHIFT-8, SHIFT-9] a Z is shown as it was, then what came late, then together; another Z's amendments are not its own", () => {
  const [first, late, other] = [1_120, 2_240, 9_000].map((total) => zTotals([sale(total, 1)], noCategory));
  const report = closedReport(closed(first ?? NO_TOTALS), { at: 9, by: "s2" }, [
    amended(2, other ?? NO_TOTALS, "T2-1TEST-Z1"),
    amended(1, late ?? NO_TOTALS),
    amended(1, late ?? NO_TOTALS),
  ]);
  expect(report).toMatchObject({ z: "T1-1TEST-Z1", closedAt: 9, closedBy: "s2", difference: -20 });
  expect(report.totals.sales.total).toBe(1_120);
  expect(report.amendments.map(({ n }) => n)).toEqual([1]);
  expect(report.whole.sales).toEqual({ count: 2, total: 3_360, rounding: 0 });
});

/** What tills do in any order: work in their shift, tell another all they know, close for themselves or for another. */
type Step =
  | {
      readonly type: "sale" | "refund" | "in" | "out" | "void";
      readonly till: number;
      readonly amount: number;
    }
  | { readonly type: "tell"; readonly till: number; readonly to: number }
  | { readonly type: "close"; readonly till: number; readonly of: number };

const TILLS = 3;
const till = fc.nat(TILLS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom("sale", "refund", "in", "out", "void"),
      till,
      amount: fc.integer({ min: 1, max: 99_999 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("tell"), till, to: till }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("close"), till, of: till }) },
) as fc.Arbitrary<Step>;

interface Deeded extends ShiftFact {
  readonly shift: string;
}
interface Closing {
  readonly shift: string;
  readonly stamp: number;
  readonly by: number;
  readonly parts: { readonly totals: ZTotals; readonly covers: readonly Cover[] }[];
}

const inLog = (i: number): string => `till-${i}.1test.b-b1`;

/** Plays the steps as tills would; afterwards all know all, and whoever closed amends. */
const play = (steps: readonly Step[]) => {
  const logs: Deeded[][] = Array.from({ length: TILLS }, () => []);
  const known = Array.from({ length: TILLS }, () => Array.from({ length: TILLS }, () => 0));
  const heard: Closing[][] = Array.from({ length: TILLS }, () => []);
  const open = Array.from({ length: TILLS }, (_, i) => `shift-${i}-0`);
  const closings: Closing[] = [];
  let stamp = 0;

  /** A till works in its own shift until it hears of its end. */
  const shiftAt = (i: number): string => {
    while (heard[i]?.some((closing) => closing.shift === open[i])) {
      const count = Number(open[i]?.split("-")[2]) + 1;
      open[i] = `shift-${i}-${count}`;
    }
    return open[i] ?? "";
  };
  const seenBy = (i: number, wanted: string): readonly Deeded[] =>
    logs
      .flatMap((log, j) => log.slice(0, i === j ? log.length : (known[i]?.[j] ?? 0)))
      .filter((fact) => fact.shift === wanted);
  const work = (i: number, deed: ShiftFact["deed"]): void => {
    const log = logs[i] ?? [];
    const place = { log: inLog(i), seq: log.length + 1, hash: `${i}:${log.length + 1}`, by: `s${i}` };
    log.push({ ...aFact(deed, place), shift: shiftAt(i) });
  };
  const close = (by: number, of: number): void => {
    const wanted = by === of ? shiftAt(of) : (open[of] ?? "");
    if (heard[by]?.some((closing) => closing.shift === wanted)) return;
    const facts = seenBy(by, wanted);
    const part = { totals: zTotals(facts, noCategory), covers: coversOf(facts) };
    const closing = { shift: wanted, stamp: ++stamp, by, parts: [part] };
    closings.push(closing);
    heard[by]?.push(closing);
  };
  const tell = (from: number, to: number): void => {
    if (from === to) return;
    logs.forEach((_, j) => {
      const has = from === j ? (logs[j]?.length ?? 0) : (known[from]?.[j] ?? 0);
      const row = known[to];
      if (row !== undefined) row[j] = Math.max(row[j] ?? 0, has);
    });
    heard[to]?.push(...(heard[from] ?? []).filter((closing) => !heard[to]?.includes(closing)));
  };
  /** Each closer adds what it has heard of meanwhile to the Zs it takes for counting. */
  const amend = (i: number): void => {
    for (const closing of counting(heard[i] ?? []).filter(({ by }) => by === i)) {
      const reach = reachOf(closing.parts.map(({ covers }) => covers));
      const late = seenBy(i, closing.shift).filter((fact) => isLate(reach, fact));
      if (late.length > 0) closing.parts.push({ totals: zTotals(late, noCategory), covers: coversOf(late) });
    }
  };

  for (const one of steps) {
    if (one.type === "tell") {
      tell(one.till, one.to);
      amend(one.to);
    } else if (one.type === "close") close(one.till, one.of);
    else if (one.type === "sale")
      work(one.till, {
        type: "sale",
        body: aSold({ total: one.amount, number: `T${one.till}-1TEST-${one.amount}` }),
      });
    else if (one.type === "refund") work(one.till, aReturn(one.amount));
    else if (one.type === "void") work(one.till, { type: "void", body: { total: one.amount } });
    else work(one.till, aMove(one.type, one.amount));
  }
  for (let i = 0; i < TILLS; i++)
    for (let round = 0; round < 2; round++) for (let j = 0; j < TILLS; j++) tell(j, i);
  for (let i = 0; i < TILLS; i++)
    for (let round = 0; round < 2; round++) for (let j = 0; j < TILLS; j++) tell(j, i);
  for (let i = 0; i < TILLS; i++) close(i, i);
  for (let i = 0; i < TILLS; i++) for (let j = 0; j < TILLS; j++) tell(j, i);
  for (let i = 0; i < TILLS; i++) amend(i);
  return { facts: logs.flat(), closings };
};

/** Of two closings of a shift the later counts [SHIFT-8]. */
const counting = (closings: readonly Closing[]): readonly Closing[] =>
  closings.filter(
    (each) => !closings.some(({ shift: of, stamp }) => of === each.shift && stamp > each.stamp),
  );

test("[SHIFT-6, SHIFT-9] whatever the tills do and hear, all Zs with their amendments are the sum of all logs", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const { facts, closings } = play(steps);
      const parts = counting(closings).flatMap((closing) => closing.parts);
      const all = parts.reduce((sum, { totals }) => addZTotals(sum, totals), NO_TOTALS);
      expect(all).toEqual(zTotals(facts, noCategory));
      expect(parts.every(({ totals }) => doTotalsAgree(totals))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("[SHIFT-6, SHIFT-9] each deed is counted by one Z or one amendment, once", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { facts, closings } = play(steps);
      const counted = counting(closings);
      for (const fact of facts) {
        const z = counted.filter((closing) => closing.shift === fact.shift);
        const reaches = z.flatMap(({ parts }) =>
          parts.map(({ covers }) => covers.find(({ log }) => log === fact.log)?.to ?? 0),
        );
        const first = reaches.findIndex((to) => fact.seq <= to);
        expect([z.length, first >= 0]).toEqual([1, true]);
      }
    }),
    { numRuns: 150 },
  );
});
