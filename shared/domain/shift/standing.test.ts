import { expect, test } from "vitest";
import { type Counting, owedTo, stretchesOf } from "./standing.ts";

const deed = (seq: number, log = "a") => ({ log, seq, hash: `${log}${seq}` });
const covers = (to: number, log = "a") => [{ log, to, hash: `${log}${to}` }];
const voidAt =
  (...seqs: number[]) =>
  ({ seq }: { readonly seq: number }) =>
    seqs.includes(seq);

const DEEDS = [deed(1), deed(3), deed(4), deed(7)];

test.each<{ name: string; counted: Counting[]; dead: number[]; owed: unknown }>([
  { name: "all counted", counted: [{ covers: covers(7) }], dead: [], owed: null },
  {
    name: "[SHIFT-9] late",
    counted: [{ covers: covers(3) }],
    dead: [],
    owed: { plus: [deed(4), deed(7)], minus: [], covers: covers(7), without: [], again: [] },
  },
  {
    name: "[SHIFT-9] late, void ones among them",
    counted: [{ covers: covers(3) }],
    dead: [4],
    owed: { plus: [deed(7)], covers: covers(7), without: [{ log: "a", from: 4, to: 4 }] },
  },
  { name: "late and void only", counted: [{ covers: covers(4) }], dead: [7], owed: null },
  {
    name: "[SHIFT-12] counted and void",
    counted: [{ covers: covers(7) }],
    dead: [4, 7],
    owed: { plus: [], minus: [deed(4), deed(7)], covers: [], without: [{ log: "a", from: 4, to: 7 }] },
  },
  {
    name: "[SHIFT-12] void from the start",
    counted: [{ covers: covers(7), without: [{ log: "a", from: 4, to: 7 }] }],
    dead: [4, 7],
    owed: null,
  },
  {
    name: "[SHIFT-12] counts after all",
    counted: [{ covers: covers(7) }, { covers: [], without: [{ log: "a", from: 3, to: 7 }] }],
    dead: [7],
    owed: { plus: [deed(3), deed(4)], minus: [], covers: [], again: [{ log: "a", from: 3, to: 4 }] },
  },
  {
    name: "[SHIFT-12] and void once more",
    counted: [
      { covers: covers(7), without: [{ log: "a", from: 3, to: 3 }] },
      { covers: [], again: [{ log: "a", from: 3, to: 3 }] },
    ],
    dead: [3],
    owed: { plus: [], minus: [deed(3)], without: [{ log: "a", from: 3, to: 3 }], again: [] },
  },
])("$name", ({ counted, dead, owed }) => {
  const found = owedTo(DEEDS, counted, voidAt(...dead));
  if (owed === null) expect(found).toBeNull();
  else expect(found).toMatchObject(owed as object);
});

test("a stretch holds no deed that is not meant, and one log only", () => {
  const [a, b, c] = [deed(1), deed(2), deed(5)];
  const other = deed(6, "b");
  const all = [other, c, b, a];
  expect(stretchesOf(all, new Set([a, c, other]))).toEqual([
    { log: "a", from: 1, to: 1 },
    { log: "a", from: 5, to: 5 },
    { log: "b", from: 6, to: 6 },
  ]);
  expect(stretchesOf(all, new Set([a, b]))).toEqual([{ log: "a", from: 1, to: 2 }]);
});
