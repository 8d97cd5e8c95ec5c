import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";

export const EDIT = "promo.edit";

const fields = z.array(z.string());
const count = z.int().positive();

/** Facts about offers; the values themselves are in the entries' patches, limits of codes in their effects. */
export const kinds = {
  "promo.saved": {
    version: 1,
    scope: "org",
    permission: EDIT,
    changes: { docs: ["promotion"] },
    body: z.strictObject({ promotion: z.string(), name: z.string(), fields }),
  },
  "promo.list-saved": {
    version: 1,
    scope: "org",
    permission: EDIT,
    changes: { docs: ["price-list", "list-price"] },
    /** `prices`: how many were set or taken out. */
    body: z.strictObject({ list: z.string(), name: z.string(), fields, prices: z.int().min(0) }),
  },
  "promo.code-saved": {
    version: 1,
    scope: "org",
    permission: EDIT,
    changes: { docs: ["promo-code"], effects: ["mint", "spend", "give"], counters: ["promo"] },
    /** `raised`, `lowered`: by how many uses the limit changed. */
    body: z.strictObject({
      code: z.string(),
      promotion: z.string(),
      fields,
      raised: count.optional(),
      lowered: count.optional(),
    }),
  },
  "promo.removed": {
    version: 1,
    scope: "org",
    permission: EDIT,
    changes: { docs: ["promotion", "price-list"] },
    body: z.strictObject({ type: z.enum(["promotion", "price-list"]), id: z.string(), name: z.string() }),
  },
  /** A limited code, used once in a sale. */
  "promo.used": {
    version: 1,
    scope: "org",
    permission: "sale.make",
    changes: { effects: ["spend"], counters: ["promo"] },
    body: z.strictObject({
      code: z.string(),
      promotion: z.string(),
      number: z.string(),
      branch: z.string(),
      till: z.string(),
    }),
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
