import { once } from "node:events";
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { killPostgres } from "../../testing/database.ts";
import { giveTo } from "./account.ts";
import { findPackage } from "./binaries.ts";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded.ts";
import { readPostmaster } from "./postmaster.ts";

const isRoot = process.getuid?.() === 0;
const TIMEOUT_MS = 60_000;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(await realpath(tmpdir()), "saudaflow-embedded-"));
  await chmod(root, 0o755);
});
afterAll(() => rm(root, { recursive: true, force: true }));

let count = 0;
const aFolder = () => join(root, `data-${++count}`);

/** Starts, and ends when the test does. */
const start = async (options: EmbeddedOptions): Promise<Embedded> => {
  const embedded = await startEmbedded(options);
  onTestFinished(() => embedded.stop());
  return embedded;
};

const ask = async (url: string, ...statements: readonly string[]): Promise<readonly unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answers = [];
    for (const statement of statements)
      answers.push(...(await client.query({ text: statement, rowMode: "array" })).rows);
    return answers.flat();
  } finally {
    await client.end();
  }
};

const SELL = ["create table sold (n int)", "insert into sold values (7)"];
const SOLD = "select n from sold";

test("a first start creates the data, a second finds it under the same URL", {
  timeout: TIMEOUT_MS,
}, async () => {
  const dir = aFolder();
  const messages: string[] = [];
  const log = (message: string) => messages.push(message);
  const first = await startEmbedded({ dir, log });
  expect(first.reused).toBe(false);
  await ask(first.url, ...SELL);
  await first.stop();
  const second = await start({ dir, log });
  expect(second).toMatchObject({ url: first.url, reused: false, dataDir: join(dir, "pg18", "data") });
  expect(await ask(second.url, SOLD)).toEqual([7]);
  expect(messages).toEqual([`Creating the database in ${join(dir, "pg18")}`]);
});

test("settings keep data safe and the door shut", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  const settings = { fsync: "off", synchronous_commit: "off", listen_addresses: "*", max_connections: "33" };
  const { url } = await start({ dir, settings });
  const names = ["fsync", "synchronous_commit", "full_page_writes", "max_connections", "server_encoding"];
  const shows = names.map((name) => `show ${name}`);
  expect(await ask(url, ...shows)).toEqual(["on", "on", "on", "33", "UTF8"]);
  expect(await ask(url, "show listen_addresses", "show unix_socket_directories")).toEqual(["127.0.0.1", ""]);
  expect(await ask(url, "select datcollate from pg_database where datname = current_database()")).toEqual([
    "C",
  ]);
  expect((await stat(join(dir, "pg18", "password"))).mode & 0o777).toBe(0o600);
  const wrong = new URL(url);
  wrong.password = "guess";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
});

test("after kill -9 the next start has every committed row", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  const killed = await startEmbedded({ dir });
  await ask(killed.url, ...SELL);
  await killPostgres(killed);
  expect(await readPostmaster(killed.dataDir)).toMatchObject({ ready: true }); // The lie the next start must not believe.
  const next = await start({ dir });
  expect(next).toMatchObject({ url: killed.url, reused: false });
  expect(await ask(next.url, SOLD)).toEqual([7]);
});

test("a running Postgres is joined, and stopped by whoever joined it", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  const orphan = await start({ dir });
  const joined = await startEmbedded({ dir });
  expect(joined).toMatchObject({ url: orphan.url, reused: true });
  await joined.stop();
  expect(await readPostmaster(joined.dataDir)).toBeNull();
  await joined.stop();
});

test("starts at once agree on one Postgres", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  const all = await Promise.all([start({ dir }), start({ dir }), start({ dir })]);
  expect(all.map(({ reused }) => reused).toSorted()).toEqual([false, true, true]);
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
});

test("a folder called by another name is the same folder", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  const { url } = await start({ dir });
  await symlink(dir, `${dir}-link`);
  expect(await start({ dir: `${dir}-link` })).toMatchObject({ url, reused: true });
});

test("a stale postmaster.pid is not believed, whoever has its pid and port now", {
  timeout: TIMEOUT_MS,
}, async () => {
  const stranger = await start({ dir: aFolder() });
  const dir = aFolder();
  const first = await startEmbedded({ dir });
  await first.stop();
  const lines = [process.pid, first.dataDir, 1, new URL(stranger.url).port, "", "127.0.0.1", "", "ready   "];
  await writeFile(join(first.dataDir, "postmaster.pid"), `${lines.join("\n")}\n`);
  const next = await start({ dir });
  expect(next).toMatchObject({ url: first.url, reused: false });
  expect(await ask(stranger.url, "select 1")).toEqual([1]);
});

test("when the remembered port is taken another is used", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  const first = await startEmbedded({ dir });
  await first.stop();
  const taken = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  const next = await start({ dir });
  expect(next.url).not.toBe(first.url);
  expect(await ask(next.url, "select 1")).toEqual([1]);
});

test("a creation cut short leaves nothing in the way", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  await mkdir(join(dir, "pg18.new-cut", "data"), { recursive: true });
  await writeFile(join(dir, "pg18.new-cut", "data", "PG_VERSION"), "18\n");
  await start({ dir });
  await expect(stat(join(dir, "pg18.new-cut"))).rejects.toThrow("ENOENT");
});

test("data of another major version is refused by name", async () => {
  const dir = aFolder();
  await mkdir(join(dir, "pg17", "data"), { recursive: true });
  await writeFile(join(dir, "pg17", "data", "PG_VERSION"), "17\n");
  await expect(startEmbedded({ dir })).rejects.toThrow(
    /holds data of Postgres 17; this release brings Postgres 18/,
  );
});

test("what Postgres says when it cannot start reaches the operator", { timeout: TIMEOUT_MS }, async () => {
  const settings = { shared_buffers: "much" };
  await expect(startEmbedded({ dir: aFolder(), settings })).rejects.toThrow(
    /invalid value for parameter "shared_buffers": "much"/,
  );
});

/** The package as npm leaves it with install scripts off: without the links between libraries. */
const aPackage = async (folder: string): Promise<string> => {
  const links: readonly { target: string }[] = JSON.parse(
    await readFile(join(findPackage(), "native", "pg-symlinks.json"), "utf8"),
  );
  const left = new Set(links.map(({ target }) => join(findPackage(), target)));
  await cp(findPackage(), folder, { recursive: true, filter: (source) => !left.has(source) });
  return folder;
};

test("missing library links are made", { timeout: TIMEOUT_MS }, async () => {
  const packageDir = await aPackage(join(root, "no-links"));
  const { url } = await start({ dir: aFolder(), packageDir });
  expect(await ask(url, "select 1")).toEqual([1]);
});

test.runIf(isRoot)(
  "as root, programs out of reach are copied to where they run",
  { timeout: TIMEOUT_MS },
  async () => {
    await mkdir(join(root, "closed"), { mode: 0o700 });
    const packageDir = await aPackage(join(root, "closed", "package"));
    const messages: string[] = [];
    const dir = aFolder();
    const { url } = await start({ dir, packageDir, log: (message) => messages.push(message) });
    expect(await ask(url, "select 1")).toEqual([1]);
    expect(messages[0]).toContain(`Copying Postgres to ${join(dir, "postgres-")}`);
  },
);

test.runIf(isRoot)(
  "as root, the data goes to nobody, whoever had it before",
  { timeout: TIMEOUT_MS },
  async () => {
    const dir = aFolder();
    const first = await startEmbedded({ dir });
    const { uid } = await stat(first.dataDir);
    expect(uid).not.toBe(0);
    await first.stop();
    await chown(join(dir, "pg18"), 0, 0);
    await chown(first.dataDir, 0, 0);
    const second = await start({ dir });
    expect((await stat(second.dataDir)).uid).toBe(uid);
  },
);

test.runIf(isRoot)("as root, data of an ordinary user stays his", { timeout: TIMEOUT_MS }, async () => {
  const dir = aFolder();
  const first = await startEmbedded({ dir });
  await first.stop();
  await giveTo({ type: "user", uid: 1234, gid: 1234 }, join(dir, "pg18"));
  const second = await start({ dir });
  expect((await stat(second.dataDir)).uid).toBe(1234);
  expect((await stat(join(second.dataDir, "postmaster.pid"))).uid).toBe(1234);
});

test.runIf(isRoot)(
  "as root, a folder nobody can reach is served in a user namespace",
  { timeout: TIMEOUT_MS },
  async () => {
    const closed = join(root, "private");
    await mkdir(closed, { mode: 0o700 });
    const { url, dataDir } = await start({ dir: join(closed, "data") });
    expect(await ask(url, "select 1")).toEqual([1]);
    expect((await stat(dataDir)).uid).toBe(0);
  },
);
