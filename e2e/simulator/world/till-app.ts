import { computed, signal } from "@preact/signals";
import { readFacts } from "../../../client/session/facts.ts";
import { createGiving } from "../../../client/session/giving.ts";
import { replicaView } from "../../../client/session/replica-view.ts";
import { createRunCommand } from "../../../client/session/run.ts";
import type { RunError } from "../../../client/session/run-command.ts";
import { createShiftBook, keepWatched, type ShiftBookDeps } from "../../../client/session/shift-book.ts";
import type { TillReplica } from "../../../client/store/till-replica.ts";
import { commands } from "../../../shared/commands.ts";
import type { Attention } from "../../../shared/core/state.ts";
import type { Person } from "../../../shared/core/writer.ts";
import type { DiskPorts, Power } from "./disk.ts";
import type { Host, Till, World } from "./types.ts";
import { clockOf, count, letter, textOf } from "./world.ts";

/** What the app of a till keeps besides its replica, by its own code: the book of shifts, and how it answers who asks for rights. */
export const openTillApp = (
  world: World,
  host: Host,
  power: Power,
  { store, latest, local }: DiskPorts,
  replica: TillReplica,
): Till => {
  const facts: Till["facts"] = (query) => readFacts(latest, query);
  const person = signal<Person | null>(null);
  const attention = signal<readonly Attention[]>([]);
  const asPerson = createRunCommand({
    replica,
    person,
    commands,
    now: () => clockOf(world, host),
    random: (length) => letter(world, length),
  });
  const run = (async (name, args) => {
    const done = await asPerson(name, args);
    count(world, `${name}: ${done.ok ? "done" : (done.error as RunError).type}`);
    return done;
  }) as typeof asPerson;
  const shifts = createShiftBook({
    shop: { certificate: host.certificate, run, facts, attention, ...watching(replica, person) },
    watched: keepWatched(local),
    report: (error) => {
      if (!power.alive || power.troubled) return;
      world.alarms.push({ invariant: "nothing goes wrong unseen", detail: `${host.id}: ${textOf(error)}` });
    },
    after: () => () => undefined,
  });
  return {
    facts,
    shifts: {
      sums: shifts.sums,
      refresh: async () => {
        person.value = (host.person === null ? undefined : host.people.get(host.person)) ?? null;
        attention.value = [...replica.state.attention.values()];
        await shifts.refresh();
      },
    },
    give: createGiving({
      replica,
      store,
      demandOf: () => world.dice.below(2),
      report: () => count(world, "no rights could be given"),
    }),
  };
};

/** The book is told when to read, so nothing has to tell it of changes. */
const watching = (replica: TillReplica, person: { readonly value: Person | null }) => {
  const never = signal(0);
  const sync = {
    server: "offline",
    lastHeard: null,
    unsent: 0,
    copies: 0,
    drift: null,
    refused: [],
  } as const;
  return {
    view: replicaView(replica),
    docs: (type) => replica.state.docs.get(type) ?? new Map(),
    changed: () => never,
    countersChanged: never,
    sync: signal({ ...sync, writing: true }),
    person: computed(() => person.value?.ticket ?? null),
  } satisfies Partial<ShiftBookDeps["shop"]>;
};
