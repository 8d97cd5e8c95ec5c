import { spawn } from "node:child_process";
import type { Find, Hunt } from "./hunt.ts";

/** A seed that takes longer has lost its way: that, too, is a find. */
const SEED_LIMIT_MS = 30_000;

/** Runs a hunter as a process of its own and waits for what it finds. */
export const pursue = (file: string, { from, seeds, profile }: Hunt): Promise<Find | null> =>
  new Promise((resolve, reject) => {
    const args = [file, String(from), String(seeds), profile];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let seed = from;
    let answer: { readonly find: Find | null } | null = null;
    let lost = setTimeout(() => child.kill("SIGKILL"), SEED_LIMIT_MS);
    onLine(child.stdout, (line) => {
      const said = JSON.parse(line) as { readonly seed: number } | { readonly find: Find | null };
      if ("find" in said) answer = said;
      else seed = said.seed;
      clearTimeout(lost);
      lost = setTimeout(() => child.kill("SIGKILL"), SEED_LIMIT_MS);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(lost);
      if (answer !== null) resolve(answer.find);
      else resolve({ seed, ...endOf(code, signal) });
    });
  });

const endOf = (code: number | null, signal: string | null) =>
  signal === "SIGKILL"
    ? { invariant: "every run ends", detail: `no end within ${SEED_LIMIT_MS} ms` }
    : { invariant: "nothing throws", detail: `the program ended with ${code ?? signal}` };

const onLine = (stream: NodeJS.ReadableStream, take: (line: string) => void): void => {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (part: string) => {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  });
};
