import type { Defect } from "./defect.ts";

const ADMISSION = "shared/core/admission.ts";
const REPLICA = "shared/core/replica.ts";
const CHUNKS = "client/store/chunk-table.ts";
const HEADS = "shared/core/heads.ts";

/** Mistakes in what is let in, kept and told of logs. */
export const logDefects: readonly Defect[] = [
  {
    name: "a gap in a log is not noticed",
    file: ADMISSION,
    find: "if (first.entry.seq > tip.head + 1) return refuse(",
    replace: "if (first.entry.seq > tip.head + 1_000) return refuse(",
    breaks: "LOG-3",
  },
  {
    name: "the last entry known is taken again",
    file: ADMISSION,
    find: "sealed.value.filter(({ entry }) => entry.seq > tip.head)",
    replace: "sealed.value.filter(({ entry }) => entry.seq >= tip.head)",
    breaks: "LOG-3",
  },
  {
    name: "the hash of the entry before is not compared",
    file: ADMISSION,
    find: "if (before !== undefined && entry.prev !== before.hash)",
    replace: "if (before !== undefined && entry.prev.length !== before.hash.length)",
    breaks: "LOG-1",
  },
  {
    name: "an entry that follows another hash is let in",
    file: ADMISSION,
    find: 'return entry.prev === tip.hash ? null : refusalOf(entry, "Fork", "prev is not the hash we hold");',
    replace: "return null;",
    breaks: "LOG-3",
  },
  {
    name: "certificates and tickets need no authority",
    file: "shared/core/certificate.ts",
    find: "if (!(await crypto.verify(authority.key, signedText[of](signed.text), signed.signature)))",
    replace: "if (signed.signature === signedText[of](signed.text))",
    breaks: "LOG-2",
  },
  {
    name: "a ticket counts on any device",
    file: "shared/core/credentials.ts",
    find: "return device === undefined || device === parseLogId(entry.log)?.device",
    replace: "return device !== null",
    breaks: "FOLD-4",
  },
  {
    name: "signatures are not verified",
    file: ADMISSION,
    find: "  if (last === undefined || certificate === null) return false;",
    replace: "  if (last !== undefined) return true;\n  if (certificate === null) return false;",
    breaks: "LOG-4",
  },
  {
    name: "the signature is held against the first entry of a batch",
    file: ADMISSION,
    find: "  const last = sealed.at(-1);\n  if (last === undefined || certificate === null)",
    replace: "  const last = sealed[0];\n  if (last === undefined || certificate === null)",
    breaks: "LOG-4",
  },
  {
    name: "an entry of an unknown kind is refused instead of stored",
    file: ADMISSION,
    find: "  if (!isKnown(deps.rules.kinds, entry)) return ok(sealed);",
    replace:
      '  if (!isKnown(deps.rules.kinds, entry)) return err(refusalOf(entry, "BadBody", "unknown kind"));',
    breaks: "ENTRY-3",
  },
  {
    name: "what could not be stored is taken for stored",
    file: REPLICA,
    find: "      return err(storageFailed(error));\n    }\n    arrived += entries.length;",
    replace: "      void error;\n    }\n    arrived += entries.length;",
    breaks: "WRITE-2",
  },
  {
    name: "half of a write is stored",
    file: REPLICA,
    find: "await store.append(entries.map((entry, i) => entryRow(entry, arrived + 1 + i)));",
    replace:
      "await store.append(entries.slice(0, Math.ceil(entries.length / 2)).map((entry, i) => entryRow(entry, arrived + 1 + i)));",
    breaks: "WRITE-4",
  },
  {
    name: "the first row after a checkpoint is not read again",
    file: "shared/core/restore.ts",
    find: "let rows = await deps.store.since(arrived, PAGE);",
    replace: "let rows = await deps.store.since(arrived === 0 ? 0 : arrived + 1, PAGE);",
    breaks: "FOLD-3",
  },
  {
    name: "a checkpoint accounts for more than it holds",
    file: "client/store/checkpointer.ts",
    find: "covers: covered, whole,",
    replace: "covers: covered + 1, whole,",
    breaks: "FOLD-3",
  },
  {
    name: "a checkpoint keeps counters as they were",
    file: CHUNKS,
    find: 'for (const counter of change.counters) markKey(dirty, "cells", counter);',
    replace: "",
    breaks: "FOLD-3",
  },
  {
    name: "a checkpoint leaves the cuts out",
    file: CHUNKS,
    find: '  "attention",\n  "cuts",\n];',
    replace: '  "attention",\n];',
    breaks: "FOLD-4",
  },
  {
    name: "heads leave out every log that another continues",
    file: HEADS,
    find: "if (byId.get(id)?.head !== seq) heads[id] = byId.get(id)?.head ?? 0;",
    replace: "if (byId.get(id)?.head === 0) heads[id] = seq;",
    breaks: "HEADS-1",
  },
  {
    name: "heads name every log ever opened",
    file: HEADS,
    find: "for (const { id, head } of byId.values()) if (!continuedAt.has(id)) heads[id] = head;",
    replace: "for (const { id, head } of byId.values()) heads[id] = head;",
    breaks: "HEADS-1",
  },
  {
    name: "of several successors the last counts, not the furthest",
    file: HEADS,
    find: "furthest.set(continues.log, Math.max(furthest.get(continues.log) ?? 0, continues.seq));",
    replace: "furthest.set(continues.log, continues.seq);",
    breaks: "HEADS-1",
  },
  {
    name: "a copied profile is not noticed",
    file: "shared/core/fold.ts",
    find: '  if ((successors.length < 2 && !grew) || successors[0]?.certificate.kind === "server") return false;',
    replace: '  if (successors.length < 3 || successors[0]?.certificate.kind === "server") return false;',
    breaks: "COUNTER-7",
  },
];
