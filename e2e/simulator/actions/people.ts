import type { Json } from "../../../shared/core/canonical.ts";
import { compactHeads } from "../../../shared/core/heads.ts";
import type { BranchId, HolderId, StaffId } from "../../../shared/core/ids.ts";
import { liveDoc } from "../../../shared/core/view.ts";
import type { Draft, Person } from "../../../shared/core/writer.ts";
import { readStaff, type Staff } from "../../../shared/domain/access/staff.ts";
import { BRANCHES, STAFF, vouch } from "../world/genesis.ts";
import { serverInReach } from "../world/reach.ts";
import { choosePerson } from "../world/spotlight.ts";
import type { Host, World } from "../world/types.ts";
import { clockOf, count } from "../world/world.ts";
import { act, deskOf, writeItself } from "./act.ts";
import { all, type Deed, servers, writers } from "./deed.ts";

const names: readonly StaffId[] = STAFF.map(({ staff }) => staff);

/** A person signs in online: the server vouches for them on this device, as their papers stand there. */
export const signIn: Deed = {
  weight: 6,
  of: (world) => all(world).filter(({ certificate }) => certificate.kind !== "hub"),
  run: async (world, at) => {
    const staff = choosePerson(world, names);
    if (at.program === null) return;
    const reached = serverInReach(world, at);
    const server = reached === null ? null : deskOf(reached);
    if (server === null) {
      if (at.people.has(staff)) at.person = staff; // with a PIN, as the ticket of then says
      return;
    }
    const doc = liveDoc(server.view, "staff", staff);
    const known = doc === undefined ? null : readStaff(staff, doc);
    if (known === null || !known.active) return;
    const person = await vouch(
      world.crypto,
      staff,
      known.role,
      known.branches,
      clockOf(world, server.host),
      at.device,
    );
    noteTicket(world, staff, person);
    at.people.set(staff, person);
    at.person = staff;
    count(world, "ticket");
  },
};

export const noteTicket = (world: World, staff: StaffId, person: Person): void => {
  const before = world.record.tickets.get(staff) ?? [];
  world.record.tickets.set(staff, [...before, person]);
};

/** A role is changed or somebody is dismissed at the office; what they may do everywhere changes with the cut. */
export const changeRole: Deed = {
  weight: 4,
  of: servers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const staff = choosePerson(world, ["ann", "bob", "otto", "max"]);
    const change = dice.pick([
      { active: false },
      { active: true, role: "seller" as const },
      { active: true, role: "manager" as const },
      { active: true, role: dice.pick(["seller", "manager", "operator"] as const) },
      { active: true, branches: [dice.pick(BRANCHES)] },
      { active: true, branches: "*" as const },
    ]);
    const before = clockOf(world, at);
    const came = await act(
      world,
      desk,
      "access.change-staff",
      { staff, ...change },
      { by: "owner" as never },
    );
    if (!came.done || dice.below(2) === 0) return;
    await cutPerson(world, at, staff, before);
  },
};

const cutPerson = async (world: World, at: Host, staff: StaffId, before: number): Promise<void> => {
  const desk = deskOf(at);
  if (desk === null) return;
  const doc = liveDoc(desk.view, "staff", staff);
  const now: Staff | null = doc === undefined ? null : readStaff(staff, doc);
  const body = {
    staff,
    before,
    heads: desk.program.replica.heads(),
    role: now?.active ? now.role : null,
    branches: now?.branches ?? [],
    reason: "changed",
  };
  await writeItself(world, desk, "person.cut", () => [cutDraft("person.cut", body)]);
};

const cutDraft = (kind: string, body: object): Draft => ({
  scope: "org",
  kind,
  v: 1,
  body: body as unknown as Json,
});

/**
 * A till is put out of use: stolen, lost, or its older lives after its storage broke. The server cuts it where it has
 * read it and takes over what it held.
 */
export const cutDevice: Deed = {
  weight: 3,
  rare: true,
  of: servers,
  run: async (world, at) => {
    const desk = deskOf(at);
    const candidates = world.hosts.filter(({ certificate }) => certificate.kind === "till");
    if (desk === null || candidates.length === 0) return;
    const { dice } = world;
    const { device } = dice.pick(candidates);
    const logs = [...desk.program.replica.state.logs.values()].filter((log) => log.device === device);
    const living = latestHolder(logs);
    const keeps = living !== null && holdersOf(logs) > 1 && dice.below(2) === 0 ? living : null;
    const heads = compactHeads(logs);
    const heir = dice.below(4) === 0 ? null : desk.writer.holder;
    const done = await writeItself(world, desk, "device.cut", () => [
      cutDraft("device.cut", { device, keeps, heads, heir, reason: keeps === null ? "lost" : "old life" }),
    ]);
    if (done && keeps === null) noteFate(world, device, "revoked");
  },
};

const latestHolder = (
  logs: readonly { readonly holder: HolderId; readonly stamp: string }[],
): HolderId | null =>
  logs.reduce<(typeof logs)[number] | null>((a, b) => (a === null || b.stamp > a.stamp ? b : a), null)
    ?.holder ?? null;

const holdersOf = (logs: readonly { readonly holder: HolderId }[]): number =>
  new Set(logs.map(({ holder }) => holder)).size;

export const noteFate = (
  world: World,
  device: Host["device"],
  fate: NonNullable<ReturnType<World["record"]["fates"]["get"]>>[number],
): void => {
  const before = world.record.fates.get(device) ?? [];
  if (!before.includes(fate)) world.record.fates.set(device, [...before, fate]);
};

/** Somebody new. */
export const hire: Deed = {
  weight: 2,
  rare: true,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const name = `new-${dice.below(5)}`;
    const branches = dice.below(2) === 0 ? ("*" as const) : [dice.pick(BRANCHES) as BranchId];
    const wanted = { staff: name, name, role: "seller" as const, login: name, branches };
    await act(world, desk, "access.add-staff", wanted, { by: dice.pick(["owner", "ann"]) as never });
  },
};
