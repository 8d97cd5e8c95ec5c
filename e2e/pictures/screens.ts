import type { Page } from "playwright";
import { scan } from "../support/scanner.ts";

/** A screen to look at: where it is, and what is done there first, by keys, which are the same in every language. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly prepare?: (page: Page, shop: PicturedShop) => Promise<void>;
}

export interface PicturedShop {
  /** Barcodes of goods in stock. */
  readonly codes: readonly string[];
}

const key =
  (...keys: readonly string[]): NonNullable<Screen["prepare"]> =>
  async (page) => {
    for (const each of keys) await page.keyboard.press(each, { delay: 60 });
  };

const withSale = async (page: Page, { codes }: PicturedShop): Promise<void> => {
  for (const code of codes) await scan(page, code);
  await page.locator("main li").first().waitFor({ state: "attached" });
};

/** Every screen of the shop, one line each. */
export const SCREENS: readonly Screen[] = [
  { name: "till", path: "/till" },
  { name: "till-sale", path: "/till", prepare: withSale },
  {
    name: "till-payment",
    path: "/till",
    prepare: async (page, shop) => {
      await withSale(page, shop);
      await key("F12")(page, shop);
    },
  },
  { name: "till-camera", path: "/till", prepare: key("F2") },
  { name: "till-held", path: "/till", prepare: key("Shift+F8") },
  { name: "till-codes", path: "/till", prepare: key("Alt+KeyP") },
  { name: "till-customer", path: "/till", prepare: key("Alt+KeyC") },
  ...[
    ["hold", "F8"] as const,
    ["discount", "F3"] as const,
    ["discount-all", "Shift+F3"] as const,
    ["second", "Alt+KeyN"] as const,
  ].map(([name, combo]) => ({
    name: `till-${name}`,
    path: "/till",
    prepare: async (page: Page, shop: PicturedShop) => {
      await withSale(page, shop);
      await key(combo)(page, shop);
    },
  })),
  {
    name: "till-new-goods",
    path: "/till",
    prepare: async (page, shop) => {
      await scan(page, "4006381333931");
      await key("Alt+KeyA")(page, shop);
    },
  },
  { name: "till-unknown", path: "/till", prepare: (page) => scan(page, "4006381333931") },
  { name: "keys", path: "/till", prepare: key("Shift+Slash") },
  { name: "switch", path: "/till", prepare: key("Alt+KeyS") },
  { name: "shift", path: "/shift" },
  { name: "promotions", path: "/promotions" },
  { name: "labels", path: "/labels" },
  { name: "products", path: "/products" },
  { name: "import", path: "/import" },
  { name: "receive", path: "/receive" },
  { name: "stock", path: "/stock" },
  { name: "receipts", path: "/receipts" },
  { name: "customers", path: "/customers" },
  { name: "attention", path: "/attention" },
  { name: "settings", path: "/settings" },
  { name: "settings-shop", path: "/settings?part=shop" },
  { name: "settings-staff", path: "/settings?part=staff" },
  { name: "settings-devices", path: "/settings?part=devices" },
  { name: "neighbours", path: "/neighbours" },
];
