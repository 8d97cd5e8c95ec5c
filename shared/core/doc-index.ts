import { type Doc, type FieldValue, isDeleted } from "./document.ts";
import type { State } from "./state.ts";

/** Puts a document in its place and keeps the look-ups by field true. */
export const putDoc = (state: State, type: string, id: string, doc: Doc): void => {
  let docs = state.docs.get(type);
  if (docs === undefined) state.docs.set(type, (docs = new Map()));
  const before = docs.get(id);
  docs.set(id, doc);
  for (const { doc: indexedType, field } of state.indexed) {
    if (indexedType === type) reindex(state, type, field, id, before, doc);
  }
};

/** Ids of the documents whose field is the value, or whose set has it as a member; deleted ones excepted. */
export const findDocs = (state: State, type: string, field: string, value: string): readonly string[] =>
  state.indexes.get(`${type}/${field}`)?.get(value) ?? [];

const reindex = (
  state: State,
  type: string,
  field: string,
  id: string,
  before: Doc | undefined,
  after: Doc,
): void => {
  const index = state.indexes.get(`${type}/${field}`);
  if (index === undefined) return;
  const old = keysOf(before, field);
  const now = keysOf(after, field);
  for (const key of old) {
    if (now.includes(key)) continue;
    const left = (index.get(key) ?? []).filter((other) => other !== id);
    if (left.length === 0) index.delete(key);
    else index.set(key, left);
  }
  for (const key of now) if (!old.includes(key)) index.set(key, [...(index.get(key) ?? []), id].sort());
};

const keysOf = (doc: Doc | undefined, field: string): readonly string[] => {
  if (doc === undefined || isDeleted(doc)) return [];
  const value: FieldValue | undefined = doc.fields[field];
  if (value === undefined || value === null || value === "") return [];
  return typeof value === "object" ? value : [String(value)];
};
