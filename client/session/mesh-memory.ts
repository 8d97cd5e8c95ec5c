import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import type { DeviceStore } from "../store/device-store.ts";
import type { Agreement, StandbyDeps } from "../sync/mesh/standby.ts";
import type { DeviceHttp } from "./device-token.ts";

/** Where the shop's hub is, kept for when nobody can be asked. */
export interface HubMemory {
  readonly address: () => HubAddress | null;
  /** Asks the server, when it is there. */
  readonly refresh: () => Promise<void>;
}

const HUB = "hub";
const AGREEMENTS = "standby";

export const openHubMemory = async (store: DeviceStore, http: DeviceHttp): Promise<HubMemory> => {
  let hub = await store.get<HubAddress>(HUB);
  return {
    address: () => hub,
    refresh: async () => {
      const answer = await http.json<HubAddress | null>({ method: "GET", path: "/v1/hub" });
      if (!answer.ok || JSON.stringify(answer.value) === JSON.stringify(hub)) return;
      hub = answer.value;
      await store.set(HUB, hub);
    },
  };
};

/** A hub may be put up, or get another address, while tills are at work. */
const LOOK_MS = 5 * 60_000;

export interface LookForHubDeps {
  readonly hub: HubMemory;
  /** It may be known now. */
  readonly looked: () => void;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

/** Asks where the hub is, now and every five minutes; gives back how to stop. */
export const lookForHub = ({ hub, looked, after, report }: LookForHubDeps): (() => void) => {
  let callOff = (): void => {};
  const look = (): void => {
    hub.refresh().then(looked, report);
    callOff = after(LOOK_MS, look);
  };
  look();
  return () => callOff();
};

/** What was agreed with other tills on how to find each other again, kept across reloads. */
export const openAgreements = async (
  store: DeviceStore,
  report: (error: unknown) => void,
): Promise<Pick<StandbyDeps, "known" | "save">> => ({
  known: (await store.get<readonly Agreement[]>(AGREEMENTS)) ?? [],
  save: (agreements) => void store.set(AGREEMENTS, agreements).catch(report),
});
