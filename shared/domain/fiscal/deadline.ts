import type { FiscalTerms } from "./terms.ts";
import type { FiscalTill } from "./till.ts";

/** How long a till may still go on without the tax office [FISCAL-5]. */
export interface Deadline {
  /** When receipts must have reached the tax office, ms. */
  readonly at: number;
  /** Less than a third of the time is left, so that a person should see to it; or none. */
  readonly state: "running" | "soon" | "over";
}

/** `null` while nothing is owed, or the law sets no limit. */
export const deadlineOf = (
  { outage }: Pick<FiscalTill, "outage">,
  { limit }: Pick<FiscalTerms, "limit">,
  now: number,
): Deadline | null => {
  if (outage === null || limit === null) return null;
  const at = outage.since + limit;
  const left = at - now;
  return { at, state: left <= 0 ? "over" : left < limit / 3 ? "soon" : "running" };
};
