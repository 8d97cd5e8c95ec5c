import { type Doc, type FieldValue, isDeleted } from "./document.ts";
import type { State } from "./state.ts";

/** Puts a document in its place and keeps the look-ups by field true. */
export const putDoc = (state: State, type: string, id: string, doc: Doc): void =>
  docPutter(state, type)(id, doc, state.docs.get(type)?.get(id));

/** `putDoc` for many documents of one type, each with the one it replaces: what does not depend on it is looked up once. */
export const docPutter = (
  state: State,
  type: string,
): ((id: string, doc: Doc, before: Doc | undefined) => void) => {
  const docs = state.docs.get(type) ?? new Map<string, Doc>();
  state.docs.set(type, docs);
  const indexes = indexesOf(state, type);
  return (id, doc, before) => {
    for (const { field, ids } of indexes) reindex(ids, field, id, before, doc);
    docs.set(id, doc);
  };
};

/** Ids of the documents whose field is the value, or whose set has it as a member; deleted ones excepted. */
export const findDocs = (state: State, type: string, field: string, value: string): readonly string[] =>
  state.indexes.get(`${type}/${field}`)?.get(value) ?? [];

type IdsByValue = Map<string, readonly string[]>;

const indexesOf = (
  state: State,
  type: string,
): readonly { readonly field: string; readonly ids: IdsByValue }[] =>
  state.indexed.flatMap(({ doc, field }) => {
    const ids = doc === type ? state.indexes.get(`${doc}/${field}`) : undefined;
    return ids === undefined ? [] : [{ field, ids }];
  });

const reindex = (index: IdsByValue, field: string, id: string, before: Doc | undefined, after: Doc): void => {
  const now = keysOf(after, field);
  if (before === undefined) {
    for (const key of now) addId(index, key, id);
    return;
  }
  const old = keysOf(before, field);
  for (const key of old) if (!now.includes(key)) removeId(index, key, id);
  for (const key of now) if (!old.includes(key)) addId(index, key, id);
};

const addId = (index: IdsByValue, key: string, id: string): void => {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else if (!ids.includes(id)) index.set(key, [...ids, id].sort());
};

const removeId = (index: IdsByValue, key: string, id: string): void => {
  const left = (index.get(key) ?? []).filter((other) => other !== id);
  if (left.length === 0) index.delete(key);
  else index.set(key, left);
};

const keysOf = (doc: Doc, field: string): readonly string[] => {
  const value: FieldValue | undefined = doc.fields[field];
  if (value === undefined || value === null || value === "" || isDeleted(doc)) return [];
  return typeof value === "object" ? value : [String(value)];
};
