import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { branchFor } from "../../access/branch.ts";
import { currentShift } from "../../shift/shift.ts";
import { COPIES, copiesOf, REPRINT } from "../copies.ts";
import { draftOf } from "../kinds.ts";

/**
 * Writes down that a receipt is about to be printed again, and says which copy it is [PAPER-1]. `branch` is the receipt's, for a
 * device that stands in none. Errors: `BranchError`.
 */
export const reprintReceipt = command({
  permission: "sale.make",
  args: z.strictObject({
    number: z.string().regex(/^[A-Z0-9-]{1,60}$/i),
    branch: idField.optional(),
  }),
  needs: ({ number }) => ({ docs: [{ doc: REPRINT, id: number }], all: ["shift"] }),
  decide: (view, { number, branch }, context) => {
    const place = branchFor(context, branch);
    if (!place.ok) return place;
    const shift = currentShift(view, context.code);
    const copy = copiesOf(view, number) + 1;
    const body = {
      number,
      branch: place.value,
      till: context.code,
      copy,
      ...(shift !== undefined && { shift: shift.id }),
    };
    const patches = [{ doc: REPRINT, id: number, set: { [`${COPIES}/${context.newId()}`]: true } }];
    return ok({
      drafts: [draftOf(branchScope(place.value), "receipt.reprinted", body, { patches })],
      result: { copy },
    });
  },
});
