import { signal } from "@preact/signals";
import { render } from "preact";
import { pickLanguage } from "../../shared/i18n/languages.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { ShiftScreen } from "../features/shift/screen.tsx";
import { afterTimer } from "../session/calm.ts";
import type { Route } from "../session/feature.ts";
import { createShiftBook, keepWatched } from "../session/shift-book.ts";
import "../ui/base.css";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { attachKeymap, createKeymap, KeymapContext } from "../ui/keys.ts";
import { ShiftGate } from "../ui/shift-gate.tsx";
import { createTheme, THEMES } from "../ui/theme.ts";
import { createToasts } from "../ui/toast-store.ts";
import { ToastCorner } from "../ui/toasts.tsx";
import { createFakeScans, createFakeShop } from "./fake-shop.ts";

/**
 * Two drawers in the middle of a day, and the day before, in a shop in memory:
 * `?state=none|open|left|gate&language=kk&theme=dark`, `role=seller`.
 */
const options = new URLSearchParams(location.search);
const state = options.get("state") ?? "open";
const DAY = 86_400_000;
const i18n = await createI18n(
  pickLanguage([options.get("language") ?? "en"], "en"),
  undefined,
  "Asia/Almaty",
);
createTheme(localStorage, document.documentElement).choose(
  THEMES.find((name) => name === options.get("theme")) ?? "light",
);

const world = await testShop({ tills: 2 });
const { office } = world;
await office.must("access.change-settings", {
  requireShift: true,
  differenceLimit: 50_000,
  taxId: "123456789012",
});
await office.must("access.change-branch", { branch: world.branch, name: "Абай көшесі, 12" });
const { category } = await office.must("catalog.change-category", { name: "Сүт өнімдері", parent: null });
const goods = [
  await world.addProduct({ name: "Сүт 3,2 % 1 л", price: 52_000, policy: "flexible", category }),
  await world.addProduct({ name: "Нан", price: 21_000, policy: "flexible" }),
  await world.addProduct({ name: "Айран 0,5 л", price: 31_000, policy: "flexible", category }),
];
await world.syncAll();

const sell = async (till: number, count: number): Promise<void> => {
  for (let i = 0; i < count; i++)
    await world.till(till).must("sale.complete", {
      lines: goods.slice(i % 3).map((product, k) => ({ product, quantity: (k + 1) * 1_000 })),
      tenders: i % 4 === 0 ? [] : [{ type: "cash", amount: 500_000 }],
      ...(i % 4 === 0 && { tenders: [{ type: "card" as const, amount: cardTotals[i % 3] ?? 0 }] }),
    });
};
const cardTotals = [52_000 + 42_000 + 93_000, 21_000 + 62_000, 31_000];

const person = await world.person(options.get("role") ?? "owner");
const shop = createFakeShop(world.till(0), {
  person,
  now: () => world.clock.now + (state === "left" || state === "gate-left" ? DAY : 0),
});
shop.colleagues.value = [{ person: await world.person("manager"), pin: "1111" }];
const shifts = createShiftBook({ shop, watched: keepWatched(sessionStorage), report: reportError });
if (state !== "none" && state !== "gate") {
  const till = world.till(0);
  await till.must("shift.open", { float: { pieces: [{ value: 100_000, count: 10 }] } });
  await sell(0, 12);
  await shifts.refresh();
  const yesterday = shifts.sums([...shop.docs("shift").keys()][0] ?? "");
  if (yesterday !== null)
    await till.must("shift.close", {
      counted: { sum: 1_902_000 },
      totals: yesterday.totals,
      covers: [...yesterday.covers],
    });
  await till.must("shift.open", { float: { pieces: [{ value: 100_000, count: 10 }] } });
  await world.till(1).must("shift.open", { float: { sum: 500_000 } });
  await sell(0, 23);
  await sell(1, 9);
  await till.must("shift.move-cash", { direction: "in", amount: 200_000, reason: "change", expected: 0 });
  await world.syncAll();
}

const route = signal<Route>({ path: "/shift", params: new URLSearchParams() });
const toasts = createToasts({ after: afterTimer });
const keymap = createKeymap({ actions: [], storage: localStorage });
attachKeymap(window, keymap);
const props = { shop, shifts, toasts, route, go: () => {}, scans: createFakeScans() };

const root = document.getElementById("shift");
if (root !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <KeymapContext.Provider value={keymap}>
        {state.startsWith("gate") ? (
          <ShiftGate shop={shop} go={() => {}}>
            —
          </ShiftGate>
        ) : (
          <ShiftScreen {...props} />
        )}
        <ToastCorner toasts={toasts} />
      </KeymapContext.Provider>
    </I18nContext.Provider>,
    root,
  );
document.documentElement.dataset.ready = "";
