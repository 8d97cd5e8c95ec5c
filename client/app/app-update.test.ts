import { expect, test, vi } from "vitest";
import { createAppUpdate, hasOpenSale, type RegisterWorker } from "./app-update.ts";

const opened = () => {
  const worker = { skipWaiting: vi.fn(async () => {}) };
  const hooks: Parameters<RegisterWorker>[0][] = [];
  let open = false;
  const reload = vi.fn();
  const update = createAppUpdate({
    register: (given) => {
      hooks.push(given);
      return worker.skipWaiting;
    },
    isSaleOpen: () => open,
    reload,
    every: () => {},
  });
  return {
    update,
    worker,
    reload,
    hooks: hooks[0] as Parameters<RegisterWorker>[0],
    openSale: (is: boolean) => {
      open = is;
    },
  };
};

test("waits for a person, then for the open sale, then updates and loads the page again", () => {
  const { update, worker, reload, hooks, openSale } = opened();
  expect(update.state.value).toBe("none");
  hooks.onNeedRefresh();
  expect(update.state.value).toBe("ready");
  openSale(true);
  expect(update.apply()).toBe("sale-open");
  expect(worker.skipWaiting).not.toHaveBeenCalled();
  openSale(false);
  expect(update.apply()).toBe("updating");
  expect(worker.skipWaiting).toHaveBeenCalledOnce();
  hooks.onNeedReload();
  expect(reload).toHaveBeenCalledOnce();
});

test("a tab that did not ask is never loaded again under somebody's hands", () => {
  const { update, reload, hooks } = opened();
  hooks.onNeedRefresh();
  hooks.onNeedReload();
  expect(reload).not.toHaveBeenCalled();
  expect(update.state.value).toBe("loaded");
  expect(update.apply()).toBe("updating");
  expect(reload).toHaveBeenCalledOnce();
});

test("later is later", () => {
  const { update, hooks } = opened();
  hooks.onNeedRefresh();
  update.later();
  expect(update.state.value).toBe("none");
});

test.each([
  { stored: {}, open: false },
  { stored: { theme: "dark", "sale.d1": "null" }, open: false },
  { stored: { "sale.d1": "null", "sale.d2": '{"version":1}' }, open: true },
])("$stored: a sale is open: $open", ({ stored, open }) => {
  const entries = Object.entries<string>(stored as Record<string, string>);
  const storage = {
    length: entries.length,
    key: (i: number) => entries[i]?.[0] ?? null,
    getItem: (key: string) => (stored as Record<string, string>)[key] ?? null,
  };
  expect(hasOpenSale(storage)).toBe(open);
});
