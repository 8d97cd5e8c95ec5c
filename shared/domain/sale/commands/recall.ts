import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { type PlaceError, placeOfTill } from "../../shift/place.ts";
import { findHeld, HELD_SALE, recalledFields } from "../held.ts";
import { draftOf } from "../kinds.ts";

export type RecallError =
  | PlaceError
  | { readonly type: "UnknownHeld"; readonly held: string }
  /** A later version of the program put it aside: what is in it cannot be read here. */
  | { readonly type: "UnreadableHeld"; readonly held: string }
  /** It was taken up before: by this till, or by another that told us. */
  | { readonly type: "AlreadyRecalled"; readonly held: string };

/**
 * Takes up a sale that any till of the branch put aside. Once: what this till knows to be taken up is refused; two tills that are
 * apart can both go on, and both are told when they meet [HELD-3, HELD-4]. The same till doing it `again`, because it died before it
 * could show it, is given it again.
 */
export const recallSale = command({
  permission: "sale.make",
  args: z.strictObject({ held: idField, again: z.boolean().default(false) }),
  needs: () => ({ all: [HELD_SALE] }),
  decide: (view, { held: id, again }, context) => {
    const place = placeOfTill(context);
    if (!place.ok) return err<RecallError>(place.error);
    const held = findHeld(view, id);
    if (held === undefined || held.branch !== place.value)
      return err<RecallError>({ type: "UnknownHeld", held: id });
    const { sale, total, till, recalledBy } = held;
    if (sale === null) return err<RecallError>({ type: "UnreadableHeld", held: id });
    const result = { held: id, sale };
    if (again && recalledBy.length === 1 && recalledBy[0] === context.device)
      return ok({ drafts: [], result });
    if (recalledBy.length > 0) return err<RecallError>({ type: "AlreadyRecalled", held: id });
    const body = { held: id, branch: held.branch, till: context.code, from: till, total };
    const patches = [{ doc: HELD_SALE, id: held.slot, set: recalledFields(id, context) }];
    return ok({ drafts: [draftOf(branchScope(held.branch), "sale.recalled", body, { patches })], result });
  },
});
