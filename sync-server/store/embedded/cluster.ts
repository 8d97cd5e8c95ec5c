import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, giveTo, type Owner, runAs } from "./account.ts";
import type { Binaries } from "./binaries.ts";

/** The one account inside Postgres and the database of the shop. */
export const USER = "saudaflow";

/** One Postgres cluster on disk: everything it needs lies in `folder`, so one rename publishes it. */
export interface Cluster {
  /** `<dir>/pg18` */
  readonly folder: string;
  /** What Postgres calls its data directory. */
  readonly dataDir: string;
  readonly logFile: string;
  readonly portFile: string;
  readonly password: string;
}

/** Who owns the data in `dir`; null when there is none yet. */
export const findDataOwner = async (dir: string): Promise<Owner | null> => {
  const name = (await readdir(dir)).find((entry) => /^pg\d+$/.test(entry));
  return name === undefined ? null : stat(join(dir, name));
};

/**
 * Opens the cluster in `dir`, creating it first when there is none. A creation cut short leaves only a folder
 * `pg18.new-…` behind, which the next one removes. Call it under the start lock.
 * @throws when `dir` holds data of another major version only, or data of another account, or initdb fails.
 */
export const openCluster = async (
  dir: string,
  binaries: Binaries,
  account: Account,
  log: (message: string) => void = () => {},
): Promise<Cluster> => {
  const name = `pg${binaries.major}`;
  const folder = join(dir, name);
  if (!(await hasData(folder))) {
    await refuseOtherMajors(dir, binaries.major);
    log(`Creating the database in ${folder}`);
    await removeUnfinished(dir, name);
    await createCluster(dir, name, binaries, account);
  }
  await claim(folder, account);
  return {
    folder,
    dataDir: join(folder, "data"),
    logFile: join(folder, "postgres.log"),
    portFile: join(folder, "port"),
    password: await readPassword(folder),
  };
};

const hasData = (folder: string): Promise<boolean> =>
  stat(join(folder, "data", "PG_VERSION")).then(
    () => true,
    () => false,
  );

const refuseOtherMajors = async (dir: string, major: number): Promise<void> => {
  for (const name of (await readdir(dir)).filter((entry) => /^pg\d+$/.test(entry))) {
    if (!(await hasData(join(dir, name)))) continue;
    throw new Error(
      `${join(dir, name)} holds data of Postgres ${name.slice(2)}; this release brings Postgres ${major}. ` +
        "Export with the release that wrote it, then import into an empty folder.",
    );
  }
};

const removeUnfinished = async (dir: string, name: string): Promise<void> => {
  for (const entry of await readdir(dir)) {
    if (entry.startsWith(`${name}.new-`)) await rm(join(dir, entry), { recursive: true, force: true });
  }
};

const createCluster = async (
  dir: string,
  name: string,
  binaries: Binaries,
  account: Account,
): Promise<void> => {
  const unfinished = await mkdtemp(join(dir, `${name}.new-`));
  const password = randomBytes(24).toString("base64url");
  await writeFile(join(unfinished, "password"), password, { mode: 0o600 });
  // Written now so that they too belong to the account, whoever starts the cluster later.
  for (const file of ["postgres.log", "port"]) await writeFile(join(unfinished, file), "");
  await giveTo(account, unfinished);
  const args = initdbArguments(unfinished);
  const { code, output } = await runAs(account, binaries.initdb, args, unfinished);
  if (code !== 0) throw new Error(`Postgres could not create its data folder in ${dir}: ${output}`);
  await chmod(unfinished, 0o755);
  await rename(unfinished, join(dir, name));
  await flushFolder(dir);
};

/** Locale C: the same order of texts on every machine, and indexes that survive an update of the system. */
const initdbArguments = (folder: string): readonly string[] => [
  "--pgdata",
  join(folder, "data"),
  "--username",
  USER,
  "--pwfile",
  join(folder, "password"),
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale=C",
];

/** Without this a power cut may undo the rename; Windows has no such call. */
const flushFolder = async (dir: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(dir);
  await handle.sync().finally(() => handle.close());
};

const claim = async (folder: string, account: Account): Promise<void> => {
  const { uid } = await stat(folder);
  const own = process.getuid?.() ?? uid;
  if (account.type === "self" && uid !== own) {
    throw new Error(
      `${folder} belongs to user ${uid}, this program runs as ${own}; start as its owner or chown it.`,
    );
  }
  await giveTo(account, folder);
};

const readPassword = async (folder: string): Promise<string> => {
  const file = join(folder, "password");
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (cause) {
    throw new Error(`The database password cannot be read from ${file}; restore that file from a copy.`, {
      cause,
    });
  }
};
