import { z } from "zod";
import { command } from "../../../core/command.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { allBranches } from "../../access/branch.ts";
import { draftOf } from "../kinds.ts";
import { everMoved, readProduct } from "../product.ts";

export type DeleteProductError =
  | { readonly type: "UnknownProduct"; readonly product: string; readonly name: string }
  /** It was received, counted or sold: archive it instead. */
  | { readonly type: "ProductMoved"; readonly product: string; readonly name: string }
  /** This device sees its own branch only and cannot know; archive, or delete from a device that sees all. */
  | { readonly type: "BranchesUnseen"; readonly product: string; readonly name: string };

/** Deletes a product that never moved in any branch; a slip of the pen, not a piece of history [CATALOG-6]. */
export const deleteProduct = command({
  permission: "catalog.edit",
  args: z.strictObject({ product: idField }),
  needs: ({ product }) => ({
    docs: [{ doc: "product", id: product }],
    all: ["branch"],
    countersOf: [{ area: "stock", id: product }],
  }),
  decide: (view, { product }, context) => {
    const known = readProduct(view, product);
    if (known === undefined) return err<DeleteProductError>({ type: "UnknownProduct", product, name: "" });
    const { name } = known;
    if (everMoved(view, product)) return err<DeleteProductError>({ type: "ProductMoved", product, name });
    const unseen = context.branch !== null && allBranches(view).some((branch) => branch !== context.branch);
    if (unseen) return err<DeleteProductError>({ type: "BranchesUnseen", product, name });
    const patches = [{ doc: "product", id: product, set: { deleted: true } }];
    return ok({
      drafts: [draftOf("org", "product.deleted", { product, name }, { patches })],
      result: { product },
    });
  },
});
