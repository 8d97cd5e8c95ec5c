import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Everything in a folder with its owners and rights, as a database's files need. */
export const copyFolder = async (from: string, to: string): Promise<void> => {
  await run("cp", ["-a", from, to]);
};
