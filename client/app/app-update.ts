import { type ReadonlySignal, signal } from "@preact/signals";

/** What registers the service worker; `virtual:pwa-register` is one. Gives back how to put a waiting version in force. */
export type RegisterWorker = (hooks: {
  readonly immediate: boolean;
  readonly onNeedRefresh: () => void;
  readonly onNeedReload: () => void;
  readonly onRegisteredSW: (url: string, registration: ServiceWorkerRegistration | undefined) => void;
}) => (reload?: boolean) => Promise<void>;

export interface AppUpdate {
  /** `ready`: fetched, waiting to be put in force. `loaded`: in force since another tab asked; this page is still the old one. */
  readonly state: ReadonlySignal<"none" | "ready" | "loaded">;
  /** Puts the new version in force and loads the page again, unless a sale is open in any tab. */
  readonly apply: () => "updating" | "sale-open";
  readonly later: () => void;
}

export interface AppUpdateDeps {
  readonly register: RegisterWorker;
  readonly isSaleOpen: () => boolean;
  readonly reload: () => void;
  /** Runs `run` again and again. */
  readonly every: (milliseconds: number, run: () => void) => void;
}

const LOOK_MS = 3_600_000;

/** New versions of the app: fetched by themselves, put in force only when a person says so and no sale is open. */
export const createAppUpdate = ({ register, isSaleOpen, reload, every }: AppUpdateDeps): AppUpdate => {
  const state = signal<"none" | "ready" | "loaded">("none");
  let isAsked = false;
  const update = register({
    immediate: true,
    onNeedRefresh: () => {
      state.value = "ready";
    },
    onNeedReload: () => {
      if (isAsked) reload();
      else state.value = "loaded";
    },
    onRegisteredSW: (_url, registration) => {
      if (registration !== undefined) every(LOOK_MS, () => void registration.update().catch(() => {}));
    },
  });
  return {
    state,
    apply: () => {
      if (isSaleOpen()) return "sale-open";
      isAsked = true;
      if (state.peek() === "loaded") reload();
      else void update(true);
      return "updating";
    },
    later: () => {
      state.value = "none";
    },
  };
};

/** Open sales lie in the till's drafts, which all tabs share. */
export const hasOpenSale = (storage: Pick<Storage, "length" | "key" | "getItem">): boolean => {
  for (let i = 0; i < storage.length; i++) {
    const key = storage.key(i) ?? "";
    if (key.startsWith("sale.") && (storage.getItem(key) ?? "null") !== "null") return true;
  }
  return false;
};
