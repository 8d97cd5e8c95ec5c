import type { Doc } from "../../core/document.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { localTime } from "../../lib/local-time.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ShiftTerms } from "./shift-terms.ts";

/** A cashier's time at a till, as it stands on this device. Amounts in minor units, times in ms since 1970. */
export interface Shift {
  readonly id: string;
  readonly branch: string;
  /** Code of the till. */
  readonly till: string;
  /** Device it was opened on. */
  readonly device: string;
  /** `T1-1K7MQ-S3`: till, opening of its database, count within it. */
  readonly number: string;
  readonly openedAt: number;
  readonly openedBy: string;
  /** Money for change that was in the drawer. */
  readonly float: number;
  /** `null` while it is open. */
  readonly closed: ClosedShift | null;
}

export interface ClosedShift {
  readonly at: number;
  readonly by: string;
  /** Number of the Z report that counts [SHIFT-8]. */
  readonly z: string;
  /** Device that closed it. */
  readonly on: string;
  /** Log the closing stands in: who keeps it amends it. */
  readonly log: string;
  readonly sold: number;
  readonly refunded: number;
  readonly expected: number;
  readonly counted: number;
  readonly difference: number;
  /** Amendments of this Z, in order of their numbers. */
  readonly amendments: readonly AmendedBy[];
}

/** What an amendment adds to the sums of its Z. */
export interface AmendedBy {
  readonly n: number;
  readonly sold: number;
  readonly refunded: number;
  readonly cash: number;
}

/** `undefined` for one this device has not heard of. */
export const readShift = (view: View, id: string): Shift | undefined => {
  const doc = liveDoc(view, "shift", id);
  return doc === undefined ? undefined : toShift(id, doc);
};

/** The open shift of the till with this code; of several (a till was replaced while cut off) the one opened last. */
export const currentShift = (view: View, code: string): Shift | undefined =>
  view
    .find("shift", "open", code)
    .flatMap((id) => readShift(view, id) ?? [])
    .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1))[0];

/** Every shift of the till, the open one too, earliest first. */
export const shiftsOfTill = (view: View, code: string): readonly Shift[] =>
  view
    .find("shift", "till", code)
    .flatMap((id) => readShift(view, id) ?? [])
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));

/** A night shift is not stopped at midnight; one that was forgotten is older than this by the next morning. */
export const LEFT_OPEN_AFTER_MS = 12 * 3_600_000;

/** Whether it was left open from an earlier local day and has to be closed before selling goes on [SHIFT-4]. */
export const isLeftOpen = (
  { openedAt, closed }: Pick<Shift, "openedAt" | "closed">,
  at: number,
  { utcOffset }: Pick<ShiftTerms, "utcOffset">,
): boolean =>
  closed === null &&
  at - openedAt >= LEFT_OPEN_AFTER_MS &&
  localTime(at, utcOffset).date > localTime(openedAt, utcOffset).date;

export type NoShiftError =
  /** The shop works in shifts, and none is open on this till. */
  | { readonly type: "NoShift" }
  /** The till's shift is from an earlier day. */
  | { readonly type: "ShiftLeftOpen"; readonly shift: string; readonly openedAt: number };

/** The shift a sale or refund of the till belongs to now; `undefined` where the shop keeps none and none is open [SHIFT-3, SHIFT-4]. */
export const shiftForSelling = (
  view: View,
  { code, at }: { readonly code: string; readonly at: number },
  terms: ShiftTerms,
): Result<Shift | undefined, NoShiftError> => {
  const shift = currentShift(view, code);
  if (shift === undefined) return terms.requireShift ? err({ type: "NoShift" }) : ok(undefined);
  return isLeftOpen(shift, at, terms)
    ? err({ type: "ShiftLeftOpen", shift: shift.id, openedAt: shift.openedAt })
    : ok(shift);
};

export const toShift = (id: string, doc: Doc): Shift => {
  const { text, whole } = readers(doc);
  return {
    id,
    branch: text("branch"),
    till: text("till"),
    device: text("device"),
    number: text("number"),
    openedAt: whole("openedAt"),
    openedBy: text("openedBy"),
    float: whole("float"),
    closed: text("z") === "" ? null : closedPart(doc),
  };
};

/** The name under which an amendment stands in the shift's set `late`. */
export const amendmentMember = (z: string, { n, sold, refunded, cash }: AmendedBy): string =>
  [z, n, sold, refunded, cash].join(" ");

const closedPart = (doc: Doc): ClosedShift => {
  const { text, whole } = readers(doc);
  const z = text("z");
  const late = doc.fields.late;
  return {
    at: whole("closedAt"),
    by: text("closedBy"),
    z,
    on: text("closedOn"),
    log: text("closedLog"),
    sold: whole("sold"),
    refunded: whole("refunded"),
    expected: whole("expected"),
    counted: whole("counted"),
    difference: whole("difference"),
    amendments: (Array.isArray(late) ? late : [])
      .flatMap((member) => readAmendment(z, member))
      .sort(byNumber),
  };
};

const readers = ({ fields }: Doc) => ({
  text: (field: string): string => {
    const value = fields[field];
    return typeof value === "string" ? value : "";
  },
  whole: (field: string): number => {
    const value = fields[field];
    return typeof value === "number" ? value : 0;
  },
});

/** Amendments of another Z of the same shift, which does not count, are left out. */
const readAmendment = (z: string, member: string): readonly AmendedBy[] => {
  const [of, ...numbers] = member.split(" ");
  const [n = 0, sold = 0, refunded = 0, cash = 0] = numbers.map(Number);
  return of === z && Number.isSafeInteger(n) ? [{ n, sold, refunded, cash }] : [];
};

const byNumber = (a: AmendedBy, b: AmendedBy): number => a.n - b.n;
