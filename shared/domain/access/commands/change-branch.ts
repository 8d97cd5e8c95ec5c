import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedFields, isEmptyEdit } from "../../../core/edits.ts";
import type { BranchId } from "../../../core/ids.ts";
import { liveDoc } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField, idField, textField } from "../../../lib/schema.ts";
import { mayInBranch } from "../judge.ts";
import { draftOf } from "../kinds.ts";

export type ChangeBranchError =
  | { readonly type: "UnknownBranch"; readonly branch: string }
  | { readonly type: "NotInBranch"; readonly branch: string };

/** Name, address, and whether the branch is in business; for who works there [ACCESS-4]. */
export const changeBranch = command({
  permission: "access.branches",
  args: z.strictObject({
    branch: idField,
    name: textField(100).optional(),
    address: freeTextField(300).optional(),
    open: z.boolean().optional(),
  }),
  needs: ({ branch }) => ({ docs: [{ doc: "branch", id: branch }] }),
  decide: (view, { branch, ...wanted }, { person }) => {
    const doc = liveDoc(view, "branch", branch);
    if (doc === undefined) return err<ChangeBranchError>({ type: "UnknownBranch", branch });
    if (!mayInBranch(person, branch as BranchId))
      return err<ChangeBranchError>({ type: "NotInBranch", branch });
    const set = changedFields(doc, wanted);
    if (isEmptyEdit(set)) return ok({ drafts: [], result: null });
    const patches = [{ doc: "branch", id: branch, set }];
    return ok({
      drafts: [draftOf("org", "branch.changed", { branch, fields: Object.keys(set) }, { patches })],
      result: null,
    });
  },
});
