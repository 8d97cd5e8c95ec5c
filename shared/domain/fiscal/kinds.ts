import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";
import { failedBody, outageBody, signedBody, switchedBody } from "./fiscal-body.ts";
import { reportFailed, reportOutage, reportSigned } from "./report.ts";

const byItself = {
  version: 1,
  scope: "branch",
  /** The till writes them by itself, with nobody signed in [FISCAL-1]. */
  permission: null,
  changes: { docs: ["fiscal-till"] },
} as const;

export const kinds = {
  "fiscal.switched": { ...byItself, body: switchedBody },
  "fiscal.signed": { ...byItself, body: signedBody, report: reportSigned },
  "fiscal.failed": { ...byItself, body: failedBody, report: reportFailed },
  "fiscal.outage": { ...byItself, body: outageBody, report: reportOutage },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
