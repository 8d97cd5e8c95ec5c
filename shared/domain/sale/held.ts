import { canonical, parseCanonical } from "../../core/canonical.ts";
import type { Context } from "../../core/command.ts";
import { type Doc, type FieldEdits, isDeleted } from "../../core/document.ts";
import type { BranchId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { type HeldSale, heldSaleField } from "./held-body.ts";

/** The document type of sales put aside, and the fields they are looked up by. */
export const HELD_SALE = "held-sale";
export const HELD_FIELD = "held";
export const HELD_BRANCH_FIELD = "branch";

/** A sale put aside in a branch. */
export interface Held {
  readonly id: string;
  /** Its document: a place that later ones of the device use again [HELD-5]. */
  readonly slot: string;
  readonly branch: BranchId;
  readonly device: string;
  /** Code of the till, and name of the person, that put it aside. */
  readonly till: string;
  readonly person: string;
  readonly at: number;
  readonly note: string;
  /** Minor units, as it stood then. */
  readonly total: number;
  /** `null` where this program cannot read what is in it. */
  readonly sale: HeldSale | null;
  /** Devices that took it up. More than one: they were apart [HELD-4]. */
  readonly recalledBy: readonly string[];
}

/** What is put aside in the branch and was not taken up, longest waiting first. */
export const heldSales = (view: View, branch: BranchId): readonly Held[] =>
  view
    .find(HELD_SALE, HELD_BRANCH_FIELD, branch)
    .flatMap((slot) => readHeld(slot, view.doc(HELD_SALE, slot)) ?? [])
    .filter(({ recalledBy }) => recalledBy.length === 0)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** The sale of that id while its document has it: all that wait, and the last ones that were taken up. */
export const findHeld = (view: View, id: string): Held | undefined => {
  const slot = view.find(HELD_SALE, HELD_FIELD, id)[0];
  return slot === undefined ? undefined : readHeld(slot, view.doc(HELD_SALE, slot));
};

/** Devices that say they took up the sale, whatever its document holds by now [HELD-4]. */
export const recallersOf = ({ fields }: Doc, id: string): readonly string[] =>
  Object.keys(fields)
    .filter((field) => field.startsWith(RECALLED) && fields[field] === id)
    .map((field) => field.slice(RECALLED.length))
    .sort();

/** What a document says of the sale it holds now; `undefined` of none. */
export const readHeld = (slot: string, doc: Doc | undefined): Held | undefined => {
  if (doc === undefined || isDeleted(doc)) return undefined;
  const text = (field: string): string => String(doc.fields[field] ?? "");
  const id = text(HELD_FIELD);
  if (id === "") return undefined;
  return {
    id,
    slot,
    branch: text(HELD_BRANCH_FIELD) as BranchId,
    device: text("device"),
    till: text("till"),
    person: text("person"),
    at: Number(doc.fields.at ?? 0),
    note: text("note"),
    total: Number(doc.fields.total ?? 0),
    sale: saleOf(text("sale")),
    recalledBy: recallersOf(doc, id),
  };
};

/** Where the device puts its next one: a document of its own whose sale was taken up, else a new one [HELD-5]. */
export const freeHeldSlot = (view: View, branch: BranchId, { device, newId }: Context): string => {
  const free = view
    .find(HELD_SALE, HELD_BRANCH_FIELD, branch)
    .find((slot) => isFree(readHeld(slot, view.doc(HELD_SALE, slot)), device));
  return free ?? newId();
};

/** All fields of the document but who took up what: those are each taker's own. */
export const heldFields = (
  held: Pick<Held, "id" | "branch" | "note" | "total"> & { readonly sale: HeldSale },
  { at, code, device, person }: Pick<Context, "at" | "code" | "device" | "person">,
): FieldEdits => ({
  [HELD_FIELD]: held.id,
  [HELD_BRANCH_FIELD]: held.branch,
  device,
  till: code,
  person: person.name,
  at,
  note: held.note,
  total: held.total,
  sale: canonical(held.sale),
});

/** Each device says so in a field of its own, so that none overwrites another's word [HELD-4]. */
export const recalledFields = (id: string, { device }: Pick<Context, "device">): FieldEdits => ({
  [`${RECALLED}${device}`]: id,
});

const RECALLED = "recalled-";

const isFree = (held: Held | undefined, device: string): boolean =>
  held !== undefined && held.device === device && held.recalledBy.length > 0;

const saleOf = (text: string): HeldSale | null => {
  const value = parseCanonical(text);
  const parsed = heldSaleField.safeParse(value.ok ? value.value : null);
  return parsed.success ? parsed.data : null;
};
