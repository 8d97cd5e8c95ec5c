import { ensureChromium } from "./chromium.ts";
import type { StageOutcome } from "./stage.ts";
import { runStage } from "./stage.ts";
import { checkStages, report } from "./stages.ts";
import { type TestCounts, vitestStage } from "./vitest-stage.ts";

const simulate = "node --import tsx e2e/simulator/main.ts --seeds 1000000 --minutes 2 --jobs 1".split(" ");

/** Everything, from types to browsers. The last line counts all tests; the exit code says whether all passed. */
const outcomes: StageOutcome[] = [];
const keep = (outcome: StageOutcome): void => {
  report(outcome);
  outcomes.push(outcome);
};

outcomes.push(...(await checkStages()));
keep(await runStage("production build", ["vite", "build"]));
// The server's tests take turns at one database, which leaves a core to the simulator.
const lanes = [vitestStage("server", { show: true }), runStage("simulator, two minutes", simulate)];
for (const outcome of await Promise.all(lanes)) keep(outcome);

const browser = ensureChromium(console.log);
if (browser === undefined) {
  keep({ name: "browser", passed: false, seconds: 0, output: "No Chromium could be found or installed." });
} else {
  console.log(`Browser tests use ${browser}`);
  keep(await vitestStage("e2e", { show: true, env: { CHROMIUM_PATH: browser } }));
}

const counts = outcomes.map(countsOf);
const total = (kind: keyof TestCounts): number => counts.reduce((sum, one) => sum + one[kind], 0);
for (const outcome of outcomes) {
  console.log(`${outcome.passed ? "ok    " : "FAILED"} ${outcome.name} (${outcome.seconds.toFixed(1)} s)`);
}
console.log(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
if (total("failed") > 0) process.exitCode = 1;

/** Types, lint, figures and build hold no tests: each counts only when it fails. */
function countsOf(outcome: StageOutcome): TestCounts {
  if ("counts" in outcome) return outcome.counts as TestCounts;
  return { passed: 0, failed: outcome.passed ? 0 : 1, skipped: 0 };
}
