import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Entry } from "../../core/entry.ts";
import type { Approval, Kinds } from "../../core/kind.ts";

/** Which prices somebody gets, and how much they may owe. */
export const CREDIT = "customer.credit";

const customerBody = z.strictObject({
  customer: z.string(),
  name: z.string(),
  fields: z.array(z.string()),
  /** Who lent the permission for another price group, where that was not the writer. */
  by: z.string().optional(),
});

/** A price group is worth money, so it asks for more than a name does. */
const asks = ({ by: lender }: { readonly by?: string }, { by, patches }: Entry): readonly Approval[] =>
  patches.some(({ set }) => Object.hasOwn(set, "group")) ? [{ permission: CREDIT, by: lender ?? by }] : [];

export const kinds = {
  "customer.saved": {
    version: 1,
    scope: "org",
    permission: "customer.edit",
    changes: { docs: ["customer"] },
    body: customerBody,
    asks,
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
