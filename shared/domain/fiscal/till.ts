import { type Doc, setMembers } from "../../core/document.ts";
import { type BranchId, branchScope, type EpochId, epochCount, type HolderId } from "../../core/ids.ts";
import { liveDoc, type View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { placeOfReceipt } from "../sale/receipt-number.ts";
import { type FiscalMark, OUTAGE_REASONS, type OutageReason } from "./fiscal-body.ts";
import { draftOf } from "./kinds.ts";

/** Type of the document in which a till keeps how far it has come, by the life of its storage [FISCAL-6]. */
export const FISCAL_TILL = "fiscal-till";

/** How far one life of a till has come with signing. */
export interface FiscalTill {
  /** Code of the till. */
  readonly till: string;
  readonly on: boolean;
  /** The newest receipt when it was switched on, not signed itself; empty when there was none. */
  readonly after: string;
  /** The newest receipt dealt with since; empty before the first. */
  readonly done: string;
  /** Refused and not signed since. */
  readonly failed: readonly string[];
  readonly outage: FiscalOutage | null;
}

export interface FiscalOutage {
  /** When the oldest receipt that has not reached the tax office was made, ms. */
  readonly since: number;
  readonly reason: OutageReason;
}

/** `null` where that life of the till never signed. */
export const readFiscalTill = (view: View, holder: HolderId): FiscalTill | null => {
  const doc = liveDoc(view, FISCAL_TILL, holder);
  return doc === undefined ? null : fiscalTillOf(doc);
};

export const fiscalTillOf = (doc: Doc): FiscalTill => {
  const { till, on, after, done, since, reason } = doc.fields;
  const known = OUTAGE_REASONS.find((each) => each === reason);
  return {
    till: typeof till === "string" ? till : "",
    on: on === true,
    after: typeof after === "string" ? after : "",
    done: typeof done === "string" ? done : "",
    failed: setMembers(doc, "failed"),
    outage: typeof since === "number" && known !== undefined ? { since, reason: known } : null,
  };
};

/** `pending`: to be signed; `none`: made while the till did not sign; `dealt`: signed, or refused where `failed` names it. */
export type Dealing = "none" | "pending" | "dealt";

/** What becomes of a receipt of that life of the till [FISCAL-2, FISCAL-3]. */
export const dealingOf = ({ on, after, done }: FiscalTill, number: string): Dealing => {
  if (isUpTo(number, done)) return "dealt";
  return on && !isUpTo(number, after) ? "pending" : "none";
};

/** Whether a receipt is the given one or an earlier one of the same life; nothing is up to the empty number. */
const isUpTo = (number: string, last: string): boolean => {
  const [mine, its] = [placeOfReceipt(number), placeOfReceipt(last)];
  if (mine === null || its === null) return false;
  if (mine.epoch === its.epoch) return mine.count <= its.count;
  return epochCount(mine.epoch as EpochId) < epochCount(its.epoch as EpochId);
};

/** Which till writes, and where. */
export interface FiscalPlace {
  readonly holder: HolderId;
  readonly branch: BranchId;
  /** Code of the till. */
  readonly till: string;
}

/** Signing begins after that receipt, or ends. */
export const switched = (place: FiscalPlace, on: boolean, after: string): Draft => {
  const { branch, till } = place;
  const set = { till, on, after, done: "", since: null, reason: null };
  return written(place, "fiscal.switched", { branch, till, on, after }, set);
};

/** A signature; the till's place moves on unless the receipt was an older one that had been refused. */
export const signed = (place: FiscalPlace, known: FiscalTill, number: string, mark: FiscalMark): Draft => {
  const { branch, till } = place;
  return written(
    place,
    "fiscal.signed",
    { branch, till, number, mark },
    {
      ...doneWith(known, number),
      ...(known.failed.includes(number) && { [`failed/${number}`]: null }),
    },
  );
};

/** A refusal; what comes after it goes on. */
export const failed = (place: FiscalPlace, known: FiscalTill, number: string, reason: string): Draft => {
  const { branch, till } = place;
  const set = { ...doneWith(known, number), [`failed/${number}`]: true };
  return written(place, "fiscal.failed", { branch, till, number, reason }, set);
};

export const outageBegan = (place: FiscalPlace, { since, reason }: FiscalOutage): Draft => {
  const { branch, till } = place;
  return written(place, "fiscal.outage", { branch, till, phase: "began", since, reason }, { since, reason });
};

export const outageEnded = (place: FiscalPlace, { since, reason }: FiscalOutage): Draft => {
  const { branch, till } = place;
  return written(
    place,
    "fiscal.outage",
    { branch, till, phase: "ended", since, reason },
    { since: null, reason: null },
  );
};

const doneWith = ({ done }: FiscalTill, number: string) => (isUpTo(number, done) ? {} : { done: number });

type Written = Parameters<typeof draftOf>;

const written = (
  { holder, branch }: FiscalPlace,
  kind: Written[1],
  body: Written[2],
  set: Readonly<Record<string, string | number | boolean | null>>,
): Draft =>
  draftOf(branchScope(branch), kind, body as never, { patches: [{ doc: FISCAL_TILL, id: holder, set }] });
