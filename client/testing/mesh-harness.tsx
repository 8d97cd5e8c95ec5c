import { signal } from "@preact/signals";
import { render } from "preact";
import { pickLanguage } from "../../shared/i18n/languages.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createSounds } from "../device/sounds.ts";
import { AttentionScreen } from "../features/attention/screen.tsx";
import { NeighboursScreen } from "../features/neighbours/screen.tsx";
import { SettingsScreen } from "../features/settings/screen.tsx";
import type { ThisDevice } from "../features/settings/this-device.ts";
import { afterTimer } from "../session/calm.ts";
import type { Route } from "../session/feature.ts";
import { followLastSeen } from "../session/last-seen.ts";
import "../ui/base.css";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { attachKeymap, createKeymap, KeymapContext } from "../ui/keys.ts";
import { createTheme, THEMES } from "../ui/theme.ts";
import { createToasts } from "../ui/toast-store.ts";
import { ToastCorner } from "../ui/toasts.tsx";
import { createTypeSize } from "../ui/type-size.ts";
import { aPeer, createFakeMesh } from "./fake-mesh.ts";
import { createFakePeople } from "./fake-people.ts";
import { createFakeScans, createFakeShop } from "./fake-shop.ts";
import { someConcerns } from "./some-concerns.ts";

/**
 * Devices in touch, linking two tills, the attention list and settings over a shop in memory, for looking at them:
 * `?path=/neighbours?pair&language=kk&theme=dark`, `alone` for nobody in touch, `unsent=12`, `role=owner`.
 */
const options = new URLSearchParams(location.search);
const i18n = await createI18n(
  pickLanguage([options.get("language") ?? "en"], "en"),
  undefined,
  "Asia/Almaty",
);
const theme = createTheme(localStorage, document.documentElement);
theme.choose(THEMES.find((name) => name === options.get("theme")) ?? "light");

const world = await testShop({ tills: 5 });
await world.addDevice("warehouse", world.branch);
const product = await world.addProduct({ policy: "flexible" });
await world.syncAll();
const person = await world.person(options.get("role") ?? "seller");
const { clock } = world;
const shop = createFakeShop(world.till(), { person, now: () => clock.now });
const unsent = Number(options.get("unsent") ?? 0);
for (let i = 0; i < unsent - 2; i++)
  await shop.device.must("sale.complete", {
    lines: [{ product, quantity: 1_000 }],
    tenders: [{ type: "card", amount: 10_000 }],
  });
const isAlone = options.has("alone");
shop.sync.value = {
  ...shop.sync.value,
  unsent,
  lastHeard: clock.now - 1_500_000,
  server: isAlone || options.has("offline") ? "offline" : "connected",
};
const { device } = world.till(1).certificate;
const inTouch = [
  aPeer({ device, since: clock.now - 4_000_000, rtt: 3 }),
  aPeer({ device: world.till(2).certificate.device, since: clock.now - 200_000, rtt: 12 }),
  aPeer({
    device: "hub-1",
    name: "Back room",
    kind: "hub",
    way: "hub",
    since: clock.now - 90_000_000,
    rtt: 1,
  }),
];
const server = aPeer({
  device: "server",
  kind: "server",
  way: "server",
  since: clock.now - 9_000_000,
  rtt: 48,
});
shop.peers.value = isAlone ? [] : options.has("offline") ? inTouch : [server, ...inTouch];
const seen = { [world.till(3).certificate.device]: clock.now - 7_500_000 };
const lastSeen = followLastSeen({
  peers: shop.peers,
  local: { getItem: () => JSON.stringify(seen), setItem: () => {} },
  now: shop.now,
});
const { mesh, failNext } = createFakeMesh(shop.peers);
const reach = isAlone ? "hidden" : "open";
const meshed = { ...shop, mesh: { ...mesh, reach: async () => reach } as typeof mesh };
const scans = createFakeScans();
const keymap = createKeymap({ actions: [], storage: localStorage });
attachKeymap(window, keymap);
Object.assign(window, { harness: { world, shop, scans, failNext } });

const routeOf = (path: string): Route => {
  const url = new URL(path, location.origin);
  return { path: url.pathname, params: url.searchParams };
};
const route = signal(routeOf(options.get("path") ?? "/neighbours"));
const go = (path: string): void => {
  route.value = routeOf(path);
};

const toasts = createToasts({ after: afterTimer });
const concerns = { list: signal(someConcerns(product, world.branch)), stop: () => {} };
const people = createFakePeople(world.owner);
const browser: ThisDevice = {
  room: async () => ({ used: 48_000_000, allowed: 9_000_000_000, persisted: true }),
  persist: async () => true,
  theme,
  typeSize: createTypeSize(localStorage, document.documentElement),
  sounds: createSounds({ storage: localStorage, open: () => null }),
  install: { available: signal(false), ask: async () => false },
  scannerPause: signal(false),
  chooseScannerPause: () => {},
  version: "harness",
};
const props = {
  shop: meshed,
  scans,
  route,
  go,
  lastSeen,
  toasts,
  concerns,
  people,
  keys: keymap,
  device: browser,
};

const Screen = () => {
  const { path } = route.value;
  if (path === "/attention") return <AttentionScreen {...props} />;
  return path === "/settings" ? <SettingsScreen {...props} /> : <NeighboursScreen {...props} />;
};

const root = document.getElementById("mesh");
if (root !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <KeymapContext.Provider value={keymap}>
        <Screen />
        <ToastCorner toasts={toasts} />
      </KeymapContext.Provider>
    </I18nContext.Provider>,
    root,
  );
document.documentElement.dataset.ready = "";
