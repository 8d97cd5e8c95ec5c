import { beforeEach, expect, test } from "vitest";
import type { Change } from "../../shared/core/state.ts";
import { scheduleCheckpoints } from "./checkpoint-schedule.ts";

let behind: number;
let saves: number;
let fails: boolean;
let idle: (() => void)[];
let reported: unknown[];
let arrive: (entries: number) => void;

const NOTHING: Change = { logs: [], docs: [], counters: [], attention: false };

const start = () => {
  const listeners = new Set<(change: Change) => void>();
  arrive = (entries) => {
    for (let i = 0; i < entries; i++) {
      behind++;
      for (const tell of listeners) tell(NOTHING);
    }
  };
  return scheduleCheckpoints(
    {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      behind: () => behind,
      saveCheckpoint: async () => {
        if (fails) throw new Error("disk full");
        saves++;
        behind = 0;
      },
    },
    (task) => idle.push(task),
    (error) => reported.push(error),
  );
};

const rest = async () => {
  for (const task of idle.splice(0)) task();
  await new Promise((resolve) => setImmediate(resolve));
};

beforeEach(() => {
  [behind, saves, fails, idle, reported] = [0, 0, false, [], []];
});

test("saves when far behind, once, and when there is nothing else to do", async () => {
  start();
  arrive(199);
  expect(idle).toEqual([]);
  arrive(50);
  expect(idle.length).toBe(1);
  expect(saves).toBe(0);
  await rest();
  expect(saves).toBe(1);
  arrive(199);
  expect(idle).toEqual([]);
});

test("saves at once when told to, and only if there is something to save", async () => {
  const { flush } = start();
  flush();
  arrive(1);
  flush();
  await rest();
  expect(saves).toBe(1);
});

test("a save that failed is reported and tried again later, not at every entry", async () => {
  start();
  fails = true;
  arrive(200);
  await rest();
  expect(reported.length).toBe(1);
  arrive(199);
  expect(idle).toEqual([]);
  fails = false;
  arrive(1);
  await rest();
  expect(saves).toBe(1);
});

test("stopped, it saves no more", () => {
  start().stop();
  arrive(500);
  expect(idle).toEqual([]);
});
