import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonical, type Json } from "../../../shared/core/canonical.ts";
import { signedText, ZERO_HASH } from "../../../shared/core/crypto.ts";
import type { Random } from "../../../shared/lib/seeded-random.ts";
import { createSigner, nodeCrypto } from "../../../sync-server/crypto.ts";
import {
  changeText,
  entriesOf,
  pick,
  read,
  rechained,
  write,
} from "../../../sync-server/testing/tampering.ts";
import { ownBatches } from "../../../sync-server/testing/till.ts";
import { verifyLog } from "../../../sync-server/verify-log.ts";
import type { Experiment, Run } from "../experiment.ts";
import { type InnerServer, startInnerServer } from "../fuzz/inner-server.ts";

type Lines = readonly string[];
/** What somebody does to the entries of an export, at a place of chance. */
type Attack = (entries: Lines, random: Random) => Lines | Promise<Lines>;

/** An exported log tampered with in six ways at many places, its end signed anew by the server itself. */
export const logTampered: Experiment = {
  name: "log-tampered",
  breaks:
    "an exported log edited, cut, swapped, filled and signed anew at places of chance, for verify-log to find",
  times: { full: 1_000, short: 5 },
  run: async (run) => {
    const inner = await startInnerServer(run);
    const clean = await exportOf(run, inner);
    const entries = entriesOf(clean);
    run.count("entries in the export", entries.length);
    const witness = await fileOf(run, clean);
    if ((await verifyLog(witness)).faultCount > 0) run.violated("a clean export is found clean", "it is not");
    for (const [name, attack] of Object.entries(ATTACKS)) {
      for (let i = 0; i < run.times; i++) {
        const changed = await attack(entries, run.random);
        if (textsOf(changed) === textsOf(entries)) continue; // nothing was changed after all
        const file = await fileOf(run, await sealed(inner, changed));
        const { faultCount } = await verifyLog(file, { witnesses: [witness] });
        await rm(file);
        run.count(`${name}: places`);
        if (faultCount === 0) run.violated("tampering is found", `${name}, the ${i + 1}th`);
      }
      run.say(`${name}: done`);
    }
  },
};

/** What the till has, brought to the server and out of it again. */
const exportOf = async (run: Run, inner: InnerServer): Promise<Lines> => {
  const { person, device } = await inner.tokens();
  const pushed = await inner.request("/v1/sync/push", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${device}` },
    body: JSON.stringify({ batches: await ownBatches(inner.till) }),
  });
  if (pushed.status !== 200) run.violated("the till is heard", await pushed.text());
  const answer = await inner.request("/v1/log/export", { headers: { authorization: `Bearer ${person}` } });
  return (await answer.text()).trimEnd().split("\n");
};

const textsOf = (lines: Lines): string => lines.map((line) => read(line).text).join("\n");

let files = 0;

const fileOf = async ({ folder }: Run, lines: Lines): Promise<string> => {
  const file = join(folder, `export-${++files}.ndjson`);
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
};

/** The rest of an export for changed entries, as whoever has the server's own key would make it. */
const sealed = async ({ shop }: InnerServer, entries: Lines): Promise<Lines> => {
  const { id, authority, server } = shop.organisation;
  const last = new Map<string, { readonly seq: number; readonly hash: string }>();
  for (const line of entries) {
    const { text, entry } = read(line);
    last.set(entry.log, { seq: entry.seq, hash: nodeCrypto.hash(text) });
  }
  const header = {
    type: "log-export",
    version: 1,
    organisation: { id, name: "" },
    authority: authority.key,
    at: 1,
  };
  const heads = [...last].map(([log, head]) => JSON.stringify({ type: "head", log, ...head }));
  const lines = [JSON.stringify(header), ...entries, ...heads];
  const digest = createHash("sha256")
    .update(lines.map((line) => `${line}\n`).join(""))
    .digest("base64url");
  const text = JSON.stringify({ organisation: id, at: 1, entries: entries.length, digest });
  const signature = await server.sign(`saudaflow/log-export\n${text}`);
  return [...lines, JSON.stringify({ type: "end", text, certificate: server.signed, signature })];
};

const at = (lines: Lines, random: Random): number => random.below(lines.length);

const edited: Attack = (entries, random) => {
  const place = at(entries, random);
  const { text, signature, entry } = read(entries[place] ?? "");
  const changed = entries.with(place, write(changeText(text, random.below(1_000)), signature));
  return random.below(2) === 0 ? changed : putRight(changed, entries, entry.log);
};

/** Where the change still reads as an entry of its log, the chain after it is put right as well. */
const putRight = (changed: Lines, entries: Lines, log: ReturnType<typeof read>["entry"]["log"]): Lines => {
  try {
    return rechained(changed, log);
  } catch {
    return entries.slice(1);
  }
};

const deleted: Attack = (entries, random) => entries.toSpliced(at(entries, random), 1);

const inserted: Attack = (entries, random) => {
  const place = at(entries, random);
  const { entry, text } = read(entries[place] ?? "");
  const invented = canonical({ ...entry, seq: entry.seq + 1, prev: nodeCrypto.hash(text) } as Json);
  const line = random.below(2) === 0 ? write(invented, null) : pick(entries, random.below(1_000));
  return entries.toSpliced(place + 1, 0, line);
};

const swapped: Attack = (entries, random) => {
  const [one, other] = [at(entries, random), at(entries, random)];
  return entries.with(one, entries[other] ?? "").with(other, entries[one] ?? "");
};

/** A log ends early, heads and all; an older export is there as a witness. */
const truncated: Attack = (entries, random) => {
  const { entry } = read(pick(entries, random.below(1_000)));
  return entries.filter((line) => {
    const { log, seq } = read(line).entry;
    return log !== entry.log || seq < entry.seq;
  });
};

const stranger = createSigner();

/** A log from some entry on written anew with another key. */
const signedAnew: Attack = async (entries, random) => {
  const { entry: from } = read(pick(entries, random.below(1_000)));
  let prev: string = ZERO_HASH;
  const lines: string[] = [];
  for (const line of entries) {
    const { text, entry, signature } = read(line);
    if (entry.log !== from.log) {
      lines.push(line);
      continue;
    }
    const isKept = entry.seq < from.seq;
    const said = isKept ? text : canonical({ ...entry, prev, at: Number(entry.at) + 1 } as Json);
    const hash = nodeCrypto.hash(said);
    prev = hash;
    lines.push(
      write(said, isKept ? signature : await stranger.sign(signedText.log(entry.log, entry.seq, hash))),
    );
  }
  return lines;
};

const ATTACKS: Readonly<Record<string, Attack>> = {
  edited,
  deleted,
  inserted,
  swapped,
  truncated,
  "signed anew": signedAnew,
};
