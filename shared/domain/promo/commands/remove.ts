import { z } from "zod";
import { command } from "../../../core/command.ts";
import { liveDoc } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { draftOf, EDIT } from "../kinds.ts";

export type RemovalError =
  | { readonly type: "UnknownPromotion"; readonly promotion: string }
  | { readonly type: "UnknownPriceList"; readonly list: string };

/** Takes a promotion or a price list out for good; what was sold with it keeps its name. Codes of it open nothing any more. */
export const removeOffer = command({
  permission: EDIT,
  args: z.strictObject({ type: z.enum(["promotion", "price-list"]), id: idField }),
  needs: ({ type, id }) => ({ docs: [{ doc: type, id }] }),
  decide: (view, { type, id }) => {
    const doc = liveDoc(view, type, id);
    if (doc === undefined)
      return err<RemovalError>(
        type === "promotion"
          ? { type: "UnknownPromotion", promotion: id }
          : { type: "UnknownPriceList", list: id },
      );
    const patches = [{ doc: type, id, set: { deleted: true } }];
    const body = { type, id, name: String(doc.fields.name ?? "") };
    return ok({ drafts: [draftOf("org", "promo.removed", body, { patches })], result: null });
  },
});
