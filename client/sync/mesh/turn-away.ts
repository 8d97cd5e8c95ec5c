import type { Certificate } from "../../../shared/core/certificate.ts";
import type { Cuts } from "../../../shared/core/cut.ts";
import { turnAwayPeer } from "../../../shared/sync/acquaintance.ts";
import type { ByeReason } from "../../../shared/sync/messages.ts";

/**
 * Why whoever holds the key `remote` at the other end of a direct link is not talked to [SYNC-1]; `null` when they are.
 * - `unpaired`: its certificate names no key for direct links, or it is this device itself, copied.
 * - `certificate`: it names another key than the one the link stands on.
 */
export const turnAwayLinked = (
  me: Certificate,
  peer: Certificate,
  { remote, cuts, now }: { readonly remote: string; readonly cuts: Cuts; readonly now: number },
): ByeReason | null => {
  if (peer.transport === undefined || peer.device === me.device) return "unpaired";
  if (peer.transport !== remote) return "certificate";
  return turnAwayPeer(me, peer, { cuts, now });
};
