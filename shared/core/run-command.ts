import { err, type Result } from "../lib/result.ts";
import type { Ticket } from "./certificate.ts";
import type { Command, CommandError, Context } from "./command.ts";
import { currentTicket } from "./cut.ts";
import type { BranchId } from "./ids.ts";
import type { Replica, StorageFailed } from "./replica.ts";
import type { Instant } from "./stamp.ts";
import { createView } from "./view.ts";
import type { Person, WriteError, Writer } from "./writer.ts";

/** Who acts, and what acting needs besides the state. */
export interface Actor {
  readonly writer: Writer;
  readonly person: Person;
  /** Lends a permission for this one action: a manager who gave their PIN. */
  readonly approver?: Person;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Whether the person may, where the device stands. */
  readonly may: (person: Ticket, permission: string, branch: BranchId | null) => boolean;
}

export type ActError =
  | { readonly type: "NotAllowed"; readonly permission: string }
  | { readonly type: "BadArgs"; readonly field: string; readonly reason: string };

/**
 * Runs a command on a replica: permission, arguments, then, when its turn in the writer comes, the decision and one
 * durable write. Resolves when the entries are durable [WRITE-2].
 */
export const runCommand = async <Args, R, E extends CommandError>(
  replica: Replica,
  actor: Actor,
  command: Command<Args, R, E, unknown>,
  given: unknown,
): Promise<Result<R, E | ActError | WriteError | StorageFailed>> => {
  const { writer, person, approver } = actor;
  const { permission } = command;
  const ticket = currentTicket(replica.state.cuts, person.ticket);
  if (ticket === null || !actor.may(ticket, permission, writer.certificate.branch))
    return err({ type: "NotAllowed", permission });
  const args = command.args.safeParse(given);
  if (!args.success) {
    const issue = args.error.issues[0];
    return err({ type: "BadArgs", field: issue?.path.join(".") ?? "", reason: issue?.message ?? "" });
  }
  const view = createView(replica.state, writer.holder);
  return replica.write(writer, approver === undefined ? [person] : [person, approver], () =>
    command.decide(view, args.data, contextOf(replica, actor, ticket)),
  );
};

const contextOf = (replica: Replica, actor: Actor, person: Ticket): Context => {
  const { writer, approver, now, newId } = actor;
  return {
    at: now(),
    person,
    approver: approver === undefined ? null : currentTicket(replica.state.cuts, approver.ticket),
    device: writer.certificate.device,
    holder: writer.holder,
    epoch: writer.epoch,
    branch: writer.certificate.branch,
    code: writer.certificate.code,
    newId,
    written: replica.written,
  };
};
