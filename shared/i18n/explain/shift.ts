import type { BranchError } from "../../domain/access/branch.ts";
import type { AmendShiftError } from "../../domain/shift/commands/amend.ts";
import type { CloseShiftError } from "../../domain/shift/commands/close.ts";
import type { MoveCashError } from "../../domain/shift/commands/move-cash.ts";
import type { OpenShiftError } from "../../domain/shift/commands/open.ts";
import type { NoShiftError } from "../../domain/shift/shift.ts";
import type { Money } from "../../lib/money.ts";
import type { Sayings } from "./sayings.ts";

type AnyShiftError = OpenShiftError | MoveCashError | CloseShiftError | AmendShiftError | NoShiftError;

/** What is refused about shifts, besides what branches and sales say. */
export type ShiftError = Exclude<AnyShiftError, BranchError | { readonly type: "NotATill" }>;

export const shiftSayings: Sayings<ShiftError> = {
  NoShift: (_, m) => m["shift.errNoShift"],
  ShiftLeftOpen: (_, m) => m["shift.errLeftOpen"],
  ShiftOpen: (_, m) => m["shift.errOpen"],
  ShiftClosed: ({ z }, m) => m["shift.errClosed"](z),
  NotInDrawer: (_, m) => m["shift.errNotInDrawer"],
  NoteMissing: (_, m) => m["shift.errNote"],
  CountTooLarge: (_, m) => m["shift.errCount"],
  DifferenceOverLimit: ({ limit }, m, f) => m["shift.errLimit"](f.amount(limit as Money)),
  NotYourShift: ({ till }, m) => m["shift.errNotYours"](till),
  TotalsDisagree: (_, m) => m["shift.errTotals"],
  ShiftNotClosed: (_, m) => m["shift.errAmend"],
  NotNextAmendment: (_, m) => m["shift.errAmend"],
  NotTheCloser: (_, m) => m["shift.errAmend"],
  NothingToAmend: (_, m) => m["shift.errAmend"],
};
