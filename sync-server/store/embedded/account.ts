import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { lchown, lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Whose rights Postgres runs with. It refuses to run as root, so root hands it to the owner of the data, or to `nobody`,
 * or, where neither can reach the data folder, to a user namespace: root's own files stay readable in it, but root
 * counts as an ordinary user.
 */
export type Account =
  | { readonly type: "self" }
  | ({ readonly type: "user" } & Owner)
  | { readonly type: "namespace" };

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Chooses the account for a data folder that exists.
 * @param dataOwner who owns the data in it, when there is some: one start as root must not lock its user out
 * @throws when this is root and no account can reach the folder; the message says what to do.
 */
export const chooseAccount = async (dir: string, dataOwner: Owner | null): Promise<Account> => {
  if (process.getuid?.() !== 0) return { type: "self" };
  const users = [dataOwner?.uid === 0 ? null : dataOwner, await findNobody()].filter((user) => user !== null);
  for (const account of [...users.map(({ uid, gid }) => ({ type: "user", uid, gid }) as const), NAMESPACE]) {
    if (await reaches(account, dir)) return account;
  }
  throw new Error(
    `Postgres does not run as root, and the account "nobody" cannot reach ${dir}. ` +
      "Start as an ordinary user, choose a data folder every user can reach (--data /var/lib/saudaflow), " +
      "or set DATABASE_URL to a Postgres of your own.",
  );
};

const NAMESPACE: Account = { type: "namespace" };

/** Starts a program with the account's rights. `cwd` must be a folder the account can reach. */
export const spawnAs = (
  account: Account,
  file: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess => {
  if (account.type === "namespace") return spawn("unshare", ["--user", "--", file, ...args], options);
  return spawn(
    file,
    args,
    account.type === "user" ? { ...options, uid: account.uid, gid: account.gid } : options,
  );
};

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end with the account's rights; the output is stdout and stderr as they came. */
export const runAs = (
  account: Account,
  file: string,
  args: readonly string[],
  cwd: string,
): Promise<Finished> =>
  new Promise((resolve) => {
    const child = spawnAs(account, file, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
    }
    child.once("error", (error) => resolve({ code: null, output: error.message }));
    child.once("close", (code) => resolve({ code, output: chunks.join("").trim() }));
  });

/** Makes a folder and all in it belong to the account. Only root may, and only root needs to. */
export const giveTo = async (account: Account, folder: string): Promise<void> => {
  const owner = ownerOf(account);
  if (!owner || (await lstat(folder)).uid === owner.uid) return;
  const entries = await readdir(folder, { recursive: true });
  for (const entry of entries) await lchown(join(folder, entry), owner.uid, owner.gid);
  // Last: until everything inside has changed hands, the next start sees the work is not done.
  await lchown(folder, owner.uid, owner.gid);
};

const ownerOf = (account: Account): Owner | null => {
  if (account.type === "self") return null;
  return account.type === "user" ? account : { uid: 0, gid: 0 };
};

const findNobody = async (): Promise<Owner | null> => {
  const accounts = await readFile("/etc/passwd", "utf8").catch(() => "");
  const fields = accounts
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === "nobody");
  if (!fields) return null;
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
};

const reaches = async (account: Account, dir: string): Promise<boolean> =>
  (await runAs(account, "/bin/sh", ["-c", 'cd -- "$1"', "sh", dir], "/")).code === 0;
