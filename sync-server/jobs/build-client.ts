import { spawn } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What the client is built from. */
const SOURCES = ["client", "shared", "public", "package-lock.json", "vite.config.ts"];

/**
 * The folder of the built client, built first when it is missing or older than what it is built from.
 * @param root the project's folder
 */
export const buildClientIfStale = async (root: string, tell: (message: string) => void): Promise<string> => {
  const dir = join(root, "dist", "client");
  const built = await modifiedAt(join(dir, "index.html"));
  const newest = Math.max(...(await Promise.all(SOURCES.map((name) => newestIn(join(root, name))))));
  if (built > newest) return dir;
  tell(built === 0 ? "Building the client …" : "The client's sources have changed; building it …");
  await runVite(root);
  return dir;
};

const modifiedAt = async (path: string): Promise<number> =>
  (await stat(path).catch(() => null))?.mtimeMs ?? 0;

const newestIn = async (path: string): Promise<number> => {
  const info = await stat(path).catch(() => null);
  if (info === null) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  const files = inside.filter((entry) => entry.isFile());
  const times = await Promise.all(files.map((entry) => modifiedAt(join(entry.parentPath, entry.name))));
  return Math.max(0, ...times);
};

const runVite = (root: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin", "vite.js");
    const build = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
      cwd: root,
      stdio: "inherit",
    });
    build.on("error", reject);
    build.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error("The client could not be built.")),
    );
  });
