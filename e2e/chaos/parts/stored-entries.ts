import { createHash, createPublicKey, verify } from "node:crypto";
import type { Pool } from "pg";

/*
 * Checks what the server has stored with Node's own cryptography and nothing of the program: whatever was thrown at it,
 * every stored entry must be one that an honest reader would have let in.
 */

/** An entry as its row has it. */
export interface StoredEntry {
  readonly log: string;
  readonly seq: number;
  readonly hash: string;
  readonly signature: string | null;
  readonly text: string;
}

export const readStoredEntries = async (pool: Pool): Promise<readonly StoredEntry[]> =>
  (await pool.query<StoredEntry>("select log, seq, hash, signature, text from entries order by log, seq"))
    .rows;

/** What is wrong with the stored entries, one line each; empty when all is as it must be. */
export const faultsOfStored = async (pool: Pool): Promise<readonly string[]> => {
  const { rows: keys } = await pool.query<{ key: string }>(
    "select authority_key as key from organisation_keys",
  );
  const { rows: tips } = await pool.query<Tip>("select log, head, hash from logs");
  const entries = await readStoredEntries(pool);
  return faultsOf(
    entries,
    tips,
    keys.map(({ key }) => key),
  );
};

/** The same of rows that were read already, given the keys of the authorities. */
export const faultsOf = (
  entries: readonly StoredEntry[],
  tips: readonly Tip[],
  authorities: readonly string[],
): readonly string[] => {
  const byLog = groupByLog(entries);
  return [
    ...[...byLog].flatMap(([log, rows]) => faultsOfLog(log, rows, authorities)),
    ...tips.flatMap((tip) => faultsOfTip(tip, byLog.get(tip.log)?.at(-1))),
  ];
};

const groupByLog = (entries: readonly StoredEntry[]): ReadonlyMap<string, readonly StoredEntry[]> => {
  const byLog = new Map<string, StoredEntry[]>();
  for (const entry of entries) {
    const rows = byLog.get(entry.log);
    if (rows === undefined) byLog.set(entry.log, [entry]);
    else rows.push(entry);
  }
  return byLog;
};

/** How far the server says that it has a log. */
export interface Tip {
  readonly log: string;
  readonly head: number;
  readonly hash: string;
}

const faultsOfTip = ({ log, head, hash }: Tip, last: StoredEntry | undefined): readonly string[] =>
  last?.seq === head && last.hash === hash
    ? []
    : [`${log}: its head says ${head}, its last entry is ${last?.seq}`];

const FIRST_PREV = "A".repeat(43);

const faultsOfLog = (
  log: string,
  rows: readonly StoredEntry[],
  authorities: readonly string[],
): readonly string[] => {
  const faults: string[] = [];
  const key = keyOfLog(log, rows[0]?.text ?? "", authorities);
  if (key === null) faults.push(`${log}: its certificate is not the authority's`);
  let [prev, stamp] = [FIRST_PREV, ""];
  for (const [i, row] of rows.entries()) {
    const entry = read(row.text);
    const wrong = (what: string) => faults.push(`${log} ${row.seq}: ${what}`);
    if (entry === null || canonicalText(entry) !== row.text) wrong("not canonical");
    if (row.seq !== i + 1 || entry?.seq !== row.seq || entry?.log !== log) wrong("out of its place");
    if (digest(row.text) !== row.hash) wrong("its hash is not its text's");
    if (entry?.prev !== prev) wrong("does not follow the entry before it");
    if (String(entry?.stamp) <= stamp) wrong("its stamp does not grow");
    if (row.signature !== null && key !== null && !isSigned(key, signedText(row), row.signature))
      wrong("its signature is not the device's");
    prev = row.hash;
    stamp = String(entry?.stamp);
  }
  return faults;
};

type Fields = Readonly<Record<string, unknown>>;

/** The device's key, where the log's first entry carries a certificate that an authority signed for that device. */
const keyOfLog = (log: string, text: string, authorities: readonly string[]): string | null => {
  const first = read(text);
  const signed = (first?.body as { certificate?: Fields } | undefined)?.certificate;
  const certificate = read(String(signed?.text));
  const said = `saudaflow/certificate\n${String(signed?.text)}`;
  const genuine = authorities.some((key) => isSigned(key, said, String(signed?.signature)));
  if (!genuine || first?.kind !== "log.opened" || certificate?.device !== log.split(".")[0]) return null;
  return String(certificate?.key);
};

const signedText = ({ log, seq, hash }: StoredEntry): string => `saudaflow/log\n${log}\n${seq}\n${hash}`;

const read = (text: string): Fields | null => {
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return null;
  }
};

const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("base64url");

const isSigned = (key: string, text: string, signature: string): boolean => {
  try {
    const object = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
    return verify(null, Buffer.from(text, "utf8"), object, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
};

/** Keys in code-unit order, no whitespace. */
const canonicalText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`).join(",")}}`;
};
