import { drafter } from "../../core/draft.ts";
import type { Entry } from "../../core/entry.ts";
import type { Approval, Kinds } from "../../core/kind.ts";
import { reportAmended, reportClosed, reportMoved, reportOpened } from "./report.ts";
import { amendedBody, type ClosedBody, closedBody, movedBody, openedBody } from "./shift-body.ts";

/** Closing with a difference over the limit, and closing for another till. */
export const MANAGE_SHIFTS = "shift.manage";

/** Whether closing so is a manager's business [SHIFT-5]. */
export const needsManager = ({
  till,
  by,
  difference,
  limit,
}: Pick<ClosedBody, "till" | "by" | "difference" | "limit">): boolean =>
  till !== by || (limit !== undefined && Math.abs(difference) > limit);

const askToClose = (body: ClosedBody, { by }: Entry): readonly Approval[] =>
  needsManager(body) ? [{ permission: MANAGE_SHIFTS, by: body.approvedBy ?? by }] : [];

export const kinds = {
  "shift.opened": {
    version: 1,
    scope: "branch",
    permission: "shift.work",
    changes: { docs: ["shift"] },
    body: openedBody,
    report: reportOpened,
  },
  /** Money put into the drawer or taken out without a sale. */
  "cash.moved": {
    version: 1,
    scope: "branch",
    permission: "shift.work",
    changes: {},
    body: movedBody,
    report: reportMoved,
  },
  "shift.closed": {
    version: 1,
    scope: "branch",
    permission: "shift.work",
    changes: { docs: ["shift"] },
    body: closedBody,
    asks: askToClose,
    report: reportClosed,
  },
  "shift.amended": {
    version: 1,
    scope: "branch",
    permission: "shift.work",
    changes: { docs: ["shift"] },
    body: amendedBody,
    report: reportAmended,
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
