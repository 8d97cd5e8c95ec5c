import { type LazyScreen, lazyScreen } from "./lazy.tsx";
import type { SectionPath } from "./sections.ts";
import type { ScreenProps } from "./services.ts";

/** The screen of each section, fetched when first shown. */
export const SCREENS: Readonly<Record<SectionPath, LazyScreen<ScreenProps>>> = {
  "/till": lazyScreen(async () => (await import("../features/till/screen.tsx")).TillScreen),
  "/shift": lazyScreen(async () => (await import("../features/shift/screen.tsx")).ShiftScreen),
  "/products": lazyScreen(async () => (await import("../features/products/screen.tsx")).ProductsScreen),
  "/import": lazyScreen(async () => (await import("../features/import/screen.tsx")).ImportScreen),
  "/receive": lazyScreen(async () => (await import("../features/receive/screen.tsx")).ReceiveScreen),
  "/stock": lazyScreen(async () => (await import("../features/stock/screen.tsx")).StockScreen),
  "/receipts": lazyScreen(async () => (await import("../features/receipts/screen.tsx")).ReceiptsScreen),
  "/customers": lazyScreen(async () => (await import("../features/customers/screen.tsx")).CustomersScreen),
  "/promotions": lazyScreen(async () => (await import("../features/promotions/screen.tsx")).PromotionsScreen),
  "/attention": lazyScreen(async () => (await import("../features/attention/screen.tsx")).AttentionScreen),
  "/neighbours": lazyScreen(async () => (await import("../features/neighbours/screen.tsx")).NeighboursScreen),
  "/labels": lazyScreen(async () => (await import("../features/labels/screen.tsx")).LabelsScreen),
  "/settings": lazyScreen(async () => (await import("../features/settings/screen.tsx")).SettingsScreen),
};

/** Fetches the code of screens someone may open next once the browser is idle, so that they open in the next frame. */
export const warmUp = (paths: readonly string[]): (() => void) => {
  const handle = requestIdleCallback(() => {
    for (const path of paths) void SCREENS[path as SectionPath]?.load().catch(() => {});
  });
  return () => cancelIdleCallback(handle);
};
