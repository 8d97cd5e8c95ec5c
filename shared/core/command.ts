import type { z } from "zod";
import type { Result } from "../lib/result.ts";
import type { Ticket } from "./certificate.ts";
import type { CounterRule } from "./counter-rule.ts";
import type { BranchId, CounterId, DeviceId, EpochId, HolderId } from "./ids.ts";
import type { Kinds } from "./kind.ts";
import type { Instant } from "./stamp.ts";
import type { Index } from "./state.ts";
import type { View } from "./view.ts";
import type { Draft } from "./writer.ts";

/** Everything a decision may know besides the state and its arguments. */
export interface Context {
  readonly at: Instant;
  readonly person: Ticket;
  /** Who lends a permission for this one action; `null` when nobody was asked. */
  readonly approver: Ticket | null;
  readonly device: DeviceId;
  readonly holder: HolderId;
  readonly epoch: EpochId;
  /** Where the device stands; `null` for one that stands nowhere (an owner's phone, the server). */
  readonly branch: BranchId | null;
  /** Till code for receipt numbers. */
  readonly code: string;
  readonly newId: () => string;
  /** How many entries of the kind this opening of the device has written so far. */
  readonly written: (kind: string) => number;
}

/** What a command reads, for a server that fetches just that instead of holding the state. */
export interface Needs {
  readonly docs?: readonly { readonly doc: string; readonly id: string }[];
  readonly find?: readonly { readonly doc: string; readonly field: string; readonly value: string }[];
  readonly counters?: readonly CounterId[];
  /** Every document of these types; for types of which there are few (branches, categories). */
  readonly all?: readonly string[];
  /** Every counter `area/<anything>/id`, for rules that look at all branches. */
  readonly countersOf?: readonly { readonly area: string; readonly id: string }[];
}

export interface Decision<R> {
  readonly drafts: readonly Draft[];
  readonly result: R;
}

/** An error as plain data: `type`, and what its text needs. */
export interface CommandError {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/**
 * One action a person can take: who may, with what arguments, and the pure decision. `Input` is what callers pass,
 * `Args` what the schema makes of it. Error types are written with `type`, so that they are plain data.
 */
export interface Command<Args, R, E extends CommandError, Input = Args> {
  readonly permission: string;
  readonly args: z.ZodType<Args, Input>;
  readonly needs?: (args: Args) => Needs;
  readonly decide: (view: View, args: Args, context: Context) => Result<Decision<R>, E>;
}

/** A command whose types are not known here: read the arguments with its own schema, then decide. */
export interface AnyCommand {
  readonly permission: string;
  readonly args: z.ZodType;
  readonly needs?: (args: never) => Needs;
  readonly decide: (view: View, args: never, context: Context) => Result<Decision<unknown>, CommandError>;
}

export type Commands = Readonly<Record<string, AnyCommand>>;

/** An area of the business: its commands, kinds of entry and look-ups. All that core, sync, store and ingest need of it. */
export interface Area {
  readonly kinds: Kinds;
  readonly commands: Commands;
  readonly indexes?: readonly Index[];
  /** How rights to its counters move between devices. */
  readonly counters?: readonly CounterRule[];
}

/** Declares a command with its types checked against each other. */
export const command = <Args, R, E extends CommandError, Input = Args>(
  definition: Command<Args, R, E, Input>,
): Command<Args, R, E, Input> => definition;
