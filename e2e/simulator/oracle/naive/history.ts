import type { DeviceEvidence, Evidence, ReplicaEvidence } from "../../evidence.ts";
import { type LogName, type RawEntry, readLogName, readRawEntry } from "./raw-entry.ts";

/** An entry that some replica stored. */
export interface Held extends LogName {
  readonly entry: RawEntry;
  readonly text: string;
  readonly hash: string;
}

/** A log from number 1 on, without a gap. */
export type Line = readonly Held[];

/** One replica's storage, read anew. */
export interface Book {
  readonly evidence: ReplicaEvidence;
  readonly device: DeviceEvidence;
  readonly lines: ReadonlyMap<string, Line>;
  /** Rows that are no entries, that repeat a number or leave one out. */
  readonly faults: readonly string[];
  /** Something it began with is in nobody's rows any more, so its state cannot be worked out. */
  readonly incomplete: boolean;
}

/** Everything the replicas stored, read once and naively. */
export interface History {
  readonly evidence: Evidence;
  readonly books: readonly Book[];
  /** Each log as far as any honest replica holds it. */
  readonly lines: ReadonlyMap<string, Line>;
  /** Logs of which there are two entries under one number: two replicas hold them, or a hostile device showed the second to some. */
  readonly forked: ReadonlySet<string>;
  readonly hostile: ReadonlySet<string>;
}

export const readHistory = (evidence: Evidence): History => {
  const hostile = new Set(
    evidence.devices.filter(({ fates }) => fates.includes("hostile")).map(({ device }) => device),
  );
  const devices = new Map(evidence.devices.map((device) => [device.device, device]));
  const read = createReader(evidence.hash);
  const { known, forked } = gather(evidence, hostile, read);
  const books = evidence.replicas.map((replica) =>
    readBook(replica, devices.get(replica.device), read, known),
  );
  const lines = new Map([...known].map(([log, bySeq]) => [log, contiguous(bySeq)]));
  return { evidence, books, lines, forked, hostile };
};

/** Replicas of honest devices. */
export const honestBooks = ({ books, hostile }: History): readonly Book[] =>
  books.filter(({ device }) => !hostile.has(device.device));

export const headIn = (book: Book, log: string): number => book.lines.get(log)?.length ?? 0;

/** Whether the device may read a scope, by its certificate. */
export const readsScope = ({ reads }: DeviceEvidence, scope: string): boolean =>
  reads.includes("*") || reads.includes(scope);

type Reader = (text: string) => Held | null;
type Known = Map<string, Map<number, Held>>;

/** Each text is parsed and hashed once, however many replicas hold it. */
const createReader = (hash: (text: string) => string): Reader => {
  const byText = new Map<string, Held | null>();
  return (text) => {
    const known = byText.get(text);
    if (known !== undefined) return known;
    const entry = readRawEntry(text);
    const held = entry === null ? null : { entry, text, hash: hash(text), ...readLogName(entry.log) };
    byText.set(text, held);
    return held;
  };
};

/** The deed of a hostile device that makes one log two. */
const FORK = "writes two entries under one number";

const gather = (evidence: Evidence, hostile: ReadonlySet<string>, read: Reader) => {
  const known: Known = new Map();
  const forked = new Set(
    evidence.crimes.filter(({ name }) => name === FORK).flatMap(({ log }) => (log === null ? [] : [log])),
  );
  for (const { device, rows } of evidence.replicas) {
    if (hostile.has(device)) continue;
    for (const row of rows) {
      const held = read(row.text);
      if (held === null) continue;
      const line = known.get(row.log) ?? new Map<number, Held>();
      known.set(row.log, line);
      const other = line.get(row.seq);
      if (other !== undefined && other.text !== row.text) forked.add(row.log);
      if (other === undefined) line.set(row.seq, held);
    }
  }
  return { known, forked };
};

const contiguous = (bySeq: ReadonlyMap<number, Held>): Line => {
  const line: Held[] = [];
  for (let held = bySeq.get(1); held !== undefined; held = bySeq.get(line.length + 1)) line.push(held);
  return line;
};

const readBook = (
  evidence: ReplicaEvidence,
  device: DeviceEvidence | undefined,
  read: Reader,
  known: Known,
): Book => {
  if (device === undefined) throw new Error(`A replica of an unknown device: ${evidence.replica}`);
  const { lines, incomplete } = beginning(evidence, known);
  const faults: string[] = [];
  const lastRows = new Map<string, number>();
  for (const { log, seq, text } of evidence.rows) {
    const held = read(text);
    const line = lines.get(log) ?? [];
    lines.set(log, line);
    const last = lastRows.get(log) ?? 0;
    lastRows.set(log, Math.max(last, seq));
    if (held === null || held.entry.log !== log || held.entry.seq !== seq)
      faults.push(`${log} ${seq} holds something else`);
    else if (seq <= last) faults.push(`${log} ${seq} is stored twice`);
    else if (seq > line.length + 1) faults.push(`${log} ${seq} follows ${line.length}`);
    else if (seq === line.length + 1) line.push(held);
  }
  return { evidence, device, lines, faults, incomplete };
};

/** What a replica that began with the server's folded state had read before its first row. */
const beginning = ({ began }: ReplicaEvidence, known: Known) => {
  const lines = new Map<string, Held[]>();
  let incomplete = false;
  for (const [log, head] of Object.entries(began)) {
    const line: Held[] = [];
    for (let seq = 1; seq <= head; seq++) {
      const held = known.get(log)?.get(seq);
      if (held !== undefined && line.length === seq - 1) line.push(held);
    }
    if (line.length < head) incomplete = true;
    lines.set(log, line);
  }
  return { lines, incomplete };
};
