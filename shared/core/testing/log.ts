import type { Batch } from "../admission.ts";
import { canonical, type Json } from "../canonical.ts";
import { type Signature, signedText, ZERO_HASH } from "../crypto.ts";
import { type Entry, type SealedEntry, SYSTEM } from "../entry.ts";
import { logId, type Scope } from "../ids.ts";
import { nextStamp, ZERO_STAMP } from "../stamp.ts";
import type { Writer } from "../writer.ts";
import { BRANCH, NOON } from "./device.ts";

/** An entry as its device would write it after `before`, or as a hostile one might: `over` says what is odd. */
export const craft = async (
  writer: Writer,
  before: SealedEntry | null,
  over: Partial<Record<keyof Entry, unknown>> = {},
  scope: Scope = BRANCH,
): Promise<SealedEntry> => {
  const { device } = writer.certificate;
  const entry = {
    log: logId(device, writer.epoch, scope),
    seq: (before?.entry.seq ?? 0) + 1,
    prev: before?.hash ?? ZERO_HASH,
    stamp: nextStamp(before?.entry.stamp ?? ZERO_STAMP, NOON, device),
    at: NOON,
    by: SYSTEM,
    kind: "note.made",
    v: 1,
    body: { text: "tea" },
    patches: [],
    effects: [],
    ...over,
  } as Entry;
  return sealText(writer, entry, canonical(entry));
};

/** The text signed as it stands, whether or not it is the entry's. */
export const sealText = async (writer: Writer, entry: Entry, text: string): Promise<SealedEntry> => {
  const hash = writer.crypto.hash(text);
  return { entry, text, hash, signature: await writer.sign(signedText.log(entry.log, entry.seq, hash)) };
};

/** The first entry of the writer's log; `over` changes its body. */
export const craftOpening = (
  writer: Writer,
  over: Readonly<Record<string, Json>> = {},
  entry: Partial<Record<keyof Entry, unknown>> = {},
): Promise<SealedEntry> =>
  craft(writer, null, {
    kind: "log.opened",
    body: { holder: writer.holder, continues: null, certificate: writer.signed, ...over },
    ...entry,
  });

/** An opened log with `notes` entries after the first. */
export const craftLog = async (writer: Writer, notes: number): Promise<readonly SealedEntry[]> => {
  const log = [await craftOpening(writer)];
  for (let i = 1; i <= notes; i++) {
    const edit = { doc: "product", id: "p1", set: { name: `Tea ${i}`, price: i } };
    log.push(await craft(writer, log.at(-1) ?? null, { body: { text: `note ${i}` }, patches: [edit] }));
  }
  return log;
};

export const aBatch = (entries: readonly SealedEntry[], signature?: Signature): Batch => {
  const last = entries.at(-1);
  if (last === undefined) throw new Error("A batch has entries");
  return {
    log: last.entry.log,
    entries: entries.map(({ text }) => text),
    signature: signature ?? last.signature ?? ("" as Signature),
  };
};
