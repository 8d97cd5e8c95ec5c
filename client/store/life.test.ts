import { beforeEach, expect, test } from "vitest";
import type { DeviceId, LogId } from "../../shared/core/ids.ts";
import { nextStamp, ZERO_STAMP } from "../../shared/core/stamp.ts";
import { createState } from "../../shared/core/state.ts";
import type { EntryRow } from "../../shared/core/store.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import type { DeviceStore } from "./device-store.ts";
import { beginEpoch, createWitnessStore, lastHolder, type Opening } from "./life.ts";

const device = "till-1" as DeviceId;
let store: DeviceStore;
let local: Map<string, string>;
let names = 0;

beforeEach(() => {
  store = createMemoryDevice();
  local = new Map();
});

/** `at`: when the device last wrote. */
const open = (
  arrived: number,
  over: { device?: DeviceId; heads?: Record<string, number>; at?: number } = {},
) => {
  const stamp = nextStamp(ZERO_STAMP, over.at ?? 100_000, device);
  const state = createState();
  for (const [id, head] of Object.entries(over.heads ?? {}))
    state.logs.set(id as LogId, { id, head, device, stamp } as never);
  return beginEpoch({
    device: over.device ?? device,
    store,
    state,
    arrived,
    now: () => 5,
    random: (length) => String(++names).padStart(length, "0"),
    witness: createWitnessStore(
      { getItem: (key) => local.get(key) ?? null, setItem: (key, value) => void local.set(key, value) },
      "till",
    ),
  });
};

const rowOf = (opening: Opening, n: number, seq: number) =>
  ({ n, seq, log: `${device}.${opening.epoch}.b-b1` }) as unknown as EntryRow;

const log = (opening: Opening) => `${device}.${opening.epoch}.b-b1`;

test("each opening is an epoch of its own, all under the first one's holder", async () => {
  const [first, second, third] = [await open(0), await open(0), await open(3)];
  expect(new Set([first.epoch, second.epoch, third.epoch]).size).toBe(3);
  expect([first.epoch[0], second.epoch[0], third.epoch[0]]).toEqual(["1", "2", "3"]);
  expect(first.holder).toBe(`${device}.${first.epoch}`);
  expect([second.holder, third.holder]).toEqual([first.holder, first.holder]);
  expect(third.breaks).toEqual([]);
  expect(await lastHolder(store)).toBe(first.holder);
});

test("[COUNTER-7] a database ahead of its witness is whole: the tab died before it told", async () => {
  const first = await open(0);
  first.attest([rowOf(first, 1, 1)]);
  expect((await open(4, { heads: { [log(first)]: 4 } })).holder).toBe(first.holder);
});

test("[COUNTER-7] a database that was killed in its first minute, before its witness was on disk, is whole", async () => {
  const first = await open(0);
  local.clear();
  const second = await open(4, { heads: { [log(first)]: 4 }, at: 50_000 });
  expect(second.holder).toBe(first.holder);
  local.clear();
  expect((await open(4, { heads: { [log(first)]: 4 }, at: 70_000 })).holder).not.toBe(first.holder);
});

test.each([
  ["a database behind its witness", () => {}, 1, undefined],
  ["a log shorter than its witness knows", () => {}, 5, { "till-1.10001.b-b1": 1 }],
  ["no witness", () => local.clear(), 5, undefined],
  ["a witness that is no JSON", () => local.set("till-witness", "{"), 5, undefined],
  ["the witness of another database", () => local.set("till-witness", witnessOf("another")), 5, undefined],
])("[COUNTER-7] %s: a fresh holder, and a person is told", async (_, damage, arrived, heads) => {
  const first = await open(0);
  first.attest([rowOf(first, 1, 1), rowOf(first, 2, 2)]);
  damage();
  const broken = await open(arrived, { heads: heads ?? (arrived < 2 ? {} : { [log(first)]: 2 }) });
  expect(broken.holder).toBe(`${device}.${broken.epoch}`);
  expect(broken.breaks).toEqual([{ epoch: broken.epoch, at: 5, holder: first.holder }]);
  const next = await open(arrived);
  expect(next.holder).toBe(broken.holder);
  expect(next.breaks.length).toBe(1);
});

const witnessOf = (database: string) => JSON.stringify({ device, database, arrived: 1, heads: {} });

test("when what the device remembers is gone but entries are not, the count goes on from its own logs", async () => {
  const opening = await open(9, { heads: { "till-1.7abcd.org": 3 } });
  expect(opening.epoch[0]).toBe("8");
  expect(opening.breaks.length).toBe(1);
});

test("a browser enrolled anew holds nothing of the device before, and that is no break", async () => {
  const first = await open(0);
  const again = await open(6, { device: "till-2" as DeviceId });
  expect(again.holder).not.toBe(first.holder);
  expect(again.breaks).toEqual([]);
});

test("a browser that refuses to keep the witness still opens", async () => {
  const refuses = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  const witness = createWitnessStore({ getItem: () => null, setItem: refuses }, "till");
  const opening = await beginEpoch({
    device,
    store,
    witness,
    state: createState(),
    arrived: 0,
    now: () => 1,
    random: () => "abcd",
  });
  expect(() => opening.attest([rowOf(opening, 1, 1)])).not.toThrow();
});
