import type { LogId } from "../../../shared/core/ids.ts";
import type { Host, World } from "./types.ts";

/** What must hold at any moment, looked at after every step; what breaks it is an alarm. */
export const watch = (world: World): void => {
  for (const host of world.hosts) {
    if (host.program === null || host.hostile) continue;
    watchRights(world, host);
    if (host.program.unsent() === 0) watchSafe(world, host);
  }
};

/**
 * [COUNTER-4] What a device itself may spend is never reckoned below nothing, unless its storage was copied or put back whole. Cuts
 * take back what it had in good faith: then only the oracle can tell.
 */
const watchRights = (world: World, host: Host): void => {
  const writer = host.program?.writer() ?? null;
  const fates = world.record.fates.get(host.device) ?? [];
  const cuts = host.program?.replica.state.cuts;
  if (cuts === undefined || cuts.devices.size + cuts.people.size > 0) return;
  if (writer === null || fates.includes("cloned") || fates.includes("rolled-back-whole")) return;
  for (const [counter, cells] of host.program?.replica.state.counters ?? []) {
    let rights = 0;
    for (const { holder, given, minted, spent } of cells) {
      rights += given?.[writer.holder] ?? 0;
      if (holder !== writer.holder) continue;
      rights += minted - spent;
      for (const to in given) rights -= given[to as never] ?? 0;
    }
    if (rights < 0)
      world.alarms.push({
        invariant: "own rights never below zero",
        detail: `${host.id}: ${rights} of ${counter}`,
      });
  }
};

/** [LOG-5] Where a device shows that all it wrote is held elsewhere, it is, or was. */
const watchSafe = (world: World, host: Host): void => {
  for (const { id, device, head } of host.program?.replica.state.logs.values() ?? []) {
    if (device !== host.device || head <= heldElsewhere(world, host, id)) continue;
    world.alarms.push({
      invariant: "what is called safe is held elsewhere",
      detail: `${host.id}: ${id} ${head}`,
    });
  }
};

const heldElsewhere = ({ hosts, record }: World, host: Host, log: LogId): number => {
  let held = 0;
  for (const { id, disk, began } of hosts)
    if (id !== host.id) held = Math.max(held, disk.byLog.get(log)?.at(-1)?.seq ?? 0, began[log] ?? 0);
  for (const { by, log: claimed, seq } of record.claims)
    if (claimed === log && by !== host.id) held = Math.max(held, seq);
  for (const { replica, had } of record.destroyed)
    if (replica !== host.id) held = Math.max(held, had[log] ?? 0);
  return held;
};
