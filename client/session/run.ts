import type { ReadonlySignal } from "@preact/signals";
import type { Command, CommandError, Commands } from "../../shared/core/command.ts";
import type { Replica } from "../../shared/core/replica.ts";
import { runCommand } from "../../shared/core/run-command.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import type { Person } from "../../shared/core/writer.ts";
import { mayAct } from "../../shared/domain/access/judge.ts";
import { err } from "../../shared/lib/result.ts";
import type { TillReplica } from "../store/till-replica.ts";
import type { RunCommand } from "./run-command.ts";

export interface RunDeps {
  readonly replica: Replica & Pick<TillReplica, "writer">;
  readonly person: ReadonlySignal<Person | null>;
  readonly commands: Commands;
  readonly now: () => Instant;
  /** Letters and digits, so many of them. */
  readonly random: (length: number) => string;
}

const ID_LENGTH = 16;

/** The one way in which screens change anything: a named command, as the person at the device. */
export const createRunCommand = ({ replica, person, commands, now, random }: RunDeps): RunCommand =>
  (async (name, args, approval) => {
    const writer = replica.writer();
    if (writer === null) return err({ type: "NotWriter" });
    const who = person.peek();
    if (who === null) return err({ type: "NotSignedIn" });
    const lent = approval === undefined ? {} : { approver: approval.person };
    const actor = { writer, person: who, ...lent, now, newId: () => random(ID_LENGTH), may: mayAct };
    return runCommand(replica, actor, commands[name] as unknown as AnyTyped, args);
  }) as RunCommand;

type AnyTyped = Command<unknown, unknown, CommandError, unknown>;
