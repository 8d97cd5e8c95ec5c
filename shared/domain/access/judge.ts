import type { Ticket } from "../../core/certificate.ts";
import { SYSTEM } from "../../core/entry.ts";
import type { Judge } from "../../core/fold.ts";
import { type BranchId, type Scope, scopeBranch } from "../../core/ids.ts";
import type { Kind, Kinds } from "../../core/kind.ts";
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
    if (!isScope(kind.scope, log.scope)) return `not written in ${log.scope}`;
    if (kind.permission === null) return null;
    const { permission } = kind;
    if (entry.by === SYSTEM) return log.certificate.kind === "server" ? null : "no person named";
    const ticket = log.people.get(entry.by);
    if (ticket === undefined) return "person not vouched for";
    if (!mayRole(ticket.role, permission)) return `${ticket.role} may not ${permission}`;
    const branch = scopeBranch(log.scope);
    return branch === null || mayInBranch(ticket, branch) ? null : `not in branch ${branch}`;
  };

const isScope = (wanted: Kind["scope"], scope: Scope): boolean =>
  wanted === "any" || (wanted === "branch" ? scopeBranch(scope) !== null : wanted === scope);
