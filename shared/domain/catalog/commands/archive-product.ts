import { z } from "zod";
import { command } from "../../../core/command.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { draftOf } from "../kinds.ts";
import { readProduct } from "../product.ts";
import type { ChangeProductError } from "./change-product.ts";

/** Takes a product out of the range, or back into it. Its history, stock and codes stay [CATALOG-5]. */
export const archiveProduct = command({
  permission: "catalog.edit",
  args: z.strictObject({ product: idField, archived: z.boolean().default(true) }),
  needs: ({ product }) => ({ docs: [{ doc: "product", id: product }] }),
  decide: (view, { product, archived }) => {
    const known = readProduct(view, product);
    if (known === undefined) return err<ChangeProductError>({ type: "UnknownProduct", product, name: "" });
    if (known.archived === archived) return ok({ drafts: [], result: { product } });
    const patches = [{ doc: "product", id: product, set: { archived } }];
    return ok({
      drafts: [draftOf("org", "product.archived", { product, name: known.name, archived }, { patches })],
      result: { product },
    });
  },
});
