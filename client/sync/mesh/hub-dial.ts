import type { HubAddress } from "../../../shared/sync/pairing/hub.ts";
import { type Link, OPEN_MS } from "./link.ts";

/** Knocking at the hub whose address is remembered, without anybody's help. */
export interface HubDial {
  readonly begin: (hub: HubAddress) => void;
  /** Under way or open. */
  readonly isOn: () => boolean;
  readonly done: (link: Link) => void;
  readonly close: () => void;
}

export const createHubDial = (open: () => Link | null, report: (error: unknown) => void): HubDial => {
  let dialled: Link | null = null;
  return {
    begin: (hub) => {
      const link = open();
      if (link === null) return;
      dialled = link;
      link.expect(hub.fingerprint, OPEN_MS);
      link.connection.dialHub(hub).catch((error: unknown) => {
        if (dialled === link) report(error);
        link.close();
      });
    },
    isOn: () => dialled !== null,
    done: (link) => {
      if (dialled === link) dialled = null;
    },
    close: () => dialled?.close(),
  };
};
