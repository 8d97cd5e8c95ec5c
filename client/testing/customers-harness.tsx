import { signal } from "@preact/signals";
import { render } from "preact";
import { pickLanguage } from "../../shared/i18n/languages.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { CustomersScreen } from "../features/customers/screen.tsx";
import { afterTimer } from "../session/calm.ts";
import { createCustomerIndex } from "../session/customer-index.ts";
import type { Route } from "../session/feature.ts";
import "../ui/base.css";
import { CustomerPicker } from "../ui/customer-picker.tsx";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { attachKeymap, createKeymap, KeymapContext } from "../ui/keys.ts";
import { createTheme, THEMES } from "../ui/theme.ts";
import { createToasts } from "../ui/toast-store.ts";
import { ToastCorner } from "../ui/toasts.tsx";
import { createFakeScans, createFakeShop } from "./fake-shop.ts";

/**
 * Customers over a shop in memory, for looking at them: `?path=/customers&language=kk&theme=dark`, `customers=5000` for many,
 * `role=manager`, `picker` for the till's question who is buying. The first customer holds and owes something.
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

const NAMES = [
  ...["Айгерім Сағынбаева", "Бақыт Нұрланов", "Сергей Ковалёв", "Dilnoza Karimova", "Ольга Ким"],
  ...["Ерлан Әбдіров", "Jasur Tursunov", "Мария Соколова", "Гүлнар Қасымова", "Тимур Ахметов"],
];

const world = await testShop({ tills: 2, cashRounding: "nearest-100" });
const device = world.till();
device.signIn(world.owner);
await device.must("access.change-settings", { pointsPerHundred: 100 });
const ids: string[] = [];
const many = Number(options.get("customers") ?? 40);
for (let i = 0; i < many; i++) {
  const name = NAMES[i % NAMES.length] ?? "";
  const turn = Math.floor(i / NAMES.length);
  const phone = `+7701${String(1_234_567 + i * 7919).slice(0, 7)}`;
  const named = turn === 0 ? name : `${name} ${turn + 1}`;
  ids.push((await device.must("customer.save", { name: named, phone })).customer);
}
const cash = (amount: number) => [{ type: "cash" as const, amount }];
for (const [i, customer] of ids.slice(0, 8).entries()) {
  world.clock.now += 3_600_000 * 7;
  await device.must("customer.set-limit", { customer, limit: 5_000_000 });
  const topped = 1_500_000 + i * 130_000;
  await device.must("account.top-up", { customer, amount: topped, tenders: cash(2_500_000) });
  const by = { owner: customer, reason: "opening" };
  await device.must("account.adjust", { account: "points", amount: 120 + i * 17, ...by });
  if (i % 2 === 0) await device.must("account.adjust", { account: "credit", amount: -1_250_037, ...by });
}
const [first = ""] = ids;
await device.must("customer.save", {
  customer: first,
  card: "C-000017",
  group: "VIP",
  note: "Тұрақты сатып алушы",
});
await device.must("account.repay", { customer: first, amount: 300_000, tenders: cash(500_000) });
await device.must("account.sell-gift", { code: "4F7K2M9Q", amount: 1_000_000, tenders: cash(1_000_000) });
await world.syncAll();

const person = await world.person(options.get("role") ?? "owner");
const shop = createFakeShop(device, { person, now: () => world.clock.now });
shop.colleagues.value = [{ person: await world.person("manager"), pin: "2468" }];
const scans = createFakeScans();
const toasts = createToasts({ after: afterTimer });
const keymap = createKeymap({
  actions: [{ id: "till.search", combo: "Slash", label: "ui.search", group: "ui.keysGroupGeneral" }],
  storage: localStorage,
});
attachKeymap(window, keymap);
const routeOf = (path: string): Route => {
  const url = new URL(path, location.origin);
  return { path: url.pathname, params: url.searchParams };
};
const route = signal(routeOf((options.get("path") ?? "/customers").replace("first", first)));
const go = (path: string): void => {
  route.value = routeOf(path);
};
Object.assign(window, { harness: { world, shop, scans, route } });

const index = createCustomerIndex(shop);
const picked = signal<string | null>(first);
const close = () => undefined;
const root = document.getElementById("customers");
if (root !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <KeymapContext.Provider value={keymap}>
        <CustomersScreen {...{ shop, scans, toasts, route, go }} />
        {options.has("picker") && (
          <CustomerPicker
            shop={shop}
            index={index}
            scans={scans}
            current={picked.value}
            onPick={(customer) => {
              picked.value = customer;
              document.title = customer ?? "nobody";
            }}
            onClose={close}
          />
        )}
        <ToastCorner toasts={toasts} />
      </KeymapContext.Provider>
    </I18nContext.Provider>,
    root,
  );
document.documentElement.dataset.ready = "";
