import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";

export const kinds = {
  /** Rights handed to another device, whatever they are to: nobody's permission is needed to use less oneself. */
  "rights.given": {
    version: 1,
    scope: "any",
    permission: null,
    changes: { effects: ["give"] },
    body: z.strictObject({ to: z.string() }),
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
