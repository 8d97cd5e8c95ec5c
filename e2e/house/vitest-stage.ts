import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./source-tree.ts";
import { runStage, type StageOutcome } from "./stage.ts";

/** Tests of one stage, as the JSON reporter of vitest counted them. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface VitestOutcome extends StageOutcome {
  readonly counts: TestCounts;
}

/** Runs one vitest project (`unit`, `server`, `e2e`); its report stays in `test-results/<project>.json`. */
export const vitestStage = async (
  project: string,
  options: { readonly show?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<VitestOutcome> => {
  const report = join(projectRoot, "test-results", `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const outcome = await runStage(
    `${project} tests`,
    ["vitest", "run", "--project", project, ...reporters],
    options,
  );
  return { ...outcome, counts: countsIn(report, outcome.passed) };
};

interface VitestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** A file that does not even load counts as one failure, and so does a run that ends badly without naming any. */
const countsIn = (path: string, passed: boolean): TestCounts => {
  const report = readReport(path);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.testResults.reduce((sum, file) => {
    const tests = file.assertionResults.filter((test) => test.status === "failed").length;
    return sum + (file.status === "failed" ? Math.max(1, tests) : tests);
  }, 0);
  return {
    passed: report.numPassedTests,
    failed: passed ? failed : Math.max(1, failed),
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

const readReport = (path: string): VitestReport | undefined => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as VitestReport;
  } catch {
    return undefined; // counted as a failure by the caller
  }
};
