import { type Doc, type FieldEdits, type Scalar, setMembers } from "./document.ts";

/** The fields that are given and differ from the document's: what was not changed is not written over others' edits. */
export const changedFields = (
  doc: Doc | undefined,
  wanted: Readonly<Record<string, Scalar | undefined>>,
): FieldEdits => {
  const edits: Record<string, Scalar> = {};
  for (const [field, value] of Object.entries(wanted)) {
    if (value !== undefined && doc?.fields[field] !== value) edits[field] = value;
  }
  return edits;
};

/** Edits that turn the document's set into `wanted`, member by member [DOC-4]; none when it was not given. */
export const changedMembers = (
  doc: Doc | undefined,
  field: string,
  wanted: readonly string[] | undefined,
): FieldEdits => {
  if (wanted === undefined) return {};
  const now = setMembers(doc, field);
  const edits: Record<string, Scalar> = {};
  for (const member of wanted) if (!now.includes(member)) edits[`${field}/${member}`] = true;
  for (const member of now) if (!wanted.includes(member)) edits[`${field}/${member}`] = null;
  return edits;
};

export const isEmptyEdit = (edits: FieldEdits): boolean => Object.keys(edits).length === 0;
