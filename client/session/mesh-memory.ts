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

/** What was agreed with other tills on how to find each other again, kept across reloads. */
export const openAgreements = async (
  store: DeviceStore,
  report: (error: unknown) => void,
): Promise<Pick<StandbyDeps, "known" | "save">> => ({
  known: (await store.get<readonly Agreement[]>(AGREEMENTS)) ?? [],
  save: (agreements) => void store.set(AGREEMENTS, agreements).catch(report),
});
