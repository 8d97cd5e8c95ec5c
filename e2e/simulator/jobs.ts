import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../house/source-tree.ts";
import type { SimulateOptions } from "./options.ts";
import { joinReports, type Report, round } from "./report.ts";

/** Shares the seeds among processes, each with a stretch of its own, and joins what they report. */
export const inJobs = async (options: SimulateOptions): Promise<Report> => {
  const began = performance.now();
  const share = Math.ceil(options.seeds / options.jobs);
  const reports = await Promise.all(
    Array.from({ length: options.jobs }, (_, i) => {
      const from = options.from + i * share;
      const seeds = Math.min(share, options.from + options.seeds - from);
      return seeds <= 0 ? Promise.resolve(null) : inProcess(options, from, seeds);
    }),
  );
  const done = reports.filter((report) => report !== null);
  return joinReports(done, round((performance.now() - began) / 1_000));
};

const inProcess = (
  { profile, minutes, shrink }: SimulateOptions,
  from: number,
  seeds: number,
): Promise<Report> =>
  new Promise((resolve, reject) => {
    const args = ["--from", String(from), "--seeds", String(seeds), "--profile", profile, "--json"];
    if (minutes !== null) args.push("--minutes", String(minutes));
    if (!shrink) args.push("--no-shrink");
    const main = join(projectRoot, "e2e/simulator/main.ts");
    const child = spawn(process.execPath, ["--import", "tsx", main, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 || code === 1) resolve(JSON.parse(text) as Report);
      else reject(new Error(`Seeds from ${from} ended with ${code}`));
    });
  });
