import type { Logger } from "pino";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import type { Organisation } from "../store/organisations.ts";
import type { LineKey } from "./line-key.ts";
import { type Membership, type MembershipDeps, renewIfDue } from "./membership.ts";
import { startUpstreamLink, type UpstreamLink, type UpstreamLinkDeps } from "./upstream-link.ts";

export interface MemberHubDeps extends UpstreamLinkDeps, MembershipDeps {
  readonly log: Logger;
}

/** A look at our addresses is cheap, and a router may hand out another any time. */
const LOOK_MS = 30_000;

/**
 * A hub as a member of an organisation: keeps in touch with its server, and once that answers has its certificate renewed where due and
 * tells where tills find it.
 */
export const startMemberHub = (
  deps: MemberHubDeps,
  membership: Membership,
  { key, address }: { readonly key: LineKey; readonly address: (() => HubAddress) | null },
): UpstreamLink => {
  let announced = "";
  let isConnected = false;
  const keepUp = async (): Promise<void> => {
    await renewIfDue(deps, membership, key);
    const now = address?.() ?? null;
    if (now === null || JSON.stringify(now) === announced) return;
    const { server } = (await deps.organisations.get(membership.org)) as Organisation;
    await membership.api.announce(server, now);
    announced = JSON.stringify(now);
  };
  const keepUpQuietly = (): void => {
    if (!isConnected) return;
    keepUp().catch((error: unknown) => deps.log.warn({ err: error }, "the server did not take note of us"));
  };
  const looking = setInterval(keepUpQuietly, LOOK_MS);
  const link = startUpstreamLink(deps, membership, {
    opened: () => {
      isConnected = true;
      announced = "";
      keepUpQuietly();
    },
  });
  return {
    close: () => {
      isConnected = false;
      clearInterval(looking);
      link.close();
    },
  };
};
