import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { ok } from "../../../lib/result.ts";
import { freeTextField, idField, moneyField } from "../../../lib/schema.ts";
import { placeOfTill } from "../../shift/place.ts";
import { findHeld, freeHeldSlot, HELD_SALE, heldFields } from "../held.ts";
import { heldSaleField } from "../held-body.ts";
import { draftOf } from "../kinds.ts";

/**
 * Puts an open sale aside, for any till of the branch to take up. `held` is the id of the open sale: put aside twice (the reply was
 * lost, the till died) it is put aside once [HELD-2]. Nothing moves. Errors: not a till, not this person's branch.
 */
export const holdSale = command({
  permission: "sale.make",
  args: z.strictObject({
    held: idField,
    sale: heldSaleField,
    note: freeTextField(60).default(""),
    /** What the cashier saw it come to, in minor units; for the list only. */
    total: moneyField,
  }),
  needs: () => ({ all: [HELD_SALE] }),
  decide: (view, { held, sale, note, total }, context) => {
    const place = placeOfTill(context);
    if (!place.ok) return place;
    const branch = place.value;
    if (findHeld(view, held) !== undefined) return ok({ drafts: [], result: { held } });
    const body = { held, branch, till: context.code, note, lines: sale.lines.length, total };
    const set = heldFields({ id: held, branch, note, total, sale }, context);
    const patches = [{ doc: HELD_SALE, id: freeHeldSlot(view, branch, context), set }];
    return ok({
      drafts: [draftOf(branchScope(branch), "sale.held", body, { patches })],
      result: { held },
    });
  },
});
