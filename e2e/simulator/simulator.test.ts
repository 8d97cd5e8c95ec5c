import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { deeds } from "./actions/table.ts";
import { faults } from "./faults/table.ts";
import { run } from "./run.ts";
import { scheduleOf } from "./schedule.ts";
import type { Schedule } from "./settings.ts";
import { shrink } from "./shrink.ts";
import { tryOut } from "./trial.ts";

/** Seconds alone; a machine full of others takes minutes. */
const LIMIT_MS = 240_000;

const CASES = new URL("./cases/", import.meta.url);

const readCase = (file: string): Schedule =>
  JSON.parse(readFileSync(new URL(file, CASES), "utf8")) as Schedule;

/** Names of cases that fail for a reason that is known and not mended yet. */
const known = JSON.parse(readFileSync(new URL("known.json", CASES), "utf8")) as readonly string[];
const cases = readdirSync(CASES).filter((file) => file !== "known.json" && file.endsWith(".json"));

test("same seed, same run; another seed, another run", async () => {
  const [one, again, other] = [
    await run(scheduleOf(7, "commit")),
    await run(scheduleOf(7, "commit")),
    await run(scheduleOf(8, "commit")),
  ];
  expect(again.digest).toBe(one.digest);
  expect(other.digest).not.toBe(one.digest);
});

test(
  "a few seeds of each profile keep every rule",
  async () => {
    const schedules = [
      ...Array.from({ length: 100 }, (_, i) => scheduleOf(i + 1, "commit")),
      ...Array.from({ length: 2 }, (_, i) => scheduleOf(i + 1, "big")),
    ];
    for (const schedule of schedules) {
      const { violations } = await tryOut(schedule);
      expect({ seed: schedule.seed, violations }).toEqual({ seed: schedule.seed, violations: [] });
    }
  },
  LIMIT_MS,
);

test.each(cases)("%s, which once broke a rule, keeps all of them", async (file) => {
  const { violations } = await tryOut(readCase(file));
  if (known.includes(file)) expect(violations).not.toEqual([]);
  else expect(violations).toEqual([]);
});

test("every deed and fault comes up among the seeds", () => {
  const drawn = new Set<string>();
  for (let seed = 1; seed <= 500; seed++)
    for (const step of scheduleOf(seed, "commit").steps) drawn.add(step.do);
  expect([...Object.keys(deeds), ...Object.keys(faults)].filter((name) => !drawn.has(name))).toEqual([]);
});

test("what a failure does not need is taken out of its schedule", async () => {
  const schedule = scheduleOf(3, "commit");
  const broken = {
    ...schedule,
    steps: [...schedule.steps, { id: 99, do: "no such deed", at: 0, to: 0, wait: 0 }],
  };
  const smallest = await shrink(broken, "nothing throws");
  expect(smallest.steps).toEqual([{ id: 99, do: "no such deed", at: 0, to: 0, wait: 0 }]);
});
