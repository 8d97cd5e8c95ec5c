import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";
import { drawerOpenedBody, reprintedBody } from "./paper-body.ts";
import { reportDrawerOpened, reportReprinted } from "./report.ts";

export const kinds = {
  /** The copies of a receipt are a set in its document, so that copies made apart are all counted. */
  "receipt.reprinted": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: { docs: ["reprint"] },
    body: reprintedBody,
    report: reportReprinted,
  },
  "drawer.opened": {
    version: 1,
    scope: "branch",
    permission: "shift.work",
    changes: {},
    body: drawerOpenedBody,
    report: reportDrawerOpened,
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
