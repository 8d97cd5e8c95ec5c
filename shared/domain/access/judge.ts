import type { Ticket } from "../../core/certificate.ts";
import { type Entry, SYSTEM } from "../../core/entry.ts";
import type { Judge } from "../../core/fold.ts";
import { type BranchId, type StaffId, scopeBranch } from "../../core/ids.ts";
import { type Approval, isInScope, type Kinds, readBody } from "../../core/kind.ts";
import type { LogState } from "../../core/state.ts";
import { mayRole } from "./roles.ts";

/** Whether the ticket lets its holder act in the branch. */
export const mayInBranch = (ticket: Ticket, branch: BranchId): boolean =>
  ticket.branches === "*" || ticket.branches.includes(branch);

/** Whether the ticket lets its holder do this, here: in a branch, or anywhere when the device stands in none. */
export const mayAct = (ticket: Ticket, permission: string, branch: BranchId | null): boolean =>
  mayRole(ticket.role, permission) && (branch === null || mayInBranch(ticket, branch));

/**
 * Permission of an entry, from what its own log carries [ACCESS-2]: the person was vouched for in that log, has a role
 * with the kind's permission, and acts in a branch of theirs. Alike on every replica, whatever else it has read.
 */
export const createJudge =
  (kinds: Kinds): Judge =>
  (entry, log) => {
    const kind = kinds[entry.kind];
    if (kind === undefined) return "unknown kind";
    if (!isInScope(kind, log.scope)) return `not written in ${log.scope}`;
    const asked = kind.asks === undefined ? [] : kind.asks(bodyOf(kinds, entry), entry);
    const writer = kind.permission === null ? [] : [{ permission: kind.permission, by: entry.by }];
    for (const one of [...writer, ...asked]) {
      const reason = lacks(log, one);
      if (reason !== null) return reason;
    }
    return null;
  };

/** Why somebody lacks a permission in this log; `null` when they have it. */
const lacks = (log: LogState, { permission, by }: Approval): string | null => {
  if (by === SYSTEM) return log.certificate.kind === "server" ? null : "no person named";
  const ticket = log.people.get(by as StaffId);
  if (ticket === undefined) return "person not vouched for";
  if (!mayRole(ticket.role, permission)) return `${ticket.role} may not ${permission}`;
  const branch = scopeBranch(log.scope);
  return branch === null || mayInBranch(ticket, branch) ? null : `not in branch ${branch}`;
};

/** Admission has read it before. */
const bodyOf = (kinds: Kinds, entry: Entry): never => {
  const body = readBody(kinds, entry);
  return (body.ok ? body.value : entry.body) as never;
};
