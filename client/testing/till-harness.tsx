import { signal } from "@preact/signals";
import { render } from "preact";
import { pickLanguage } from "../../shared/i18n/languages.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createHidScanner } from "../device/hid-scanner.ts";
import { attachHidScanner } from "../device/hid-scanner-dom.ts";
import { ReceiptsScreen } from "../features/receipts/screen.tsx";
import { TILL_ACTIONS } from "../features/till/keys.ts";
import { TillScreen } from "../features/till/screen.tsx";
import "../ui/base.css";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { attachKeymap, createKeymap, KeymapContext } from "../ui/keys.ts";
import { createTheme, THEMES } from "../ui/theme.ts";
import { createFakeScans, createFakeShop } from "./fake-shop.ts";
import { CATEGORIES, GOODS } from "./till-goods.ts";

/**
 * The till and the receipts over a shop in memory, for looking at them: `?screen=receipts&language=kk&theme=dark`,
 * `products=100000` for many, `role=manager`, `sales=20` made beforehand, `offline`.
 */
const options = new URLSearchParams(location.search);
const i18n = await createI18n(
  pickLanguage([options.get("language") ?? "en"], "en"),
  undefined,
  "Asia/Almaty",
);
const theme = createTheme(localStorage, document.documentElement);
theme.choose(THEMES.find((name) => name === options.get("theme")) ?? "light");

const world = await testShop({ tills: 2, cashRounding: "nearest-100" });
const { office } = world;
await office.must("access.change-settings", {
  name: "Дастархан",
  taxId: "123456789012",
  footer: "Рахмет! Спасибо за покупку!",
});
const categories: string[] = [];
for (const { name, parent } of CATEGORIES) {
  const made = await office.must("catalog.change-category", {
    name,
    ...(parent === null ? {} : { parent: categories[parent] ?? null }),
  });
  categories.push(made.category);
}
const many = Number(options.get("products") ?? 300);
const ids: string[] = [];
const rows = Array.from({ length: many }, (_, i) => {
  const goods = GOODS[i % GOODS.length];
  if (goods === undefined) throw new Error("No goods");
  const turn = Math.floor(i / GOODS.length);
  return { ...goods, name: turn === 0 ? goods.name : `${goods.name} №${turn + 1}`, i };
});
for (const { name, price, unit, category, policy, i } of rows) {
  const { product } = await office.must("catalog.add-product", {
    name,
    price: price * 100,
    taxRate: 1_200,
    unit,
    policy,
    category: categories[category] ?? null,
    barcodes: i < GOODS.length ? [`20000000${String(i).padStart(4, "0")}`].map(withCheckDigit) : [],
  });
  ids.push(product);
}
await world.syncAll();
const device = world.till();
device.signIn(world.owner);
const stocked = ids.filter((_, i) => i % 9 !== 4).slice(0, 400);
for (let at = 0; at < stocked.length; at += 100)
  await device.must("stock.receive", {
    lines: stocked
      .slice(at, at + 100)
      .map((product, i) => ({ product, quantity: ((i * 7) % 40) * 1_000 + 3_000 })),
  });
const elsewhere = ids.filter((_, i) => i % 18 === 4).slice(0, 50);
world.till(1).signIn(world.owner);
await world.till(1).must("stock.receive", {
  lines: elsewhere.map((product) => ({ product, quantity: 8_000 })),
});
await world.syncAll();

const person = await world.person(options.get("role") ?? "seller");
const shop = createFakeShop(device, { person, now: () => world.clock.now });
for (let i = 0; i < Number(options.get("sales") ?? 0); i++) {
  world.clock.now += 1_000_000;
  const basket = [stocked[i % 40], stocked[(i * 3 + 1) % 40]].flatMap((product) => product ?? []);
  await device.run("sale.complete", {
    lines: [...new Set(basket)].map((product) => ({ product, quantity: 1_000 })),
    tenders: [{ type: "cash", amount: 2_000_000 }],
  });
}
if (options.has("offline"))
  shop.sync.value = {
    ...shop.sync.value,
    server: "offline",
    copies: 0,
    unsent: 4,
    lastHeard: world.clock.now - 900_000,
  };
const scans = createFakeScans();
attachHidScanner(window, createHidScanner(), { onScan: ({ text }) => scans.scan(text) });
const keymap = createKeymap({ actions: TILL_ACTIONS, storage: localStorage });
attachKeymap(window, keymap);
Object.assign(window, { harness: { world, shop, scans, ids } });

const start = { path: options.get("path") ?? "/receipts", params: new URLSearchParams() };
const route = signal(start);
const go = (path: string) => {
  route.value = { path, params: new URLSearchParams() };
};
const shifts = { version: signal(0), sums: () => null, refresh: async () => undefined };
const Screen = options.get("screen") === "receipts" ? ReceiptsScreen : TillScreen;
const root = document.getElementById("till");
if (root !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <KeymapContext.Provider value={keymap}>
        <Screen {...{ shop, scans, route, go, shifts }} />
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
