import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";
import { endedBody, startedBody } from "./payment-body.ts";
import { reportEnded, reportStarted } from "./report.ts";

export const kinds = {
  "payment.started": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: { docs: ["payment"] },
    body: startedBody,
    report: reportStarted,
  },
  "payment.ended": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: { docs: ["payment"] },
    body: endedBody,
    report: reportEnded,
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
