import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream } from "node:fs";

/*
 * npm run verify-log -- FILE [--witness FILE]… [--authority KEY] [--json]
 *
 * Checks an exported log without trusting, or sharing a line with, the program that wrote it. What it relies on, in full:
 *
 * - An entry is a text. Its hash is SHA-256 of the text, base64url. It names its log, its number `seq` in it and the hash of
 *   the entry before it (`prev`), so that no entry can be changed, left out, added or moved without those after it showing it.
 * - A device signs `saudaflow/log\n<log>\n<seq>\n<hash>` with Ed25519: good for that entry and all before it.
 * - The first entry of a log holds the device's certificate, signed by the organisation's authority.
 * - The server writes into its own log how far it holds every other one (`log.witnessed`): a shorter log, or another hash, is seen.
 * - The export ends with the server's signature over all of it. Whoever has an older export, or that of a till, gives it as
 *   a witness: then not even the server can have rewritten its own past.
 */

export interface Fault {
  /** format, edited, missing, out of place, truncated, signature, certificate, authority, witness */
  readonly type: string;
  /** Line of the file, from 1; 0 for the file as a whole. */
  readonly line: number;
  readonly log: string;
  readonly seq: number;
  readonly detail: string;
}

export interface Report {
  readonly organisation: string;
  readonly authority: string;
  readonly entries: number;
  readonly logs: number;
  /** The first of `faultCount`. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly notes: readonly string[];
}

export interface VerifyOptions {
  readonly witnesses?: readonly string[];
  /** The authority's public key as known from elsewhere. */
  readonly authority?: string | undefined;
}

const MAX_FAULTS = 200;
/** Signatures are verified each so many; through the chain one vouches for all before it. */
const STRIDE = 64;
const ZERO_HASH = "A".repeat(43);

/** Reads an export as a stream: for what was witnessed, then entry by entry, and once more where a fault has no place yet. */
export const verifyLog = async (file: string, options: VerifyOptions = {}): Promise<Report> => {
  const report = await check(file, options, STRIDE);
  const placeless = report.faultCount > 0 && report.faults.every(({ line }) => line === 0);
  return placeless ? check(file, options, 1) : report;
};

/** How far somebody says to have seen a log. */
interface Claim {
  readonly seq: number;
  readonly hash: string;
  readonly by: string;
  /** The server itself says so: to have less now is to have lost it. Others may know what it never heard. */
  readonly binding: boolean;
}

interface OpenLog {
  readonly log: string;
  /** The device's; empty where no certificate says. */
  key: string;
  seq: number;
  hash: string;
  lastSigned: number;
  /** Signed entries since the last one verified. */
  pending: { seq: number; hash: string; signature: string; line: number }[];
}

/** One reading of a file. */
class Run {
  stride = STRIDE;
  readonly faults: Fault[] = [];
  faultCount = 0;
  /** By log and number. */
  readonly claims = new Map<string, Map<number, Claim>>();
  /** The authority's key, by who knows it. */
  readonly authorities = new Map<string, string>();
  /** Last entries of logs read to their end. */
  readonly done = new Map<string, { readonly seq: number; readonly hash: string }>();
  readonly digest = createHash("sha256");
  organisation = "";
  authority = "";
  open: OpenLog | null = null;
  ended = false;
  entries = 0;
  line = 0;
}

interface Entry {
  readonly log: string;
  readonly seq: number;
  readonly prev: string;
  readonly kind: string;
  readonly body: { readonly certificate?: Signed; readonly ticket?: Signed; readonly heads?: object };
  /** As it was written and hashed; the rest is read out of it. */
  readonly text: string;
  readonly signature: string | null;
}

const check = async (
  file: string,
  { witnesses = [], authority }: VerifyOptions,
  stride: number,
): Promise<Report> => {
  const run = new Run();
  run.stride = stride;
  if (authority !== undefined) run.authorities.set("--authority", authority);
  for (const witness of witnesses) await hearWitness(run, witness, authority);
  await hear(run, file, false);
  for await (const line of linesOf(file)) takeLine(run, line);
  const notes = finish(run);
  const { organisation, entries, done, faults, faultCount } = run;
  return { organisation, authority: run.authority, entries, logs: done.size, faults, faultCount, notes };
};

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

const fault = (run: Run, type: string, at: { log: string; seq: number }, detail: string, line = run.line) => {
  run.faultCount++;
  if (run.faults.length < MAX_FAULTS) run.faults.push({ type, line, log: at.log, seq: at.seq, detail });
};

const WHOLE = { log: "", seq: 0 };

/** An older export, or a till's: believed when it is without fault itself. */
const hearWitness = async (run: Run, file: string, authority: string | undefined): Promise<void> => {
  const report = await check(file, { authority }, STRIDE);
  const [first] = report.faults;
  if (first !== undefined)
    return fault(run, "witness", WHOLE, `${file} has faults itself: ${first.detail}`, 0);
  run.authorities.set(file, report.authority);
  await hear(run, file, true);
};

/** Collects what the server witnessed in its own logs; of a witness also how far each log goes there. */
const hear = async (run: Run, file: string, whole: boolean): Promise<void> => {
  const servers = new Set<string>();
  const lasts: Entry[] = [];
  let [authority, last, byServer]: [string, Entry | null, boolean] = ["", null, false];
  for await (const line of linesOf(file)) {
    if (line.startsWith(HEADER)) authority = String(parse(line)?.authority);
    if (line.startsWith('{"type":"end"'))
      byServer = parse(String((parse(line)?.certificate as Signed)?.text))?.kind === "server";
    if (!whole && !line.includes("log.opened") && !line.includes("log.witnessed")) continue;
    const entry = readEntry(line);
    if (entry === null) continue;
    const { log, seq, kind, body } = entry;
    if (last !== null && log !== last.log) lasts.push(last);
    last = entry;
    if (kind === "log.opened" && openedBy(entry, authority)?.kind === "server") servers.add(log);
    if (kind !== "log.witnessed" || !servers.has(log)) continue;
    const by = `the server in its entry ${log}:${seq} (${file})`;
    for (const [name, head] of Object.entries(body.heads ?? {}) as [string, readonly [number, string]][])
      if (Array.isArray(head)) addClaim(run, name, { seq: head[0], hash: head[1], by, binding: true });
  }
  if (last !== null) lasts.push(last);
  // An export of the server's own says of every log in it that the server had it so far.
  for (const { log, seq, text } of whole ? lasts : [])
    addClaim(run, log, { seq, hash: hashOf(text), by: file, binding: byServer || servers.has(log) });
};

const addClaim = ({ claims }: Run, log: string, claim: Claim): void => {
  const known = claims.get(log) ?? new Map<number, Claim>();
  claims.set(log, known);
  if (known.get(claim.seq)?.binding !== true) known.set(claim.seq, claim);
};

const HEADER = '{"type":"log-export"';

const takeLine = (run: Run, line: string): void => {
  run.line++;
  if (run.ended) fault(run, "out of place", WHOLE, "something follows the end of the export");
  else if (line.startsWith('{"type":"end"')) takeEnd(run, line);
  else {
    run.digest.update(`${line}\n`);
    const entry = readEntry(line);
    if (run.line === 1) takeHeader(run, line);
    else if (line.startsWith('{"type":"head"')) takeHead(run, line);
    else if (entry !== null) takeEntry(run, entry);
    else fault(run, "format", run.open ?? WHOLE, "not an entry");
  }
};

const takeHeader = (run: Run, line: string): void => {
  const { organisation, authority, version } = (line.startsWith(HEADER) ? parse(line) : null) ?? {};
  if (version !== 1) fault(run, "format", WHOLE, "does not begin as an export does");
  run.organisation = String((organisation as { name?: unknown } | undefined)?.name);
  run.authority = String(authority);
  for (const [by, key] of run.authorities)
    if (key !== authority)
      fault(run, "authority", WHOLE, `${by} knows another authority: all may be signed anew`);
};

const takeEntry = (run: Run, entry: Entry): void => {
  run.entries++;
  const { log, seq, kind, body, text, signature } = entry;
  const open = run.open?.log === log ? run.open : enterLog(run, entry);
  if (seq !== open.seq + 1 || entry.prev !== open.hash) breakOff(run, open, entry);
  open.seq = seq;
  open.hash = hashOf(text);
  if (seq === 1) takeOpening(run, open, entry);
  if (kind === "log.signed-in" && !isVouched(run.authority, "ticket", body.ticket))
    fault(run, "certificate", entry, "the ticket is not signed by the organisation's authority");
  const claim = run.claims.get(log)?.get(seq);
  if (claim !== undefined && claim.hash !== open.hash)
    fault(run, "edited", entry, `not the entry that was seen by ${claim.by}`);
  if (signature === null) return;
  open.lastSigned = seq;
  open.pending.push({ seq, hash: open.hash, signature, line: run.line });
  if (open.pending.length >= run.stride) verifyPending(run, open);
};

/** What comes after this vouches no more for what came before it. */
const breakOff = (run: Run, open: OpenLog, entry: Entry): void => {
  verifyPending(run, open);
  const [next, { seq }] = [open.seq + 1, entry];
  if (seq < next) fault(run, "out of place", entry, `comes after ${open.seq}`);
  else if (seq === next)
    fault(run, "edited", entry, "does not follow the one before: one of the two was changed");
  else fault(run, "missing", { log: entry.log, seq: next }, `${next} to ${seq - 1} are not there`);
};

const enterLog = (run: Run, entry: Entry): OpenLog => {
  finishLog(run);
  const { log } = entry;
  const before = run.done.get(log);
  if (before !== undefined) fault(run, "out of place", entry, "its log was left for another one before");
  const { seq = 0, hash = ZERO_HASH } = before ?? {};
  run.open = { log, key: "", seq, hash, lastSigned: seq, pending: [] };
  return run.open;
};

const takeOpening = (run: Run, open: OpenLog, entry: Entry): void => {
  const certificate = openedBy(entry, run.authority);
  if (certificate === null)
    fault(run, "certificate", entry, "no certificate of the authority for the log's device");
  open.key = String(certificate?.key);
};

/** The certificate of a log's first entry, where the authority signed it for this device. */
const openedBy = ({ log, kind, body }: Entry, authority: string): Record<string, unknown> | null => {
  const certificate = parse(String(body.certificate?.text));
  const good = kind === "log.opened" && certificate?.device === log.split(".")[0];
  return good && isVouched(authority, "certificate", body.certificate) ? certificate : null;
};

type Signed = { readonly text?: unknown; readonly signature?: unknown } | null | undefined;

const isVouched = (authority: string, what: "certificate" | "ticket", signed: Signed): boolean =>
  isSigned(authority, `saudaflow/${what}\n${String(signed?.text)}`, signed?.signature);

/** The last one vouches for all before it; when it is false, the first false one is looked for. */
const verifyPending = (run: Run, open: OpenLog): void => {
  const { log, key, pending } = open;
  open.pending = [];
  const isFalse = ({ seq, hash, signature }: OpenLog["pending"][number]): boolean =>
    !isSigned(key, `saudaflow/log\n${log}\n${seq}\n${hash}`, signature);
  const last = pending.at(-1);
  if (last === undefined || (run.stride > 1 && !isFalse(last))) return;
  const [first, ...others] = pending.filter(isFalse);
  if (first === undefined) return;
  const more = others.length > 0 ? `, nor are ${others.length} after it` : "";
  fault(run, "signature", { log, seq: first.seq }, `not what its device signed${more}`, first.line);
};

const finishLog = (run: Run): void => {
  const { open } = run;
  if (open === null) return;
  verifyPending(run, open);
  const { log, seq, hash, lastSigned } = open;
  if (lastSigned < seq)
    fault(run, "signature", { log, seq: lastSigned + 1 }, `nobody signed for it, up to ${seq}`);
  run.done.set(log, { seq, hash });
  run.open = null;
};

const takeHead = (run: Run, line: string): void => {
  finishLog(run);
  const { log, seq, hash } = (parse(line) ?? {}) as { log?: string; seq?: number; hash?: string };
  const known = run.done.get(String(log));
  if (known?.seq !== seq || known?.hash !== hash)
    fault(
      run,
      "truncated",
      { log: String(log), seq: Number(seq) },
      `the last entry exported; here ${known?.seq ?? 0} is`,
    );
};

const takeEnd = (run: Run, line: string): void => {
  finishLog(run);
  run.ended = true;
  const { text, signature, ...end } = parse(line) ?? {};
  const { entries, digest } = parse(String(text)) ?? {};
  const certificate = end.certificate as Signed;
  const key = String(parse(String(certificate?.text))?.key);
  if (!isVouched(run.authority, "certificate", certificate))
    fault(run, "certificate", WHOLE, "whoever signed the export has no certificate of the authority");
  if (!isSigned(key, `saudaflow/log-export\n${String(text)}`, signature))
    fault(run, "signature", WHOLE, "the signature of the export is false");
  if (entries !== run.entries)
    fault(run, "truncated", WHOLE, `${String(entries)} entries were exported, ${run.entries} are here`, 0);
  if (digest !== run.digest.digest("base64url"))
    fault(run, "edited", WHOLE, "the file is not, byte for byte, what was exported", 0);
};

/** After the last line: what others have seen and is not here. */
const finish = (run: Run): readonly string[] => {
  finishLog(run);
  if (!run.ended) fault(run, "truncated", WHOLE, "the export does not end as it should");
  const notes: string[] = [];
  for (const [log, claims] of run.claims) {
    const { seq: head = 0 } = run.done.get(log) ?? {};
    const beyond = [...claims.values()].filter(({ seq }) => seq > head).sort((a, b) => b.seq - a.seq);
    const lost = beyond.find(({ binding }) => binding);
    const [unheard] = beyond;
    if (lost) fault(run, "truncated", { log, seq: head + 1 }, `${lost.by} has seen ${lost.seq} entries`, 0);
    else if (unheard !== undefined)
      notes.push(
        `${log}: ${unheard.by} has ${unheard.seq} entries, ${head} had come here when this was made`,
      );
  }
  return notes;
};

const readEntry = (line: string): Entry | null => {
  const { text, signature } = parse(line) ?? {};
  if (typeof text !== "string" || (signature !== null && typeof signature !== "string")) return null;
  const { log, seq, prev, kind, body } = parse(text) ?? {};
  const named = typeof log === "string" && typeof prev === "string" && typeof kind === "string";
  if (!named || !Number.isSafeInteger(seq) || typeof body !== "object" || body === null) return null;
  return { log, seq: Number(seq), prev, kind, body: body as Entry["body"], text, signature };
};

const parse = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
};

const hashOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("base64url");

/** A signature has one spelling, so that not even its text can be changed unseen. */
const isSigned = (key: string, text: string, signature: unknown): boolean => {
  const bytes = Buffer.from(String(signature), "base64url");
  if (bytes.length !== 64 || bytes.toString("base64url") !== signature) return false;
  try {
    const jwk = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
    return verify(null, Buffer.from(text, "utf8"), jwk, bytes);
  } catch {
    return false; // no key at all, so nothing is signed by it
  }
};

/** 0: all is well; 1: there are faults; 2: not asked rightly. */
const main = async (given: readonly string[]): Promise<number> => {
  const valuesOf = (name: string): string[] => given.filter((_, i) => given[i - 1] === name);
  const isValue = (i: number): boolean => ["--witness", "--authority"].includes(given[i - 1] ?? "");
  const file = given.find((word, i) => !word.startsWith("--") && !isValue(i));
  if (file === undefined) {
    process.stderr.write("npm run verify-log -- FILE [--witness FILE]… [--authority KEY] [--json]\n");
    return 2;
  }
  const [authority] = valuesOf("--authority");
  const report = await verifyLog(file, { witnesses: valuesOf("--witness"), authority });
  process.stdout.write(`${given.includes("--json") ? JSON.stringify(report) : inWords(report)}\n`);
  return report.faultCount === 0 ? 0 : 1;
};

const inWords = ({ organisation, authority, entries, logs, faults, faultCount, notes }: Report): string =>
  [
    `${organisation}: ${entries} entries in ${logs} logs, authority ${authority}`,
    ...notes.map((note) => `Note: ${note}`),
    ...faults.map(
      ({ type, line, log, seq, detail }) =>
        `FAULT (${type})${line > 0 ? ` line ${line}` : ""}${log === "" ? "" : ` ${log} entry ${seq}`}: ${detail}`,
    ),
    faultCount === 0 ? "Nothing was changed, left out, added or moved." : `Faults: ${faultCount}`,
  ].join("\n");

if (process.argv[1]?.endsWith("verify-log.ts")) process.exitCode = await main(process.argv.slice(2));
