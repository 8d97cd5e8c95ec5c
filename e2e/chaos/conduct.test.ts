import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { conduct } from "./conduct.ts";
import { type Experiment, NotHere, type Run } from "./experiment.ts";

const anExperiment = (run: (run: Run) => Promise<void>): Experiment => ({
  name: "example",
  breaks: "nothing",
  times: { full: 100, short: 2 },
  run,
});

const told: string[] = [];
const options = { share: "short", seed: 7, tell: (line: string) => told.push(line) } as const;

test("what an experiment counts and finds is in its outcome, and all it opened is closed, the last first", async () => {
  const closed: string[] = [];
  let folder = "";
  const outcome = await conduct(
    anExperiment(async (run) => {
      folder = run.folder;
      run.atEnd(async () => closed.push("server"));
      run.atEnd(async () => closed.push("browser"));
      for (let i = 0; i < run.times; i++) run.count("kills");
      run.greatest("longest wait, ms", 5);
      run.greatest("longest wait, ms", 3);
      run.violated("nothing is lost", "T1-1AAAA-0001");
    }),
    options,
  );
  expect(outcome).toMatchObject({
    times: 2,
    seed: 7,
    counts: { kills: 2, "longest wait, ms": 5 },
    violations: [{ rule: "nothing is lost", detail: "T1-1AAAA-0001" }],
  });
  expect(closed).toEqual(["browser", "server"]);
  expect(existsSync(folder)).toBe(false);
});

test.each([
  [
    "an experiment that throws has failed",
    new Error("gone"),
    { violations: [{ detail: expect.stringMatching(/gone/) }] },
  ],
  [
    "one that the machine does not allow is skipped by name",
    new NotHere("no tmpfs"),
    { violations: [], skipped: "no tmpfs" },
  ],
])("%s", async (_name, error, expected) => {
  const outcome = await conduct(
    anExperiment(() => Promise.reject(error)),
    options,
  );
  expect(outcome).toMatchObject(expected);
});

test("the same seed gives the same chance", async () => {
  const drawn: number[] = [];
  const draw = anExperiment(async ({ random }) => void drawn.push(random.below(1_000_000)));
  await conduct(draw, options);
  await conduct(draw, options);
  expect(drawn[0]).toBe(drawn[1]);
});
