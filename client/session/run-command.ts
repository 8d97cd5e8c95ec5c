import type { ArgsOf, CommandName, ErrorOf, ResultOf } from "../../shared/commands.ts";
import type { CommandError } from "../../shared/core/command.ts";
import type { StorageFailed } from "../../shared/core/replica.ts";
import type { ActError } from "../../shared/core/run-command.ts";
import type { Person, WriteError } from "../../shared/core/writer.ts";
import type { Result } from "../../shared/lib/result.ts";

/** Errors any command may end with, besides its own. */
export type RunError =
  | ActError
  | WriteError
  | StorageFailed
  | { readonly type: "NotSignedIn" }
  /** Another tab has the shop open for writing. */
  | { readonly type: "NotWriter" };

/** Somebody who lends their permission: made by whoever has checked their PIN. */
export interface Approval {
  readonly person: Person;
}

/** Runs a command by name: permission, arguments, decision, one durable write. Resolves when it is durable. */
export type RunCommand = <Name extends CommandName>(
  name: Name,
  args: ArgsOf<Name>,
  approval?: Approval,
) => Promise<Result<ResultOf<Name>, ErrorOf<Name> | RunError>>;

export type AnyCommandError = CommandError | RunError;
