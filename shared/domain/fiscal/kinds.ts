import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";
import { failedBody, outageBody, signedBody, switchedBody } from "./fiscal-body.ts";

const byItself = {
  version: 1,
  scope: "branch",
  /** The till writes them by itself, with nobody signed in [FISCAL-1]. */
  permission: null,
  changes: { docs: ["fiscal-till"] },
} as const;

export const kinds = {
  "fiscal.switched": { ...byItself, body: switchedBody },
  "fiscal.signed": { ...byItself, body: signedBody },
  "fiscal.failed": { ...byItself, body: failedBody },
  "fiscal.outage": { ...byItself, body: outageBody },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
