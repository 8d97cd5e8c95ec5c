import { type Page, pagesOf } from "../../../shared/core/checkpoint.ts";
import { turnAwayPeer } from "../../../shared/sync/acquaintance.ts";
import { pagesFor } from "./genesis.ts";
import type { Host, World } from "./types.ts";
import { clockOf } from "./world.ts";

/** A server that runs, to which a link stands and which does not turn the device away; a server reaches itself. */
export const serverInReach = (world: World, at: Host): Host | null => {
  if (at.certificate.kind === "server") return at;
  for (const { a, b, up, toA, toB } of world.links) {
    if (!up || toA.blocked || toB.blocked) continue;
    const other = a === at ? b : b === at ? a : null;
    if (other?.certificate.kind !== "server" || other.program === null) continue;
    const { cuts } = other.program.replica.state;
    if (turnAwayPeer(other.certificate, at.certificate, { cuts, now: clockOf(world, other) }) === null)
      return other;
  }
  return null;
};

/** The server's folded state as it serves it to a device that begins; `null` with no server in reach. */
export const servedPages = (world: World, host: Host): readonly Page[] | null => {
  if (world.tick === 0) return host.pages;
  const server = serverInReach(world, host)?.program;
  return server == null ? null : pagesFor(pagesOf(server.replica.state), host.certificate);
};
