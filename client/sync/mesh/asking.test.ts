import { beforeEach, expect, test } from "vitest";
import type { CounterId } from "../../../shared/core/ids.ts";
import type { Want } from "../../../shared/sync/messages.ts";
import type { Said } from "../../../shared/sync/session-state.ts";
import { createHandTimers, type HandTimers } from "../../testing/hand-timers.ts";
import { type Asking, createAsking } from "./asking.ts";
import type { Neighbour } from "./neighbours.ts";

const [TEA, BREAD] = ["stock/main/tea", "stock/main/bread"] as [CounterId, CounterId];
let timers: HandTimers;
let rights: Map<CounterId, number>;
let neighbours: readonly Neighbour[];
let said: (readonly [string, Said])[];
let asking: Asking;

const neighbour = (device: string): Neighbour =>
  ({
    peer: { device },
    session: { say: (message: Said) => said.push([device, message]) },
  }) as unknown as Neighbour;
const ask = (wants: readonly Want[], milliseconds = 300) => {
  let isDone = false;
  void asking.ask(wants, milliseconds).then(() => {
    isDone = true;
  });
  return async () => {
    await timers.pass(0);
    return isDone;
  };
};

beforeEach(() => {
  timers = createHandTimers();
  rights = new Map([
    [TEA, 1_000],
    [BREAD, 0],
  ]);
  said = [];
  neighbours = [neighbour("server"), neighbour("b")];
  asking = createAsking({
    neighbours: () => neighbours,
    rights: (counter) => rights.get(counter) ?? 0,
    after: timers.after,
  });
});

const wants = [
  { counter: TEA, amount: 2_000 },
  { counter: BREAD, amount: 1_000 },
];

test("everybody in touch is asked at once, in one message each", () => {
  ask(wants);
  expect(said).toEqual([
    ["server", { type: "want-rights", id: 1, wants }],
    ["b", { type: "want-rights", id: 1, wants }],
  ]);
});

test("it is over as soon as enough of everything is here", async () => {
  const isDone = ask(wants);
  rights.set(TEA, 3_000);
  asking.changed();
  expect(await isDone()).toBe(false);
  rights.set(BREAD, 1_000);
  asking.changed();
  expect(await isDone()).toBe(true);
});

test("it is over when all have answered, whatever they gave", async () => {
  const isDone = ask(wants);
  asking.answered(neighbour("b"), 1);
  asking.answered(neighbour("b"), 1);
  asking.answered(neighbour("server"), 7);
  expect(await isDone()).toBe(false);
  asking.answered(neighbour("server"), 1);
  expect(await isDone()).toBe(true);
});

test("it is over when time is up, though nobody answers", async () => {
  const isDone = ask(wants);
  await timers.pass(299);
  expect(await isDone()).toBe(false);
  await timers.pass(1);
  expect(await isDone()).toBe(true);
});

test("two that ask at a time are told apart", async () => {
  const [first, second] = [ask([wants[0] as Want]), ask([wants[1] as Want])];
  for (const { peer } of neighbours) asking.answered(neighbour(peer.device), 2);
  expect([await first(), await second()]).toEqual([false, true]);
});

test("alone, or asking for nothing, there is nothing to wait for", async () => {
  expect(await ask([])()).toBe(true);
  neighbours = [];
  expect(await ask(wants)()).toBe(true);
});
