import { expect, test } from "vitest";
import type { Attention } from "../../../shared/core/state.ts";
import type { Concern } from "../../session/concerns.ts";
import { groupConcerns } from "./grouping.ts";

const entry = (log: string, seq: number, over: Partial<Attention> = {}): Concern => {
  const key = `${log}:${seq}`;
  const item = { key, type: "entry.void", log, seq, kind: "sale.completed", reason: "cut: lost", ...over };
  return { type: "entry", key, item: item as Attention };
};

test("what says the same of one device stands as one, in the order of the first", () => {
  const groups = groupConcerns([
    entry("till-2.1aaaa.b-b1", 7),
    entry("till-3.1aaaa.b-b1", 1),
    entry("till-2.1bbbb.b-b1", 2),
    entry("till-2.1aaaa.b-b1", 8, { kind: "stock.counted" }),
    entry("till-2.1aaaa.b-b1", 9, { reason: "cut: dismissed" }),
  ]);
  expect(groups.map(({ seqs }) => seqs)).toEqual([[7, 2], [1], [8], [9]]);
});

test("other concerns stay by themselves", () => {
  const forks = [1, 2].map((seq) => entry("till-2.1aaaa.b-b1", seq, { type: "log.forked" }));
  expect(groupConcerns(forks)).toHaveLength(2);
});
