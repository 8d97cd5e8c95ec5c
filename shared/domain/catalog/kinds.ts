import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";

const product = { product: z.string(), name: z.string() };

/** Facts about the catalog; the values themselves are in the entries' patches. */
export const kinds = {
  "product.added": {
    version: 1,
    scope: "org",
    permission: "catalog.edit",
    changes: { docs: ["product"] },
    body: z.strictObject(product),
  },
  "product.changed": {
    version: 1,
    scope: "org",
    permission: "catalog.edit",
    changes: { docs: ["product"] },
    body: z.strictObject({ ...product, fields: z.array(z.string()) }),
  },
  "product.archived": {
    version: 1,
    scope: "org",
    permission: "catalog.edit",
    changes: { docs: ["product"] },
    /** `archived: false` takes it back into the range. */
    body: z.strictObject({ ...product, archived: z.boolean() }),
  },
  "product.deleted": {
    version: 1,
    scope: "org",
    permission: "catalog.edit",
    changes: { docs: ["product"] },
    body: z.strictObject(product),
  },
  /** Many products in one entry, with the categories they brought along. */
  "product.imported": {
    version: 1,
    scope: "org",
    permission: "catalog.import",
    changes: { docs: ["product", "category"] },
    body: z.strictObject({ file: z.string(), created: z.int().min(0), changed: z.int().min(0) }),
  },
  "category.changed": {
    version: 1,
    scope: "org",
    permission: "catalog.edit",
    changes: { docs: ["category"] },
    body: z.strictObject({ category: z.string(), name: z.string(), fields: z.array(z.string()) }),
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
