import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
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

interface StageOptions {
  readonly show?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs one vitest project (`unit`, `server`, `e2e`); its report stays in `test-results/<project>.json`. Where a process of the tests
 * died under a file and no test failed, which the native WebRTC library does once in many runs, that file is run once more, and said to be.
 */
export const vitestStage = async (project: string, options: StageOptions = {}): Promise<VitestOutcome> => {
  const first = await runVitest(project, project, [], options);
  if (first.passed || first.failedByName > 0 || first.files.length === 0) return first;
  const cut = await filesWithoutResult(project, first.files);
  if (cut.length === 0) return first;
  console.log(`Died under, and run once more: ${cut.join(", ")}`);
  const again = await runVitest(project, `${project}-again`, cut, options);
  const sum = (kind: keyof TestCounts): number => again.counts[kind] + first.counts[kind];
  return {
    ...again,
    seconds: first.seconds + again.seconds,
    counts: { passed: sum("passed"), failed: again.counts.failed, skipped: sum("skipped") },
  };
};

interface VitestRun extends VitestOutcome {
  readonly failedByName: number;
  /** Those of which there is a result. */
  readonly files: readonly string[];
}

const runVitest = async (
  project: string,
  name: string,
  files: readonly string[],
  options: StageOptions,
): Promise<VitestRun> => {
  const report = join(projectRoot, "test-results", `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const command = ["vitest", "run", "--project", project, ...reporters, ...files];
  const outcome = await runStage(`${project} tests`, command, options);
  const read = readReport(report);
  return {
    ...outcome,
    counts: countsIn(read, outcome.passed),
    failedByName: failedIn(read),
    files: read?.testResults.map(({ name: path }) => relative(projectRoot, path)) ?? [],
  };
};

const filesWithoutResult = async (project: string, files: readonly string[]): Promise<readonly string[]> => {
  const { output } = await runStage("list", ["vitest", "list", "--project", project, "--filesOnly"]);
  const listed = output.split("\n").map((line) => /\S+\.(?:test|e2e)\.tsx?$/.exec(line.trim())?.[0]);
  return listed.flatMap((path) => (path === undefined || files.includes(path) ? [] : [path]));
};

interface VitestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** A file that does not even load counts as one failure, and so does a run that ends badly without naming any. */
const countsIn = (report: VitestReport | undefined, passed: boolean): TestCounts => ({
  passed: report?.numPassedTests ?? 0,
  failed: passed && report !== undefined ? failedIn(report) : Math.max(1, failedIn(report)),
  skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
});

const failedIn = (report: VitestReport | undefined): number =>
  (report?.testResults ?? []).reduce((sum, { status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === "failed").length;
    return sum + (status === "failed" ? Math.max(1, tests) : tests);
  }, 0);

const readReport = (path: string): VitestReport | undefined => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as VitestReport;
  } catch {
    return undefined; // counted as a failure by the caller
  }
};
