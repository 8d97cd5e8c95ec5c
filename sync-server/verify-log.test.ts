import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonical, type Json, parseCanonical } from "../shared/core/canonical.ts";
import { type Certificate, type Signed, signCertificate } from "../shared/core/certificate.ts";
import { type Hash, signedText, ZERO_HASH } from "../shared/core/crypto.ts";
import type { LogId } from "../shared/core/ids.ts";
import type { SetUp } from "./access/set-up.ts";
import { createSigner, nodeCrypto, type Signer } from "./crypto.ts";
import { witness } from "./jobs/witness.ts";
import { addStaff, anOrganisation, enrol, signIn, type TestServer, testServer } from "./testing/server.ts";
import { changeText, entriesOf, pick, read, rechained, write } from "./testing/tampering.ts";
import { aTill, type TestTill, until } from "./testing/till.ts";
import { type Report, type VerifyOptions, verifyLog } from "./verify-log.ts";

const folder = mkdtempSync(join(tmpdir(), "saudaflow-verify-"));
let server: TestServer;
let shop: SetUp;
let owner: string;
let till: TestTill;
/** Two exports of one organisation, and what a till of it holds. */
let older: readonly string[];
let clean: readonly string[];
let tills: readonly string[];
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
  till = await aTill(server, shop.organisation.slug, await enrol(server, owner, "till", shop.branch));
  const link = till.connect(server.url);
  await link.opened;
  await until(() => till.state.docs.get("org")?.has("org") === true);
  await trade("Tea \u2028 1");
  older = await exportNow();
  await trade("Rice");
  const seller = await addStaff(server, owner, "seller", [shop.branch]);
  const body = { staff: seller.staff, active: false };
  await server.request("/v1/commands/access.change-staff", { token: owner, body });
  await witness(server.deps, shop.organisation, 0);
  await trade("Salt");

  clean = await exportNow();
  tills = await tillExport();
  link.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.drop();
});

const trade = async (name: string): Promise<void> => {
  const { product } = await till.must("catalog.add-product", { name, price: 10_000, taxRate: 1_200 });
  await till.must("stock.receive", { lines: [{ product, quantity: 50_000 }] });
  for (let i = 0; i < 6; i++)
    await till.must("sale.complete", {
      lines: [{ product, quantity: 1_000 }],
      tenders: [{ type: "card", amount: 10_000 }],
    });
  const sold = () => till.replica.heads();
  await until(async () => {
    const held = await server.deps.pool.query("select log, head from logs where org_id = $1", [
      shop.organisation.id,
    ]);
    const heads = new Map(held.rows.map(({ log, head }) => [log, head]));
    return Object.entries(sold()).every(([log, head]) => (heads.get(log) ?? 0) >= head);
  });
};

const exportNow = async (): Promise<readonly string[]> => {
  const { status, text } = await server.request("/v1/log/export", { token: owner });
  expect(status).toBe(200);
  return text.trimEnd().split("\n");
};

/** What a till holds, in the same form, signed by the till. */
const tillExport = async (): Promise<readonly string[]> => {
  const lines: string[] = [];
  const logs = [...till.state.logs.keys()].sort();
  for (const log of logs) {
    const batch = await till.replica.read(log, 0, 10_000, 1e9);
    batch?.entries.forEach((text, i) => {
      lines.push(
        JSON.stringify({ text, signature: i === batch.entries.length - 1 ? batch.signature : null }),
      );
    });
  }
  const { certificate, signed, sign } = till.writer;
  return finished(lines, {
    key: shop.organisation.authority.key,
    certificate: signed,
    sign,
    org: certificate.org,
  });
};

interface Sealing {
  readonly org: string;
  readonly key: string;
  readonly certificate: Signed;
  readonly sign: Signer["sign"];
}

/** Entry lines as a whole export, heads and signature made for them: what somebody who holds that key can do. */
const finished = async (entries: readonly string[], sealing: Sealing): Promise<readonly string[]> => {
  const header = {
    type: "log-export",
    version: 1,
    organisation: { id: "o", name: "O" },
    authority: sealing.key,
    at: 1,
  };
  const last = new Map<string, { seq: number; hash: string }>();
  for (const line of entries) {
    const { text } = JSON.parse(line) as { text: string };
    const { log, seq } = JSON.parse(text) as { log: string; seq: number };
    last.set(log, { seq, hash: nodeCrypto.hash(text) });
  }
  const heads = [...last].map(([log, head]) => JSON.stringify({ type: "head", log, ...head }));
  const lines = [JSON.stringify(header), ...entries, ...heads];
  const digest = createHash("sha256")
    .update(lines.map((line) => `${line}\n`).join(""))
    .digest("base64url");
  const text = JSON.stringify({ organisation: sealing.org, at: 1, entries: entries.length, digest });
  const signature = await sealing.sign(`saudaflow/log-export\n${text}`);
  return [...lines, JSON.stringify({ type: "end", text, certificate: sealing.certificate, signature })];
};

/** Whoever has the server may sign a new end for whatever they made of the rest. */
const resealed = (entries: readonly string[]): Promise<readonly string[]> => {
  const { id, authority, server: own } = shop.organisation;
  return finished(entries, { org: id, key: authority.key, certificate: own.signed, sign: own.sign });
};

let files = 0;
const fileOf = (lines: readonly string[]): string => {
  const file = join(folder, `${++files}.ndjson`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
};
const verified = async (lines: readonly string[], options?: VerifyOptions): Promise<Report> => {
  const file = fileOf(lines);
  const report = await verifyLog(file, options);
  rmSync(file);
  return report;
};

test("[ACCESS-12] a clean export is found clean, alone, with an older one and with a till's", async () => {
  const witnesses = [fileOf(older), fileOf(tills)];
  const { authority } = shop.organisation;
  for (const lines of [clean, older, tills])
    expect(await verified(lines)).toMatchObject({ faults: [], notes: [] });
  const options = { witnesses, authority: authority.key };
  const report = await verified(clean, options);
  expect(report).toMatchObject({
    faults: [],
    notes: [],
    organisation: "Dastarkhan",
    authority: authority.key,
  });
  expect(report.entries).toBe(entriesOf(clean).length);
  expect(report.entries).toBeGreaterThan(30);
});

test("only those who may read everything may export it", async () => {
  const people = [
    await addStaff(server, owner, "manager"),
    await addStaff(server, owner, "viewer"),
    await addStaff(server, owner, "admin", [shop.branch]),
  ];
  for (const person of people) {
    const token = await signIn(server, shop, person);
    expect((await server.request("/v1/log/export", { token })).status).toBe(403);
  }
  expect((await server.request("/v1/log/export")).status).toBe(401);
  const admin = await signIn(server, shop, await addStaff(server, owner, "admin"));
  expect((await server.request("/v1/log/export", { token: admin })).status).toBe(200);
});

const place = fc.nat({ max: 1e6 });
/** One log written anew by somebody with a key of their own, opening and all. */
const signedBy = async (
  lines: readonly string[],
  log: LogId,
  signer: Signer,
  certificate: (old: Certificate) => Promise<Signed | null>,
): Promise<readonly string[]> => {
  let prev: Hash = ZERO_HASH;
  const written: string[] = [];
  for (const line of lines) {
    const { entry } = read(line);
    if (entry.log !== log) {
      written.push(line);
      continue;
    }
    const body = entry.body as { certificate?: Signed };
    const signed = entry.seq === 1 && (await certificate(JSON.parse(body.certificate?.text ?? "")));
    const text = canonical({
      ...entry,
      prev,
      ...(signed && { body: { ...body, certificate: signed } }),
    } as unknown as Json);
    prev = nodeCrypto.hash(text);
    written.push(write(text, await signer.sign(signedText.log(log, entry.seq, prev))));
  }
  return written;
};

type Attack = (
  lines: readonly string[],
  n: number,
  m: number,
) => readonly string[] | Promise<readonly string[]>;

const stranger = createSigner();

const ATTACKS: Readonly<Record<string, Attack>> = {
  edit: (lines, n, m) => {
    const at = n % lines.length;
    const { text, signature } = read(lines[at] as string);
    return lines.with(at, write(changeText(text, m), signature));
  },
  "edit, with the chain put right": (lines, n, m) => {
    const { entry } = read(pick(lines, n));
    const changed = lines.map((line) => {
      const { entry: each, signature } = read(line);
      const is = each.log === entry.log && each.seq === entry.seq;
      return is ? write(canonical({ ...each, at: Number(each.at) + 1 + m } as Json), signature) : line;
    });
    return rechained(changed, entry.log);
  },
  // The last of a log is another matter: that is truncation.
  deletion: (lines, n) => {
    const isLast = (i: number) => i + 1 === lines.length || read(lines[i + 1] ?? "").entry.seq === 1;
    const places = [...lines.keys()].filter((i) => !isLast(i));
    return lines.toSpliced(pick(places, n), 1);
  },
  "insertion of a copy": (lines, n, m) => lines.toSpliced(n % (lines.length + 1), 0, pick(lines, m)),
  "insertion of something new": (lines, n) => {
    const at = n % lines.length;
    const { entry, text } = read(lines[at] as string);
    const more = canonical({ ...entry, seq: entry.seq + 1, prev: nodeCrypto.hash(text) } as Json);
    return lines.toSpliced(at + 1, 0, write(more, null));
  },
  swap: (lines, n, m) => {
    const [a, b] = [n % lines.length, (n + 1 + (m % (lines.length - 1))) % lines.length];
    return lines.with(a, lines[b] as string).with(b, lines[a] as string);
  },
  "re-signing with another key": (lines, n) =>
    signedBy(lines, read(pick(lines, n)).entry.log, stranger, async () => null),
  "re-signing with a forged certificate": (lines, n) =>
    signedBy(lines, read(pick(lines, n)).entry.log, stranger, (old) =>
      signCertificate(stranger.sign, { ...old, key: stranger.key }),
    ),
};

test.each(Object.entries(ATTACKS))(
  "%s is found, though the server itself signed the end anew",
  async (_name, attack) => {
    await fc.assert(
      fc.asyncProperty(place, place, async (n, m) => {
        const entries = entriesOf(clean);
        const changed = await attack(entries, n, m);
        fc.pre(changed.join() !== entries.join());
        const report = await verified(await resealed(changed));
        expect(report.faultCount).toBeGreaterThan(0);
        expect(report.faults.some(({ line }) => line > 0)).toBe(true);
      }),
      { numRuns: 25 },
    );
  },
);

/** A log cut short at a signed entry, heads and all: nothing in the log itself shows it. */
const shortened = (lines: readonly string[], log: LogId, from: number): readonly string[] =>
  lines.filter((line) => read(line).entry.log !== log || read(line).entry.seq < from);

test("truncation below what was witnessed is found, in the file itself or by a witness", async () => {
  const entries = entriesOf(clean);
  const heads = (lines: readonly string[]) =>
    new Map(entriesOf(lines).map((line) => [read(line).entry.log, read(line).entry.seq] as const));
  const [witnessed, seen] = [heads(older), heads(tills)];
  const witnesses = [fileOf(older), fileOf(tills)];
  const claimed = entries
    .map((line) => read(line).entry)
    .filter(({ kind }) => kind === "log.witnessed")
    .flatMap(({ body }) => Object.entries((body as { heads: Record<string, [number]> }).heads));
  const own = shop.organisation.server.certificate.device;
  const ofOthers = claimed.filter(([log]) => !(log.startsWith(own) && log.endsWith(".org")));
  expect(ofOthers.length).toBeGreaterThan(1);
  for (const [log, [seq]] of ofOthers) {
    const report = await verified(await resealed(shortened(entries, log as LogId, seq)));
    if (!report.faults.some(({ type }) => type === "truncated"))
      throw new Error(`${log} was cut short at ${seq} and nobody noticed`);
  }
  for (const [log, seq] of [...witnessed, ...seen].filter(([name]) => name.startsWith(own))) {
    const report = await verified(await resealed(shortened(entries, log, seq)), { witnesses });
    expect([log, report.faults.map(({ type }) => type)]).toEqual([
      log,
      expect.arrayContaining(["truncated"]),
    ]);
  }
});

test("a device's log cut short is found by an older export of the server's own", async () => {
  const entries = entriesOf(clean);
  const { device } = till.device;
  for (const line of entriesOf(older)) {
    const { log, seq } = read(line).entry;
    if (!log.startsWith(`${device}.`)) continue;
    const report = await verified(await resealed(shortened(entries, log, seq)), {
      witnesses: [fileOf(older)],
    });
    expect(report.faults).toContainEqual(expect.objectContaining({ type: "truncated", log }));
  }
});

test("a file cut off anywhere is found", async () => {
  for (let length = 1; length < clean.length; length++)
    expect((await verified(clean.slice(0, length))).faultCount).toBeGreaterThan(0);
});

test("not one byte of an export can be changed unseen", async () => {
  const text = clean.join("\n");
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: text.length - 1 }), async (at) => {
      const other = text[at] === "x" ? "y" : "x";
      const report = await verified((text.slice(0, at) + other + text.slice(at + 1)).split("\n"));
      expect(report.faultCount).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test("all of it signed anew under another authority is found by whoever knows the right one", async () => {
  const [authority, own] = [createSigner(), createSigner()];
  let lines = entriesOf(clean);
  for (const log of new Set(lines.map((line) => read(line).entry.log))) {
    lines = await signedBy(lines, log, own, (old) =>
      signCertificate(authority.sign, { ...old, key: own.key }),
    );
  }
  const certificate = await signCertificate(authority.sign, {
    ...shop.organisation.server.certificate,
    key: own.key,
  });
  const forged = await finished(lines, { org: "o", key: authority.key, certificate, sign: own.sign });
  const known = shop.organisation.authority.key;
  for (const options of [{ authority: known }, { witnesses: [fileOf(older)] }])
    expect((await verified(forged, options)).faults.map(({ type }) => type)).toContain("authority");
});

test("a witness with faults of its own is no witness; one that knows more is noted", async () => {
  const broken = fileOf(older.toSpliced(5, 1));
  expect((await verified(clean, { witnesses: [broken] })).faults).toMatchObject([{ type: "witness" }]);
  const device = till.writer.certificate.device;
  const ahead = await verified(older, { witnesses: [fileOf(tills)] });
  const others = ahead.faults.filter(({ log }) => log.startsWith(device));
  expect(others.every(({ type }) => type === "truncated")).toBe(true);
});

test("the server says how far it holds what grew, once in its time", async () => {
  expect(await witness(server.deps, shop.organisation, 3_600_000)).toBe(0);
  server.clock.now += 3_600_001;
  expect(await witness(server.deps, shop.organisation, 3_600_000)).toBeGreaterThan(0);
  server.clock.now += 3_600_001;
  expect(await witness(server.deps, shop.organisation, 3_600_000)).toBe(0);
});

test("the program's exit code says how it came out", () => {
  const program = fileURLToPath(new URL("./verify-log.ts", import.meta.url));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", program, ...args], { encoding: "utf8" });
  const good = run(fileOf(clean), "--witness", fileOf(older));
  expect([good.status, good.stdout]).toEqual([0, expect.stringContaining("Nothing was changed")]);
  const bad = run(fileOf(clean.toSpliced(9, 1)), "--json");
  expect(bad.status).toBe(1);
  expect(JSON.parse(bad.stdout).faults[0]).toMatchObject({ type: "missing", line: 10 });
  expect(run().status).toBe(2);
});

test("entries are canonical text, so an attacker's rewriting in these tests is what a device would have written", () => {
  for (const line of entriesOf(clean)) {
    const { text } = read(line);
    const parsed = parseCanonical(text);
    expect(parsed.ok && canonical(parsed.value)).toBe(text);
  }
});
