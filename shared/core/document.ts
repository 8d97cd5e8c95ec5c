import { type Stamp, ZERO_STAMP } from "./stamp.ts";

/** What a field may hold. Anything with parts is several fields, or a set. */
export type Scalar = string | number | boolean | null;

/**
 * One edit: field → value. The key `set/member` puts a member into a set (`true`) or takes it out (`null`);
 * sets are how lists that people edit concurrently merge [DOC-4]. A name is either a field or a set: once a member was
 * put in or taken out, a plain value under the set's name counts for nothing.
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
  const keys = Object.entries(edits).map(([key, value]): DocKey => [key, keyValue(key, value), stamp]);
  if (doc === undefined) return fromKeys(keys);
  if (keys.length === 0) return doc;
  return withLaterFields(doc, keys, stamp) ?? mergeKeys(docKeys(doc), keys);
};

/** Two copies of a document made one: commutative, associative, idempotent [DOC-1]. */
export const mergeDocs = (a: Doc, b: Doc): Doc => mergeKeys(docKeys(a), docKeys(b));

/** Deleting is a field like any other; a later edit of another field does not revive [DOC-2]. */
export const isDeleted = (doc: Doc | undefined): boolean => doc === undefined || doc.fields.deleted === true;

/** Every key of a document, unordered. */
export const docKeys = (doc: Doc): readonly DocKey[] => {
  const keys: DocKey[] = [];
  for (const field in doc.fields) {
    const value = doc.fields[field] as FieldValue;
    if (isSet(value)) for (const member of value) keys.push(keyOf(doc, `${field}/${member}`, true));
    else keys.push(keyOf(doc, field, value));
  }
  for (const key in doc.stamps) {
    if (key.includes("/") && !hasMember(doc, key)) keys.push(keyOf(doc, key, null));
  }
  return keys;
};

export const setMembers = (doc: Doc | undefined, field: string): readonly string[] => {
  const value = doc?.fields[field];
  return value !== undefined && isSet(value) ? value : [];
};

/** A member is in or out; anything but `null` puts it in. */
const keyValue = (key: string, value: Scalar): Scalar => (key.includes("/") && value !== null ? true : value);

const keyOf = (doc: Doc, key: string, value: Scalar): DocKey => [key, value, stampOf(doc, key)];

const stampOf = ({ stamp, stamps }: Doc, key: string): Stamp =>
  stamps !== undefined && Object.hasOwn(stamps, key) ? (stamps[key] as Stamp) : stamp;

const setName = (key: string): string => key.slice(0, key.indexOf("/"));
const memberName = (key: string): string => key.slice(key.indexOf("/") + 1);

const hasMember = (doc: Doc, key: string): boolean => setMembers(doc, setName(key)).includes(memberName(key));

const isSet = (value: FieldValue | undefined): value is readonly string[] => Array.isArray(value);

/**
 * The quick way for the usual edit: plain fields, later than all they had, while something older remains to be the
 * document's own stamp. `null` when it is not that.
 */
const withLaterFields = (doc: Doc, keys: readonly DocKey[], stamp: Stamp): Doc | null => {
  if (stamp <= doc.stamp) return null;
  const fields = { ...doc.fields };
  const stamps: Record<string, Stamp> = { ...doc.stamps };
  for (const [key, value] of keys) {
    if (key.includes("/") || namesSet(doc, key) || stampOf(doc, key) >= stamp) return null;
    fields[key] = value;
    stamps[key] = stamp;
  }
  const edited = { stamp: doc.stamp, fields, stamps };
  return keepsLowest(edited) ? edited : null;
};

const namesSet = ({ fields, stamps }: Doc, name: string): boolean => {
  if (Object.hasOwn(fields, name)) return isSet(fields[name]);
  for (const key in stamps) if (key.includes("/") && setName(key) === name) return true;
  return false;
};

/** Whether some key still has the document's own stamp. */
const keepsLowest = (doc: Required<Doc>): boolean => {
  for (const field in doc.fields) {
    const value = doc.fields[field] as FieldValue;
    if (isSet(value) ? value.some((member) => isLowest(doc, `${field}/${member}`)) : isLowest(doc, field))
      return true;
  }
  return Object.values(doc.stamps).includes(doc.stamp);
};

const isLowest = (doc: Doc, key: string): boolean => stampOf(doc, key) === doc.stamp;

const mergeKeys = (a: readonly DocKey[], b: readonly DocKey[]): Doc => {
  const greatest = new Map<string, DocKey>();
  for (const key of [...a, ...b]) {
    const known = greatest.get(key[0]);
    if (known === undefined || wins(key, known)) greatest.set(key[0], key);
  }
  return fromKeys([...greatest.values()]);
};

/** A device writes a stamp once, but its clone may write it too: a tie is settled alike everywhere. */
const wins = (a: DocKey, b: DocKey): boolean =>
  a[2] > b[2] || (a[2] === b[2] && JSON.stringify(a[1]) > JSON.stringify(b[1]));

/** A document in normal form; every key comes once. */
const fromKeys = (all: readonly DocKey[]): Doc => {
  const sets = new Set(all.flatMap(([key]) => (key.includes("/") ? [setName(key)] : [])));
  const keys = sets.size === 0 ? all : all.filter(([key]) => !sets.has(key));
  const lowest = keys.reduce((low, [, , stamp]) => earlierStamp(stamp, low), keys[0]?.[2] ?? ZERO_STAMP);
  const fields: Record<string, FieldValue> = {};
  const stamps: Record<string, Stamp> = {};
  for (const [key, value, stamp] of keys) {
    const isMember = key.includes("/");
    if (!isMember) fields[key] = value;
    if (stamp !== lowest || (isMember && value === null)) stamps[key] = stamp;
  }
  for (const name of sets) {
    const members = keys.filter(
      ([key, value]) => key.includes("/") && value !== null && setName(key) === name,
    );
    if (members.length > 0) fields[name] = members.map(([key]) => memberName(key)).sort();
  }
  return Object.keys(stamps).length === 0 ? { stamp: lowest, fields } : { stamp: lowest, fields, stamps };
};

const earlierStamp = (a: Stamp, b: Stamp): Stamp => (a < b ? a : b);
