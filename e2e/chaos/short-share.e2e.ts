import { expect, test } from "vitest";
import { conduct } from "./conduct.ts";
import { experiments } from "./experiments.ts";
import { inWords } from "./report.ts";

/** A little of everything that is broken here; `npm run chaos` breaks it a hundred times over. */
test.for(experiments)("$name: $breaks", async (experiment, { skip }) => {
  const outcome = await conduct(experiment, { share: "short", seed: 1, tell: () => undefined });
  console.info(inWords(outcome));
  skip(outcome.skipped !== undefined, outcome.skipped);
  expect(outcome.violations).toEqual([]);
});
