import { signal } from "@preact/signals";
import { render } from "preact";
import { createHidScanner } from "../../../client/device/hid-scanner.ts";
import { attachHidScanner } from "../../../client/device/hid-scanner-dom.ts";
import { TILL_ACTIONS } from "../../../client/features/till/keys.ts";
import { TillScreen } from "../../../client/features/till/screen.tsx";
import { createFakeScans, createFakeShop } from "../../../client/testing/fake-shop.ts";
import { createI18n, I18nContext } from "../../../client/ui/i18n.ts";
import { attachKeymap, createKeymap, KeymapContext } from "../../../client/ui/keys.ts";
import { takePage } from "../../../shared/core/checkpoint.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import { shopPages } from "../../store/shop-pages.ts";
import "../../../client/ui/base.css";

/** The till's own screen, model, keymap and scanner over `?products=` goods in memory. */
const products = Number(new URLSearchParams(location.search).get("products") ?? 100_000);
const world = await testShop();
const device = world.till();
for (const line of shopPages(products).slice(0, -1)) {
  takePage(device.state(), JSON.parse(line.replaceAll("stock/main/", `stock/${world.branch}/`)));
}
const shop = createFakeShop(device, { person: await world.person("seller"), now: () => world.clock.now });
const scans = createFakeScans();
attachHidScanner(window, createHidScanner(), { onScan: ({ text }) => scans.scan(text) });
const keymap = createKeymap({ actions: TILL_ACTIONS, storage: localStorage });
attachKeymap(window, keymap);
const i18n = await createI18n("en", undefined, "Asia/Almaty");
const route = signal({ path: "/till", params: new URLSearchParams() });
const root = document.getElementById("till");
if (root !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <KeymapContext.Provider value={keymap}>
        <TillScreen shop={shop} scans={scans} route={route} go={() => {}} />
      </KeymapContext.Provider>
    </I18nContext.Provider>,
    root,
  );
