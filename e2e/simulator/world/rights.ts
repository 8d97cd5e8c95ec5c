import type { Certificate } from "../../../shared/core/certificate.ts";
import type { Want } from "../../../shared/sync/messages.ts";
import type { Host, Program, World } from "./types.ts";

/** What a device gives a peer that asks for rights; nothing while no planner is there. */
export const giveRights = async (
  _world: World,
  _host: Host,
  _program: Program,
  _wants: readonly Want[],
  _peer: Certificate,
): Promise<void> => undefined;
