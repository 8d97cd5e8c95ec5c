import type { z } from "zod";
import type { commands } from "../../shared/commands.ts";
import type { CommandError } from "../../shared/core/command.ts";
import type { StorageFailed } from "../../shared/core/replica.ts";
import type { WriteError } from "../../shared/core/writer.ts";
import type { Result } from "../../shared/lib/result.ts";

type Table = typeof commands;
export type CommandName = keyof Table & string;
export type ArgsOf<Name extends CommandName> = z.input<Table[Name]["args"]>;
type DecisionOf<Name extends CommandName> = ReturnType<Table[Name]["decide"]>;
export type ResultOf<Name extends CommandName> =
  Extract<DecisionOf<Name>, { readonly ok: true }> extends { readonly value: { readonly result: infer R } }
    ? R
    : never;
export type ErrorOf<Name extends CommandName> =
  Extract<DecisionOf<Name>, { readonly ok: false }> extends { readonly error: infer E } ? E : never;

/** Errors any command may end with, besides its own. */
export type RunError =
  | WriteError
  | StorageFailed
  | { readonly type: "NotSignedIn" }
  | { readonly type: "NotAllowed"; readonly permission: string }
  | { readonly type: "BadArgs"; readonly field: string; readonly reason: string }
  /** Another tab has the shop open for writing. */
  | { readonly type: "NotWriter" };

/** Runs a command by name: permission, arguments, decision, one durable write. Resolves when it is durable. */
export type RunCommand = <Name extends CommandName>(
  name: Name,
  args: ArgsOf<Name>,
) => Promise<Result<ResultOf<Name>, ErrorOf<Name> | RunError>>;

export type AnyCommandError = CommandError | RunError;
