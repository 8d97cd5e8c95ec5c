import type { Context } from "../../core/command.ts";
import type { BranchId } from "../../core/ids.ts";
import { err, type Result } from "../../lib/result.ts";
import { type BranchError, branchFor } from "../access/branch.ts";

export type PlaceError =
  | BranchError
  /** A drawer belongs to a till, and this device has no till code. */
  | { readonly type: "NotATill" };

/** The branch a drawer is opened, moved or closed in: where this till stands. */
export const placeOfTill = (context: Context): Result<BranchId, PlaceError> =>
  context.code === "" ? err({ type: "NotATill" }) : branchFor(context);
