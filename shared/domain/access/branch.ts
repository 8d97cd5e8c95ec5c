import type { Context } from "../../core/command.ts";
import type { BranchId } from "../../core/ids.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { mayInBranch } from "./judge.ts";

export interface Branch {
  readonly id: BranchId;
  readonly name: string;
  readonly address: string;
}

export type BranchError =
  /** The device stands nowhere and no branch was named. */
  | { readonly type: "NoBranch" }
  /** The person works in other branches. */
  | { readonly type: "NotInBranch"; readonly branch: string };

/** The branch an action is for: the one named, else the device's own; the person must work there [ACCESS-4]. */
export const branchFor = (
  { branch, person }: Pick<Context, "branch" | "person">,
  wanted?: string | null,
): Result<BranchId, BranchError> => {
  const chosen = (wanted as BranchId | null | undefined) ?? branch;
  if (chosen === null) return err({ type: "NoBranch" });
  return mayInBranch(person, chosen) ? ok(chosen) : err({ type: "NotInBranch", branch: chosen });
};

export const readBranch = (view: View, id: BranchId): Branch | undefined => {
  const doc = liveDoc(view, "branch", id);
  if (doc === undefined) return undefined;
  return { id, name: String(doc.fields.name ?? ""), address: String(doc.fields.address ?? "") };
};

/** Every branch this device has heard of, closed ones included. */
export const allBranches = (view: View): readonly BranchId[] =>
  ["true", "false"].flatMap((open) => view.find("branch", "open", open) as readonly BranchId[]);
