import { spawn } from "node:child_process";
import { projectRoot } from "./source-tree.ts";

/** How one stage ended: what it printed, whether it passed, how long it took. */
export interface StageOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/**
 * Runs a program of the project (`node_modules/.bin` first on the path) and waits for its end. With
 * `show` its output appears as it comes, otherwise it is only collected.
 */
export const runStage = (
  name: string,
  command: readonly string[],
  options: { readonly show?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<StageOutcome> =>
  new Promise((resolve) => {
    const started = performance.now();
    const [program = "", ...rest] = command;
    const path = `${projectRoot}/node_modules/.bin:${process.env.PATH ?? ""}`;
    const child = spawn(program, rest, {
      cwd: projectRoot,
      env: { ...process.env, ...colour, ...options.env, PATH: path },
      stdio: options.show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const end = (passed: boolean): void =>
      resolve({ name, passed, output, seconds: (performance.now() - started) / 1000 });
    child.on("error", (error) => {
      output += `${error.message}\n`;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });

/** Children do not see our terminal, so they are told whether there is one. */
const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
