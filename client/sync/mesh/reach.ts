import type { Connections } from "./connection.ts";

/**
 * What the browser tells of its own addresses.
 * - `none`: nothing, so no link can come about: no network, or one without a way to the internet while the camera is not allowed.
 * - `hidden`: names instead of addresses, which other tills find where the network carries multicast.
 * - `open`: its addresses.
 */
export type Reach = "none" | "hidden" | "open";

/** Looks what a direct link could start from now. The camera's permission opens all of it; capturing is not needed. */
export const lookAtReach = async (connections: Connections | null): Promise<Reach> => {
  const silent = {
    reached: () => {},
    opened: () => {},
    received: () => {},
    drained: () => {},
    closed: () => {},
  };
  const connection = connections?.create(silent);
  try {
    const candidates = (await connection?.offer())?.candidates ?? [];
    if (candidates.length === 0) return "none";
    return candidates.every(({ type }) => type === "mdns") ? "hidden" : "open";
  } catch {
    return "none";
  } finally {
    connection?.close();
  }
};
