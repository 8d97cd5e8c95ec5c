import { type ArgsOf, type CommandName, commands, type ResultOf } from "../../../shared/commands.ts";
import type { StaffId } from "../../../shared/core/ids.ts";
import { runCommand } from "../../../shared/core/run-command.ts";
import { createView, type View } from "../../../shared/core/view.ts";
import type { Draft, Writer } from "../../../shared/core/writer.ts";
import { mayAct } from "../../../shared/domain/access/judge.ts";
import { ok } from "../../../shared/lib/result.ts";
import { kill } from "../world/device.ts";
import type { Host, Program, World } from "../world/types.ts";
import { clockOf, count, newId, settle } from "../world/world.ts";

/** A device that is running, with the person at it. */
export interface Desk {
  readonly host: Host;
  readonly program: Program;
  readonly writer: Writer;
  readonly view: View;
}

/** The device as somebody works on it; `null` while it is off, or when it is none to work on. */
export const deskOf = (host: Host): Desk | null => {
  const writer = host.program?.writer() ?? null;
  if (host.program === null || writer === null) return null;
  const view = createView(host.program.replica.state, writer.holder);
  return { host, program: host.program, writer, view };
};

export type Outcome<Name extends CommandName> =
  | { readonly done: true; readonly result: ResultOf<Name> }
  | { readonly done: false; readonly why: string };

/** A person gives a command. The device may die in the middle of it. */
export const act = async <Name extends CommandName>(
  world: World,
  { host, program, writer }: Desk,
  name: Name,
  args: ArgsOf<Name>,
  options: { readonly by?: StaffId; readonly approver?: StaffId } = {},
): Promise<Outcome<Name>> => {
  const staff = options.by ?? host.person;
  const person = staff === null ? undefined : host.people.get(staff);
  const approver = options.approver === undefined ? undefined : host.people.get(options.approver);
  if (staff === null || person === undefined) return { done: false, why: "nobody is here" };
  const actor = {
    writer,
    person,
    ...(approver && { approver }),
    now: () => clockOf(world, host),
    newId: () => newId(world),
    may: mayAct,
  };
  const came = await settle(runCommand(program.replica, actor, commands[name] as never, args));
  if (!program.power.alive) kill(world, host);
  const outcome = came === "silent" ? "died" : came.ok ? "done" : (came.error as { type: string }).type;
  world.record.acts.push({
    tick: world.tick,
    replica: host.id,
    staff,
    approver: options.approver ?? null,
    name,
    outcome,
  });
  count(world, `${name}: ${outcome}`);
  world.note(`${host.id} ${staff} ${name} ${outcome}`);
  if (came === "silent" || !came.ok) return { done: false, why: outcome };
  return { done: true, result: came.value as ResultOf<Name> };
};

/** What a device writes by itself; whether it was kept. */
export const writeItself = async (
  world: World,
  { host, program, writer }: Desk,
  name: string,
  decide: () => readonly Draft[],
): Promise<boolean> => {
  const came = await settle(
    program.replica.write(writer, null, () => ok({ drafts: decide(), result: null })),
  );
  if (!program.power.alive) kill(world, host);
  const outcome = came === "silent" ? "died" : came.ok ? "done" : came.error.type;
  world.note(`${host.id} itself ${name} ${outcome}`);
  count(world, `${name}: ${outcome}`);
  return outcome === "done";
};
