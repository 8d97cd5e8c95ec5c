import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";

/** Somebody asked for it; it was shared unasked; or a person handed it over. */
export const REASONS = ["asked", "shared", "by hand"] as const;

export const kinds = {
  /** Rights handed to other devices, whatever they are to: nobody's permission is needed to use less oneself. */
  "rights.given": {
    version: 1,
    scope: "any",
    permission: null,
    changes: { effects: ["give"] },
    body: z.strictObject({ why: z.enum(REASONS) }),
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
