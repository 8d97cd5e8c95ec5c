import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField } from "../../../lib/schema.ts";
import { ORGANISATION } from "../../access/organisation.ts";
import { type PlaceError, placeOfTill } from "../../shift/place.ts";
import { findItem } from "../../stock/movement.ts";
import { type BasketError, readBasket } from "../basket.ts";
import { draftOf } from "../kinds.ts";
import { saleLinesField } from "../sale-args.ts";
import { readTerms } from "../terms.ts";

export type VoidError = PlaceError | BasketError | { readonly type: "NotSetUp" };

/** Gives up an unpaid cart. Nothing was sold and nothing moves; what lay in it is kept on record [SALE-4]. */
export const voidCart = command({
  permission: "sale.make",
  args: z.strictObject({ lines: saleLinesField, reason: freeTextField(200).default("") }),
  needs: ({ lines }) => ({
    docs: [
      { doc: "org", id: ORGANISATION },
      ...lines.map(({ product }) => ({ doc: "product", id: product })),
    ],
  }),
  decide: (view, { lines, reason }, context) => {
    const place = placeOfTill(context);
    if (!place.ok) return place;
    const terms = readTerms(view);
    if (terms === undefined) return err<VoidError>({ type: "NotSetUp" });
    const asked = lines.map(({ product, quantity }) => ({ product, quantity }));
    const basket = readBasket(view, asked, terms.taxMode, findItem);
    if (!basket.ok) return err<VoidError>(basket.error);
    const { totals } = basket.value;
    const body = {
      branch: place.value,
      till: context.code,
      lines: basket.value.lines.map(({ product: { id, name, price }, quantity }, i) => ({
        product: id,
        name,
        quantity,
        price,
        total: totals.lineTotals[i] ?? 0,
      })),
      total: totals.total,
      reason,
    };
    return ok({
      drafts: [draftOf(branchScope(place.value), "cart.voided", body)],
      result: { total: totals.total },
    });
  },
});
