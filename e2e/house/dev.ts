import { spawn } from "node:child_process";
import { projectRoot } from "./source-tree.ts";

/**
 * The same program as `npm start` with hot reload: the server restarts when its files change, Vite serves the
 * client and passes the rest on to it. Arguments go to the server. Ends both when either ends.
 */
const start = (program: string, ...rest: string[]) =>
  spawn(`${projectRoot}/node_modules/.bin/${program}`, rest, { cwd: projectRoot, stdio: "inherit" });

const children = [
  start("tsx", "watch", "--clear-screen=false", "sync-server/main.ts", ...process.argv.slice(2)),
  start("vite"),
];
const stop = (): void => {
  for (const child of children) child.kill("SIGTERM");
};
for (const child of children) child.once("exit", stop);
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
