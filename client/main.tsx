import { registerSW } from "virtual:pwa-register";
import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { BADGE_MARK, readBadge } from "../shared/domain/access/badge.ts";
import { ORGANISATION, readLockMinutes } from "../shared/domain/access/organisation.ts";
import { isLanguage, LANGUAGE_TAG, pickLanguage } from "../shared/i18n/languages.ts";
import { App } from "./app/app.tsx";
import { createAppUpdate, hasOpenSale } from "./app/app-update.ts";
import { startBoot } from "./app/boot.ts";
import { lockWhenIdle } from "./app/idle-lock.ts";
import { keepInstallPrompt } from "./app/install-prompt.ts";
import { createRouter } from "./app/router.ts";
import { createScanSource } from "./app/scan-source.ts";
import type { OpenShop, Services } from "./app/services.ts";
import { SHELL_ACTIONS } from "./app/shell-keys.ts";
import { missingAbility } from "./device/abilities.ts";
import { createBadgeScanner } from "./device/badge-scanner.ts";
import { chance } from "./device/chance.ts";
import { readClock } from "./device/clock.ts";
import { createCrypto } from "./device/crypto.ts";
import { saleDraftKey } from "./device/drafts.ts";
import { createHidScanner } from "./device/hid-scanner.ts";
import { attachHidScanner } from "./device/hid-scanner-dom.ts";
import { newId, randomText } from "./device/ids.ts";
import { openKeyStore } from "./device/key-store.ts";
import type { Ports } from "./device/printer/open-printer.ts";
import { createSounds } from "./device/sounds.ts";
import { askToPersist, storageRoom } from "./device/storage.ts";
import { openTransportKeys } from "./device/transport-key.ts";
import { GOODS_ACTIONS } from "./features/products/keys.ts";
import { RECEIPT_ACTIONS } from "./features/receipts/keys.ts";
import { SHIFT_ACTIONS } from "./features/shift/keys.ts";
import { TILL_ACTIONS } from "./features/till/keys.ts";
import { afterTimer } from "./session/calm.ts";
import { createConcerns } from "./session/concerns.ts";
import { enrolDevice } from "./session/enrolment.ts";
import { createHttp } from "./session/http.ts";
import { type DeviceIdentity, readIdentity } from "./session/identity.ts";
import { followLastSeen } from "./session/last-seen.ts";
import { askServer, createShop } from "./session/office.ts";
import { openShop, type Surroundings } from "./session/open-shop.ts";
import { createShiftBook, keepWatched } from "./session/shift-book.ts";
import { createTraining } from "./session/training.ts";
import { openDatabase } from "./store/database.ts";
import { createDeviceStore } from "./store/device-store.ts";
import { atNextFrame } from "./store/live.ts";
import type { Socket } from "./sync/server-link.ts";
import "./ui/base.css";
import { createI18n } from "./ui/i18n.ts";
import { attachKeymap, createKeymap } from "./ui/keys.ts";
import { createTheme } from "./ui/theme.ts";
import { createToasts } from "./ui/toast-store.ts";
import { createTypeSize } from "./ui/type-size.ts";

const NAME = "saudaflow";

const storage = localStorage;
const theme = createTheme(storage, document.documentElement);
const typeSize = createTypeSize(storage, document.documentElement);
const sounds = createSounds({ storage, open: () => new AudioContext({ latencyHint: "interactive" }) });
const stored = storage.getItem("language") ?? "";
const i18n = await createI18n(isLanguage(stored) ? stored : pickLanguage(navigator.languages));
effect(() => {
  document.documentElement.lang = LANGUAGE_TAG[i18n.language.value];
  if (i18n.language.value !== storage.getItem("language")) storage.setItem("language", i18n.language.value);
});

const keymap = createKeymap({
  actions: [...SHELL_ACTIONS, ...TILL_ACTIONS, ...RECEIPT_ACTIONS, ...SHIFT_ACTIONS, ...GOODS_ACTIONS],
  storage,
});
const scans = createScanSource();
const badges = createScanSource();
const scannerPause = signal(storage.getItem("scanner-pause") === "on");
attachKeymap(window, keymap);

const http = createHttp(fetch.bind(globalThis));
const crypto = createCrypto();
const database = openDatabaseOnce();
const transportKeys = openTransportKeys(`${NAME}-transport`);
const enrolDeps = async () => {
  const { device } = await database();
  const [keys, store] = [openKeyStore(`${NAME}-keys`), createDeviceStore(device)];
  return { http, crypto, newId, keys, store, transportKeys, now: readClock };
};

const boot = startBoot<DeviceIdentity>({
  missing: missingAbility,
  identity: async () => {
    const { store, keys } = await enrolDeps();
    return readIdentity(store, keys, crypto);
  },
  open: openHere,
  askServer: () => askServer(http),
  createShop: async (shop) => createShop(await enrolDeps(), shop),
  enrol: async (code) => enrolDevice(await enrolDeps(), code),
  after: afterTimer,
});

/** Wherever a code may be scanned: in the open shop and where a new device is let in. A PIN typed quickly is no code. */
effect(() => {
  const now = boot.value;
  const isNobodyHere = now.type === "open" && now.open.shop.person.value === null;
  return attachHidScanner(window, isNobodyHere ? createBadgeScanner(BADGE_MARK) : createHidScanner(), {
    onScan: (scan) => (readBadge(scan.text) === null ? scans : badges).push(scan),
    ...(scannerPause.value && { after: afterTimer }),
  });
});

const services: Services = {
  boot,
  i18n,
  theme,
  keymap,
  scans,
  badges,
  router: createRouter(window),
  toasts: createToasts({ after: afterTimer }),
  update: createAppUpdate({
    register: registerSW,
    isSaleOpen: () => hasOpenSale(storage),
    reload: () => location.reload(),
    every: (milliseconds, run) => void setInterval(run, milliseconds),
  }),
  device: {
    room: storageRoom,
    persist: askToPersist,
    theme,
    typeSize,
    sounds,
    install: keepInstallPrompt(window),
    scannerPause,
    chooseScannerPause: (on) => {
      scannerPause.value = on;
      storage.setItem("scanner-pause", on ? "on" : "off");
    },
    version: /-([\w-]{8})\.js/.exec(import.meta.url)?.[1] ?? "dev",
  },
  reload: () => location.reload(),
};

const page = document.getElementById("app");
if (page !== null) render(<App services={services} />, page);

/** Opens the database when first asked, and only once. */
function openDatabaseOnce() {
  let opened: ReturnType<typeof openDatabase> | undefined;
  return () => {
    opened ??= openDatabase(NAME);
    return opened;
  };
}

async function openHere(identity: DeviceIdentity): Promise<OpenShop> {
  const { shop, people, openTraining, replica, link, mesh, flush } = await openShop(
    await database(),
    identity,
    surroundings(),
  );
  const wake = (): void => {
    link.wake();
    mesh.wake();
  };
  void askToPersist();
  window.addEventListener("online", wake);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) flush();
    else wake();
  });
  const minutes = computed(() => readLockMinutes(shop.doc("org", ORGANISATION).value));
  const isSomebodyHere = computed(() => shop.person.value !== null);
  const lockedFor = signal<string | null>(null);
  const lock = () => {
    lockedFor.value = shop.person.peek()?.staff ?? null;
    people.lock();
  };
  lockWhenIdle({ minutes, isSomebodyHere, lock, now: readClock, every, listen: hearTouches });
  const lastSeen = followLastSeen({ peers: shop.peers, local: storage, now: readClock });
  const shifts = createShiftBook({ shop, watched: keepWatched(storage), report: reportError });
  const concerns = createConcerns(shop);
  const training = createTraining(openTraining, ({ certificate }) =>
    sessionStorage.removeItem(saleDraftKey(certificate.device)),
  );
  return { shop, people, concerns, lastSeen, shifts, lockedFor, training, takeOver: replica.takeOver };
}

function every(milliseconds: number, run: () => void) {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
}

/** Whatever a person does at the device, a scanner's keys included. */
function hearTouches(heard: () => void) {
  const signs = ["pointerdown", "keydown", "wheel"] as const;
  for (const sign of signs) window.addEventListener(sign, heard, { capture: true, passive: true });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, heard, { capture: true });
  };
}

function surroundings(): Surroundings {
  const channel = new BroadcastChannel(NAME);
  return {
    http,
    crypto,
    chance,
    atNextFrame,
    // A browser's socket hands its listeners more than the link asks for.
    openSocket: () => new WebSocket(`${location.origin.replace(/^http/, "ws")}/v1/sync`) as Socket,
    transportKeys,
    ports: navigator as Ports,
    locks: navigator.locks,
    local: storage,
    tab: sessionStorage,
    tabs: {
      post: () => channel.postMessage(null),
      listen: (heard) => channel.addEventListener("message", heard),
    },
    now: readClock,
    random: randomText,
    after: afterTimer,
    whenIdle: (task) => void requestIdleCallback(task, { timeout: 10_000 }),
    report: reportError,
  };
}
