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

interface StageOptions {
  readonly show?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs one vitest project (`unit`, `server`, `e2e`); its report stays in `test-results/<project>.json`. Where a process of the tests
 * died under a file and no test failed, which the native WebRTC library does once in many runs, that file is run once more, and said to be.
 */
export const vitestStage = async (project: string, options: StageOptions = {}): Promise<VitestOutcome> => {
  const { outcome, files } = await runVitest(project, project, [], options);
  const cut = files.filter(({ assertionResults }) => assertionResults.some(isCut)).map(({ name }) => name);
  if (outcome.passed || cut.length === 0 || failedIn(files) > 0)
    return { ...outcome, counts: countsIn(files, outcome.passed) };
  console.log(`Died under, and run once more: ${cut.join(", ")}`);
  const again = await runVitest(project, `${project}-again`, cut, options);
  const all = [...files.filter(({ name }) => !cut.includes(name)), ...again.files];
  const seconds = outcome.seconds + again.outcome.seconds;
  return { ...again.outcome, seconds, counts: countsIn(all, again.outcome.passed) };
};

interface TestFile {
  /** Its path. */
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

const runVitest = async (
  project: string,
  name: string,
  files: readonly string[],
  options: StageOptions,
): Promise<{ readonly outcome: StageOutcome; readonly files: readonly TestFile[] }> => {
  const report = join(projectRoot, "test-results", `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const command = ["vitest", "run", "--project", project, ...reporters, ...files];
  const outcome = await runStage(`${project} tests`, command, options);
  return { outcome, files: readReport(report) };
};

/** Begun or waiting when its process died. */
const isCut = ({ status }: { readonly status: string }): boolean => status === "pending";

/** A file that does not even load counts as one failure, and so does a run that ends badly or without a report. */
const countsIn = (files: readonly TestFile[], passed: boolean): TestCounts => {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (...wanted: readonly string[]): number =>
    tests.filter(({ status }) => wanted.includes(status)).length;
  const failed = failedIn(files);
  return {
    passed: count("passed"),
    failed: passed && files.length > 0 ? failed : Math.max(1, failed),
    skipped: count("skipped", "todo", "pending"),
  };
};

const failedIn = (files: readonly TestFile[]): number =>
  files.reduce((sum, { status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === "failed").length;
    return sum + (status === "failed" ? Math.max(1, tests) : tests);
  }, 0);

const readReport = (path: string): readonly TestFile[] => {
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as { readonly testResults: readonly TestFile[] })
      .testResults;
  } catch {
    return []; // counted as a failure by the caller
  }
};
