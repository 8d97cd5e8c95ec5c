import { z } from "zod";
import { command } from "../../../core/command.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField, idField, textField } from "../../../lib/schema.ts";
import { draftOf } from "../kinds.ts";

export type AddBranchError = { readonly type: "BranchExists"; readonly branch: string };

/** A new branch. `branch` names it where the caller has to know the id beforehand. */
export const addBranch = command({
  permission: "access.branches",
  args: z.strictObject({
    branch: idField.optional(),
    name: textField(100),
    address: freeTextField(300).default(""),
  }),
  needs: ({ branch }) => ({ docs: branch === undefined ? [] : [{ doc: "branch", id: branch }] }),
  decide: (view, { branch, name, address }, { newId }) => {
    const id = branch ?? newId();
    if (branch !== undefined && view.doc("branch", branch) !== undefined)
      return err<AddBranchError>({ type: "BranchExists", branch: id });
    const patches = [{ doc: "branch", id, set: { name, address, open: true } }];
    return ok({
      drafts: [draftOf("org", "branch.added", { branch: id, name }, { patches })],
      result: { branch: id },
    });
  },
});
