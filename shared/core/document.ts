import { type Stamp, ZERO_STAMP } from "./stamp.ts";

/** What a field may hold. Anything with parts is several fields, or a set. */
export type Scalar = string | number | boolean | null;

/**
 * One edit: field → value. The key `set/member` puts a member into a set (`true`) or takes it out (`null`);
 * sets are how lists that people edit concurrently merge [DOC-4].
 */
export type FieldEdits = Readonly<Record<string, Scalar>>;

export type FieldValue = Scalar | readonly string[];

/**
 * A document with, for each key, the stamp that set it [DOC-1], in normal form: equal content means equal shape,
 * whatever the order of the edits. `stamp` is the lowest of all keys' stamps; `stamps` names the keys that differ from it,
 * and every member that was taken out. Sets are sorted arrays; an empty set is absent.
 */
export interface Doc {
  readonly stamp: Stamp;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly stamps?: Readonly<Record<string, Stamp>>;
}

/** A document's keys with value and stamp; a set gives one key per member, `null` for one taken out. */
export type DocKey = readonly [key: string, value: Scalar, stamp: Stamp];

/** The document after the edits made at `stamp`; each key keeps the greater stamp. Unknown keys are kept [DOC-3]. */
export const editDoc = (doc: Doc | undefined, edits: FieldEdits, stamp: Stamp): Doc => {
  if (doc === undefined) return fromKeys(Object.entries(edits).map(([key, value]) => [key, value, stamp]));
  const quick = editInPlaceOfOne(doc, edits, stamp);
  if (quick !== null) return quick;
  return mergeKeys(
    docKeys(doc),
    Object.entries(edits).map(([key, value]) => [key, value, stamp]),
  );
};

/** Two copies of a document made one: commutative, associative, idempotent [DOC-1]. */
export const mergeDocs = (a: Doc, b: Doc): Doc => mergeKeys(docKeys(a), docKeys(b));

/** Deleting is a field like any other; a later edit of another field does not revive [DOC-2]. */
export const isDeleted = (doc: Doc | undefined): boolean =>
  doc === undefined || doc.fields["deleted"] === true;

/** Every key of a document, unordered. */
export const docKeys = (doc: Doc): readonly DocKey[] => {
  const keys: DocKey[] = [];
  for (const field in doc.fields) {
    const value = doc.fields[field] as FieldValue;
    if (isSet(value)) for (const member of value) keys.push(keyOf(doc, `${field}/${member}`, true));
    else keys.push(keyOf(doc, field, value));
  }
  for (const key in doc.stamps ?? {}) {
    if (key.includes("/") && !hasMember(doc, key)) keys.push(keyOf(doc, key, null));
  }
  return keys;
};

export const setMembers = (doc: Doc | undefined, field: string): readonly string[] => {
  const value = doc?.fields[field];
  return value !== undefined && isSet(value) ? value : [];
};

const keyOf = (doc: Doc, key: string, value: Scalar): DocKey => [key, value, doc.stamps?.[key] ?? doc.stamp];

const hasMember = (doc: Doc, key: string): boolean => {
  const slash = key.indexOf("/");
  return setMembers(doc, key.slice(0, slash)).includes(key.slice(slash + 1));
};

const isSet = (value: FieldValue): value is readonly string[] => Array.isArray(value);

/** Edits of plain fields that stay above the document's lowest stamp need no rebuilding. */
const editInPlaceOfOne = (doc: Doc, edits: FieldEdits, stamp: Stamp): Doc | null => {
  if (stamp <= doc.stamp) return null;
  const fields = { ...doc.fields };
  const stamps: Record<string, Stamp> = { ...doc.stamps };
  for (const key in edits) {
    if (key.includes("/")) return null;
    if ((stamps[key] ?? (key in fields ? doc.stamp : ZERO_STAMP)) > stamp) continue;
    fields[key] = edits[key] as Scalar;
    stamps[key] = stamp;
  }
  const someKeyStillLowest = docKeys({ ...doc, fields, stamps }).some(([, , at]) => at === doc.stamp);
  return someKeyStillLowest ? { stamp: doc.stamp, fields, stamps } : null;
};

const mergeKeys = (a: readonly DocKey[], b: readonly DocKey[]): Doc => {
  const greatest = new Map<string, DocKey>();
  for (const key of [...a, ...b]) {
    const known = greatest.get(key[0]);
    if (known === undefined || wins(key, known)) greatest.set(key[0], key);
  }
  return fromKeys([...greatest.values()]);
};

/** A device writes a stamp once, so equal stamps mean equal values; a forger's tie is still settled alike everywhere. */
const wins = (a: DocKey, b: DocKey): boolean =>
  a[2] > b[2] || (a[2] === b[2] && JSON.stringify(a[1]) > JSON.stringify(b[1]));

const fromKeys = (keys: readonly DocKey[]): Doc => {
  const lowest = keys.reduce((low, [, , stamp]) => (stamp < low ? stamp : low), keys[0]?.[2] ?? ZERO_STAMP);
  const fields: Record<string, FieldValue> = {};
  const stamps: Record<string, Stamp> = {};
  const members = new Map<string, string[]>();
  for (const [key, value, stamp] of keys) {
    const slash = key.indexOf("/");
    if (slash < 0) fields[key] = value;
    else if (value !== null)
      members.set(key.slice(0, slash), [...(members.get(key.slice(0, slash)) ?? []), key.slice(slash + 1)]);
    if (stamp !== lowest || (slash >= 0 && value === null)) stamps[key] = stamp;
  }
  for (const [field, list] of members) fields[field] = list.sort();
  return Object.keys(stamps).length === 0 ? { stamp: lowest, fields } : { stamp: lowest, fields, stamps };
};
