import type { Ticket } from "../../core/certificate.ts";
import { type Cuts, currentTicket, type PersonCut } from "../../core/cut.ts";
import type { Staff } from "./staff.ts";

/** What a person may do, as a ticket or a cut says it; `null`: nothing. */
export type Standing = Pick<PersonCut, "role" | "branches">;

/** What the books leave a person; `null` for somebody who is not in them. */
export const standingOf = (staff: Staff | null): Standing =>
  staff?.active === true ? { role: staff.role, branches: staff.branches } : NOTHING;

const NOTHING: Standing = { role: null, branches: [] };

/**
 * What the person's older tickets have to be cut down to, so that they say no more than the books; `null` when nothing is owed
 * [ACCESS-11]. `tickets` are those known to have been given. Where their place has just changed, others that were given and never
 * shown here are thought of as well. Whoever was dismissed and comes back signs in anew: nothing is cut for that.
 */
export const cutOwed = (
  cuts: Cuts,
  person: Pick<Ticket, "staff">,
  tickets: readonly Ticket[],
  wanted: Standing,
  changed: boolean,
): Standing | null => {
  const last = (cuts.people.get(person.staff) ?? []).reduce<PersonCut | null>(
    (latest, cut) => (latest === null || cut.before >= latest.before ? cut : latest),
    null,
  );
  const since = tickets.filter(({ issuedAt }) => last === null || issuedAt >= last.before);
  const unheard: readonly Standing[] = last === null ? [] : [last];
  const worth = [...unheard, ...since.map((ticket) => currentTicket(cuts, ticket) ?? NOTHING)];
  const tooMuch = worth.some((each) => !isSame(each, wanted) && each.role !== null);
  const mayHaveMore = changed && (last === null || since.length > 0);
  return tooMuch || mayHaveMore ? wanted : null;
};

const isSame = (a: Standing, b: Standing): boolean =>
  a.role === b.role && (a.role === null || JSON.stringify(a.branches) === JSON.stringify(b.branches));

/** From when on a person's tickets count again: after every one that was given before. */
export const cutMoment = (tickets: readonly Ticket[], now: number): number =>
  tickets.reduce((latest, { issuedAt }) => Math.max(latest, issuedAt + 1), now);
