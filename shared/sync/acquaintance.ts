import type { Certificate } from "../core/certificate.ts";
import type { Cuts } from "../core/cut.ts";
import type { DeviceId } from "../core/ids.ts";
import type { ByeReason } from "./messages.ts";

/**
 * Why a peer whose certificate verifies is turned away all the same, by name; `null` when it is welcome. `now` in ms.
 * - `revoked`: the authority put it out of use.
 * - `expired`: its certificate was not renewed in time.
 * - `branch`: it stands in another branch, so there is nothing both may read but what is the whole organisation's.
 */
export const turnAwayPeer = (
  me: Certificate,
  peer: Certificate,
  { cuts, now }: { readonly cuts: Cuts; readonly now: number },
): ByeReason | null => {
  if (isCutOff(cuts, peer.device)) return "revoked";
  if (peer.expiresAt !== undefined && now > peer.expiresAt) return "expired";
  return sharesBranch(me, peer) ? null : "branch";
};

/** Whether the authority put the device out of use, not just an older life of it. */
export const isCutOff = (cuts: Cuts, device: DeviceId): boolean =>
  cuts.devices.get(device)?.some(({ keeps }) => keeps === null) ?? false;

/** Server and hub belong to no branch; one who reads all reads every branch. */
const sharesBranch = (a: Certificate, b: Certificate): boolean =>
  [a, b].some(({ kind, reads }) => kind === "server" || kind === "hub" || reads.includes("*")) ||
  a.reads.some((scope) => scope.startsWith("b-") && b.reads.includes(scope));
