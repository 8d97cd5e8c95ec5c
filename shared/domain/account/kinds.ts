import { drafter } from "../../core/draft.ts";
import type { Entry } from "../../core/entry.ts";
import type { Approval, Kinds } from "../../core/kind.ts";
import { CREDIT } from "../customer/kinds.ts";
import { addedBody, type LimitedBody, limitedBody, spentBody } from "./account-body.ts";
import { ACCOUNTS } from "./accounts.ts";
import { reportAdded, reportSpent } from "./report.ts";

/** Changing an account by hand, against nothing. */
export const ADJUST = "account.adjust";

const askForHand = ({ why }: { readonly why: string }, { by }: Entry): readonly Approval[] =>
  why === "adjust" ? [{ permission: ADJUST, by }] : [];

/** Facts about what customers hold and owe. What they do to the counters is in the entries' effects. */
export const kinds = {
  "account.added": {
    version: 1,
    scope: "org",
    permission: "account.add",
    changes: { docs: ["payment"], effects: ["mint", "give"], counters: ACCOUNTS },
    body: addedBody,
    asks: askForHand,
    report: reportAdded,
  },
  "account.spent": {
    version: 1,
    scope: "org",
    permission: "sale.make",
    changes: { effects: ["spend"], counters: ACCOUNTS },
    body: spentBody,
    asks: askForHand,
    report: reportSpent,
  },
  "account.limited": {
    version: 1,
    scope: "org",
    permission: "customer.edit",
    changes: { effects: ["mint", "spend", "give"], counters: ["credit", "limit"] },
    body: limitedBody,
    asks: ({ by: lender }: LimitedBody, { by }: Entry) => [{ permission: CREDIT, by: lender ?? by }],
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
