import { signal } from "@preact/signals";
import { render } from "preact";
import { pickLanguage } from "../../shared/i18n/languages.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { ImportScreen } from "../features/import/screen.tsx";
import { GOODS_ACTIONS } from "../features/products/keys.ts";
import { ProductsScreen } from "../features/products/screen.tsx";
import { ReceiveScreen } from "../features/receive/screen.tsx";
import { StockScreen } from "../features/stock/screen.tsx";
import { afterTimer } from "../session/calm.ts";
import type { Route } from "../session/feature.ts";
import "../ui/base.css";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { attachKeymap, createKeymap, KeymapContext } from "../ui/keys.ts";
import { createTheme, THEMES } from "../ui/theme.ts";
import { createToasts } from "../ui/toast-store.ts";
import { ToastCorner } from "../ui/toasts.tsx";
import { createFakeScans, createFakeShop } from "./fake-shop.ts";
import { CATEGORIES, GOODS } from "./till-goods.ts";

/**
 * Products, import, goods receipt and stock over a shop in memory, for looking at them:
 * `?path=/stock&language=kk&theme=dark`, `products=100000` for many, `role=operator`, `offline`.
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

const world = await testShop({ tills: 2 });
const { office, branch } = world;
const categories: string[] = [];
for (const { name, parent } of CATEGORIES) {
  const above = parent === null ? null : (categories[parent] ?? null);
  categories.push((await office.must("catalog.change-category", { name, parent: above })).category);
}
const many = Number(options.get("products") ?? 300);
for (let from = 0; from < many; from += 500) {
  const rows = Array.from({ length: Math.min(500, many - from) }, (_, offset) => {
    const i = from + offset;
    const goods = GOODS[i % GOODS.length];
    if (goods === undefined) throw new Error("No goods");
    const turn = Math.floor(i / GOODS.length);
    return {
      line: i + 1,
      name: turn === 0 ? goods.name : `${goods.name} №${turn + 1}`,
      sku: `A-${String(i + 1).padStart(5, "0")}`,
      barcodes: i % 4 === 3 ? [] : [withCheckDigit(`4879${String(i).padStart(8, "0")}`)],
      unit: goods.unit,
      price: goods.price * 100,
      quantity: i % 9 === 4 ? null : ((i * 7) % 40) * 1_000 + 3_000,
      minStock: i % 3 === 0 ? 12_000 : 0,
      taxRate: 1_600,
      category: [CATEGORIES[goods.category]?.name ?? ""],
    };
  });
  await office.must("catalog.import", { rows, branch, file: "demo" });
}
await office.must("access.change-branch", { branch, name: "Абай көшесі, 12" });
await world.addBranch("b2");
await office.must("access.change-branch", { branch: "b2", name: "Сәтбаев көшесі, 7" });
await world.syncAll();

const person = await world.person(options.get("role") ?? "owner");
const shop = createFakeShop(office, { person, now: () => world.clock.now });
if (options.has("offline"))
  shop.sync.value = {
    ...shop.sync.value,
    server: "offline",
    unsent: 4,
    lastHeard: world.clock.now - 900_000,
  };
const scans = createFakeScans();
const toasts = createToasts({ after: afterTimer });
const keymap = createKeymap({
  actions: [
    { id: "till.search", combo: "Slash", label: "ui.search", group: "ui.keysGroupGeneral" },
    ...GOODS_ACTIONS,
  ],
  storage: localStorage,
});
attachKeymap(window, keymap);
Object.assign(window, { harness: { world, shop, scans } });

const routeOf = (path: string): Route => {
  const url = new URL(path, location.origin);
  return { path: url.pathname, params: url.searchParams };
};
const route = signal(routeOf(options.get("path") ?? "/products"));
const go = (path: string): void => {
  route.value = routeOf(path);
};
const props = { shop, scans, toasts, route, go };

const Screen = () => {
  const { path } = route.value;
  if (path === "/import") return <ImportScreen {...props} />;
  if (path === "/receive") return <ReceiveScreen {...props} />;
  return path === "/stock" ? <StockScreen {...props} /> : <ProductsScreen {...props} />;
};

const root = document.getElementById("office");
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

function withCheckDigit(body: string): string {
  const sum = [...body]
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
