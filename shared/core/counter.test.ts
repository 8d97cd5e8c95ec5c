import fc from "fast-check";
import { expect, test } from "vitest";
import {
  applyEffect,
  type Cell,
  counterRights,
  counterShortage,
  counterValue,
  type Effect,
  emptyCell,
  MOST_IN_CELL,
  mergeCells,
  rightsNeeded,
} from "./counter.ts";
import type { CounterId, HolderId, LogId } from "./ids.ts";

const counter = "stock/b1/tea" as CounterId;
const HOLDERS = ["till-1.1aaaa", "till-2.1aaaa", "till-3.1aaaa"] as HolderId[];
const [ONE, TWO] = HOLDERS as [HolderId, HolderId, HolderId];
const amount = fc.integer({ min: 1, max: 1_000 });

const effect: fc.Arbitrary<Effect> = fc.oneof(
  amount.map((mint) => ({ counter, mint })),
  amount.map((spend) => ({ counter, spend })),
  fc.record({ counter: fc.constant(counter), give: amount, to: fc.constantFrom(...HOLDERS) }),
  amount.map((beyond) => ({ counter, beyond, why: "override" as const })),
  amount.map((settle) => ({ counter, settle })),
);

/** Deeds of three holders, each in one of two logs of their own. */
const deeds = fc.array(fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom("1aaaa", "2aaaa"), effect), {
  maxLength: 40,
});

const cellsOf = (list: readonly (readonly [number, string, Effect])[]): readonly Cell[] => {
  const cells = new Map<LogId, Cell>();
  for (const [i, [who, epoch, one]] of list.entries()) {
    const log = `till-${who + 1}.${epoch}.b-b1` as LogId;
    const cell = cells.get(log) ?? emptyCell(log, HOLDERS[who] as HolderId);
    cells.set(log, { ...applyEffect(cell, one), seq: i + 1 });
  }
  return [...cells.values()];
};

const sum = (list: readonly Effect[], part: (one: Effect) => number): number =>
  list.reduce((total, one) => total + part(one), 0);

test("[COUNTER-2] value, shortage and rights are the sums of what the logs say", () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const cells = cellsOf(list);
      const all = list.map(([, , one]) => one);
      const minted = sum(all, (one) => ("mint" in one ? one.mint : 0));
      const spent = sum(all, (one) => ("spend" in one ? one.spend : 0));
      const beyond = sum(all, (one) => ("beyond" in one ? one.beyond : 0));
      const settled = sum(all, (one) => ("settle" in one ? one.settle : 0));
      expect(counterValue(cells)).toBe(minted - spent - beyond);
      expect(counterShortage(cells)).toBe(Math.max(0, beyond - settled));
      for (const [i, holder] of HOLDERS.entries()) {
        const own = list.filter(([who]) => who === i).map(([, , one]) => one);
        const received = sum(all, (one) => ("give" in one && one.to === holder ? one.give : 0));
        expect(counterRights(cells, holder)).toBe(received - sum(own, rightsNeeded));
      }
      const held = HOLDERS.reduce((total, holder) => total + counterRights(cells, holder), 0);
      expect(held).toBe(minted - spent - settled);
    }),
  );
});

test("[COUNTER-1] every part of a cell only grows", () => {
  fc.assert(
    fc.property(fc.array(effect, { maxLength: 20 }), (list) => {
      let cell = emptyCell("till-1.1aaaa.b-b1" as LogId, ONE);
      for (const one of list) {
        const next = applyEffect(cell, one);
        for (const part of ["minted", "spent", "beyond", "settled"] as const)
          expect(next[part]).toBeGreaterThanOrEqual(cell[part]);
        for (const holder of HOLDERS)
          expect(next.given?.[holder] ?? 0).toBeGreaterThanOrEqual(cell.given?.[holder] ?? 0);
        cell = next;
      }
    }),
  );
});

test("[COUNTER-8] no part grows beyond what sums stay exact with, in whatever order it is reached", () => {
  const large = fc.oneof(amount, fc.constantFrom(2 ** 44, 2 ** 45 - 1, 2 ** 53 - 1));
  const huge = fc.oneof(
    large.map((mint): Effect => ({ counter, mint })),
    large.map((give): Effect => ({ counter, give, to: TWO })),
    large.map((settle): Effect => ({ counter, settle })),
  );
  fc.assert(
    fc.property(fc.array(huge), (effects) => {
      const fold = (order: readonly Effect[]) =>
        order.reduce(applyEffect, emptyCell("till-1.1aaaa.b-b1" as LogId, ONE));
      const cell = fold(effects);
      expect(fold(effects.toReversed())).toEqual(cell);
      const parts = [cell.minted, cell.spent, cell.settled, cell.given?.[TWO] ?? 0];
      expect(Math.max(...parts)).toBeLessThanOrEqual(MOST_IN_CELL);
    }),
  );
});

test("[COUNTER-3] of two versions of a cell the one that accounts for more counts, either way round", () => {
  const old = { ...emptyCell("till-1.1aaaa.b-b1" as LogId, ONE), seq: 3, minted: 5 };
  const later = { ...old, seq: 4, spent: 2 };
  expect(mergeCells(old, later)).toBe(later);
  expect(mergeCells(later, old)).toBe(later);
  expect(mergeCells(later, { ...later })).toBe(later);
});

test("[COUNTER-5] what is spent beyond rights is a shortage until it is settled, and costs no rights", () => {
  const after = (...effects: Effect[]) =>
    effects.reduce(applyEffect, emptyCell("till-1.1aaaa.b-b1" as LogId, ONE));
  const short = after({ counter, beyond: 3, why: "override" });
  expect([counterValue([short]), counterShortage([short]), counterRights([short], ONE)]).toEqual([-3, 3, 0]);
  const delivered = after(
    { counter, beyond: 3, why: "override" },
    { counter, mint: 10 },
    { counter, settle: 3 },
  );
  expect([counterValue([delivered]), counterShortage([delivered]), counterRights([delivered], ONE)]).toEqual([
    7, 0, 7,
  ]);
});

test("[COUNTER-2] rights are the holder's, not the log's: a later epoch spends what an earlier one got", () => {
  const first = { ...emptyCell("till-1.1aaaa.b-b1" as LogId, ONE), minted: 5 };
  const second = { ...emptyCell("till-1.2aaaa.b-b1" as LogId, ONE), spent: 4 };
  const stranger = { ...emptyCell("till-1.3aaaa.b-b1" as LogId, TWO), spent: 1 };
  expect(counterRights([first, second, stranger], ONE)).toBe(1);
});
