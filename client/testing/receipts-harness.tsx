import { signal } from "@preact/signals";
import { render } from "preact";
import { soldShop } from "../../shared/domain/refund/testing/sold.ts";
import { pickLanguage } from "../../shared/i18n/languages.ts";
import { ReceiptsScreen } from "../features/receipts/screen.tsx";
import { afterTimer } from "../session/calm.ts";
import type { Route } from "../session/feature.ts";
import "../ui/base.css";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { attachKeymap, createKeymap, KeymapContext } from "../ui/keys.ts";
import { createTheme, THEMES } from "../ui/theme.ts";
import { createToasts } from "../ui/toast-store.ts";
import { ToastCorner } from "../ui/toasts.tsx";
import { createFakeScans, createFakeShop } from "./fake-shop.ts";

/**
 * Receipts and refunds over a shop in memory, for looking at them: `?path=/receipts/last/refund&language=kk&theme=dark`; `last` is this
 * till's newest sale, `card` one paid by card, `other` one of a till that is out of reach.
 */
const options = new URLSearchParams(location.search);
const i18n = await createI18n(
  pickLanguage([options.get("language") ?? "en"], "en"),
  undefined,
  "Asia/Almaty",
);
createTheme(localStorage, document.documentElement).choose(
  THEMES.find((name) => name === options.get("theme")) ?? "light",
);

const world = await soldShop({ cashRounding: "nearest-100" });
const [device, away] = [world.till(0), world.till(1)];
const other = await world.sell(away, 2_000);
for (let i = 1; i <= 5; i++) await world.sell(device, i * 1_000);
const byCard = await device.must("sale.complete", {
  lines: [{ product: world.tea, quantity: 2_000 }],
  tenders: [{ type: "card", amount: 20_000 }],
});
const last = await world.sell(device, 3_000);
await world.syncAll();

const shop = createFakeShop(device, { person: await world.person("seller"), now: () => world.clock.now });
shop.colleagues.value = [{ person: await world.person("manager"), pin: "2468" }];
const scans = createFakeScans();
const shifts = { version: signal(0), sums: () => null, refresh: async () => undefined };
const toasts = createToasts({ after: afterTimer });
const keymap = createKeymap({ actions: [], storage: localStorage });
attachKeymap(window, keymap);
const routeOf = (path: string): Route => {
  const url = new URL(
    path
      .replace("/last", `/${last.number}`)
      .replace("/other", `/${other.number}`)
      .replace("/card", `/${byCard.number}`),
    location.origin,
  );
  return { path: url.pathname, params: url.searchParams };
};
const route = signal(routeOf(options.get("path") ?? "/receipts"));
const go = (path: string): void => {
  route.value = routeOf(path);
};

const root = document.getElementById("receipts");
if (root !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <KeymapContext.Provider value={keymap}>
        <ReceiptsScreen {...{ shop, scans, route, go, shifts }} />
        <ToastCorner toasts={toasts} />
      </KeymapContext.Provider>
    </I18nContext.Provider>,
    root,
  );
document.documentElement.dataset.ready = "";
