import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";

/** Facts about who and what the organisation is made of; the values themselves are in the entries' patches. */
export const kinds = {
  "org.changed": {
    version: 1,
    scope: "org",
    permission: "access.settings",
    changes: { docs: ["org"] },
    body: z.strictObject({ fields: z.array(z.string()) }),
  },
  "branch.added": {
    version: 1,
    scope: "org",
    permission: "access.branches",
    changes: { docs: ["branch"] },
    body: z.strictObject({ branch: z.string(), name: z.string() }),
  },
  "branch.changed": {
    version: 1,
    scope: "org",
    permission: "access.branches",
    changes: { docs: ["branch"] },
    body: z.strictObject({ branch: z.string(), fields: z.array(z.string()) }),
  },
  "staff.added": {
    version: 1,
    scope: "org",
    permission: "access.staff",
    changes: { docs: ["staff"] },
    body: z.strictObject({ staff: z.string(), name: z.string(), role: z.string() }),
  },
  "staff.changed": {
    version: 1,
    scope: "org",
    permission: "access.staff",
    changes: { docs: ["staff"] },
    body: z.strictObject({ staff: z.string(), fields: z.array(z.string()) }),
  },
  "device.enrolled": {
    version: 1,
    scope: "org",
    permission: "access.devices",
    changes: { docs: ["device"] },
    body: z.strictObject({ device: z.string(), name: z.string(), branch: z.string().nullable() }),
  },
  "device.retired": {
    version: 1,
    scope: "org",
    permission: "access.devices",
    changes: { docs: ["device"] },
    body: z.strictObject({ device: z.string() }),
  },
  /** What the server has read of every log that grew: sequence number and hash [ACCESS-12]. */
  "log.witnessed": {
    version: 1,
    scope: "org",
    permission: null,
    changes: {},
    body: z.strictObject({
      heads: z.record(z.string().max(100), z.tuple([z.int().positive(), z.string().length(43)])),
    }),
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
