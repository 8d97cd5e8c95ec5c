import { expect, test } from "vitest";
import type { HeadedLog, Heads } from "../../../shared/core/heads.ts";
import type { DeviceId, LogId } from "../../../shared/core/ids.ts";
import { copiesIn, type Held, withHeads } from "./copies.ts";

const log = (epoch: string) => `till-1.${epoch}.b-main` as LogId;
const [first, second] = [log("1aaaa"), log("2aaaa")];
const device = (name: string) => name as DeviceId;
/** The second opening continues the first at its end. */
const own: readonly HeadedLog[] = [
  { id: first, head: 5, continues: null },
  { id: second, head: 3, continues: { log: first, seq: 5 } as HeadedLog["continues"] },
];
const heads = (of: Record<string, number>) => of as Heads;
const after = (...said: readonly (readonly [string, Record<string, number>])[]): Held =>
  said.reduce<Held>((held, [name, of]) => withHeads(held, device(name), heads(of), own), new Map());

test.each<[string, Held, number, number]>([
  ["nobody", after(), 0, 0],
  ["who answered a batch", after(["b", { [second]: 2 }]), 0, 1],
  ["two, each once", after(["b", { [second]: 3 }], ["c", { [second]: 2 }], ["b", { [second]: 3 }]), 1, 2],
  ["who has all: what heads leave out is implied", after(["b", { [second]: 3, "x.1aaaa.org": 9 }]), 1, 1],
  ["nobody any more, when a wiped one says so", after(["b", { [second]: 3 }], ["b", {}]), 0, 0],
  ["an older answer does not take back", after(["b", { [second]: 3 }], ["b", { [second]: 1 }]), 1, 1],
])("held by %s", (_, held, ofThree, ofTwo) => {
  expect([copiesIn(held, second, 3), copiesIn(held, second, 2)]).toEqual([ofThree, ofTwo]);
});

test("an earlier log of ours is held by whoever read its successor", () => {
  expect(copiesIn(after(["b", { [second]: 1, "x.1aaaa.org": 9 }]), first, 5)).toBe(1);
});
