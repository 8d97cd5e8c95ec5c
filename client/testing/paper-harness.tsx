import { signal } from "@preact/signals";
import { render } from "preact";
import { receiptDocument } from "../../shared/documents/receipt.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";
import { pickLanguage } from "../../shared/i18n/languages.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { drawLine } from "../device/printer/draw-line.ts";
import { paperLines } from "../device/printer/paper-lines.ts";
import { Display } from "../display/display.tsx";
import type { DisplayView } from "../display/display-state.ts";
import { PaperView } from "../documents/paper-view.tsx";
import { receiptBlocks } from "../documents/receipt-blocks.ts";
import { LabelsScreen } from "../features/labels/screen.tsx";
import { FiscalPanel } from "../features/settings/parts/fiscal-panel.tsx";
import { PrinterPanel } from "../features/settings/parts/printer-panel.tsx";
import type { SettingsProps } from "../features/settings/props.ts";
import "../ui/base.css";
import { createI18n, I18nContext } from "../ui/i18n.ts";
import { createTheme, THEMES } from "../ui/theme.ts";
import { createToasts } from "../ui/toast-store.ts";
import { createFakeScans, createFakeShop } from "./fake-shop.ts";

/** Paper, labels, the customer's window and the printer's settings over a shop in memory: `?screen=labels&language=kk&theme=dark`. */
const options = new URLSearchParams(location.search);
const i18n = await createI18n(
  pickLanguage([options.get("language") ?? "kk"], "kk"),
  undefined,
  "Asia/Almaty",
);
createTheme(localStorage, document.documentElement).choose(
  THEMES.find((name) => name === options.get("theme")) ?? "light",
);
const world = await testShop();
const names = ["Сүт 3,2 % майлы, пастерленген, Адал, 1 литр", "Бородинский нан", "Oʻzbek qovuni"];
for (const [i, name] of names.entries())
  await world.addProduct({
    name,
    price: 125_000 + i * 37_000,
    barcodes: [["4006381333931", "ABC-17", "4870001234560"][i] ?? ""],
    unit: i === 2 ? "kg" : "pcs",
  });
await world.syncAll();
const shop = createFakeShop(world.till(), { person: world.owner });
shop.printer.choice.change({ way: "usb", letters: "rk1048" });

const line = { barcode: "", unit: "pcs", taxRate: 1_200 } as const;
const sale: SaleBody = {
  ...{ number: "T1-1K7MQ-0017", branch: "b1", till: "T1", taxMode: "included", currency: "KZT" },
  customer: { id: "c1", name: "Әлия Сәрсенова" },
  lines: [
    {
      ...line,
      product: "p1",
      name: "Қаймақ 20 % майлы, 400 г",
      quantity: 2_000,
      price: 52_000,
      full: 104_000,
      total: 90_000,
      discounts: [
        { type: "promotion", id: "a", name: "Демалыс күнгі −10 %", amount: 10_400 },
        { type: "manual", id: "", name: "қорабы жыртық", amount: 3_600 },
      ],
      lot: "L-204",
      expires: "2026-12-01",
    },
    { ...line, product: "p2", name: "Бородинский нан", quantity: 1_000, price: 21_000, total: 21_000 },
    {
      ...line,
      product: "p3",
      name: "Oʻzbek qovuni",
      unit: "kg",
      quantity: 3_250,
      price: 40_000,
      total: 130_000,
    },
  ],
  taxes: [{ rate: 1_200, base: 215_179, tax: 25_821 }],
  rounding: 0,
  total: 241_000,
  tenders: [
    { type: "gift", amount: 100_000, reference: "", of: "GC-00004321" },
    { type: "cash", amount: 200_000, reference: "" },
  ],
  change: 59_000,
  points: 24,
};

const receipt = () =>
  receiptBlocks(
    receiptDocument(
      {
        sale,
        at: Date.UTC(2026, 10, 21, 9, 7),
        cashier: "Айгүл",
        organisation: {
          name: "Дастархан",
          taxId: "123456789012",
          phone: "+7 700 123 45 67",
          footer: "Рақмет!",
        },
        branch: { name: "Солтүстік", address: "Абай 1" },
        copy: options.has("copy") ? 2 : undefined,
        fiscal: {
          sign: "1234567890",
          at: Date.UTC(2026, 10, 21, 9, 7),
          autonomous: true,
          registration: "010101012345",
          operator: "ҚТО",
          url: "https://consumer.oofd.kz/1",
        },
      },
      i18n.messages.value,
      i18n.format.value,
    ),
  );

/** Rows as the printer's head would burn them where its page of letters says nothing. */
const Burnt = () => (
  <div
    ref={(box) => {
      if (box === null || box.childElementCount > 0) return;
      for (const row of paperLines(receipt(), 48)) {
        if (row.type !== "text") continue;
        const { width, height, data } = drawLine(row, { columns: 48, dots: 576 });
        const canvas = document.createElement("canvas");
        Object.assign(canvas, { width, height });
        canvas.style.display = "block";
        canvas
          .getContext("2d")
          ?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
        box.append(canvas);
      }
    }}
  />
);

const views: Readonly<Record<string, DisplayView>> = {
  idle: { type: "idle" },
  paid: { type: "paid", total: 241_000, change: 59_000 },
  payment: {
    type: "payment",
    lines: sale.lines.map(({ name, quantity, unit, total, full = total }) => ({
      name,
      quantity,
      unit,
      total,
      off: full - total,
    })),
    total: 241_000,
    qr: options.has("qr") ? "https://pay.kaspi.kz/pay/abcdefgh" : null,
  },
};

const Screen = () => {
  const screen = options.get("screen") ?? "receipt";
  const common = {
    shop,
    scans: createFakeScans(),
    go: () => undefined,
    toasts: createToasts({ after: () => () => undefined }),
  };
  const route = signal({ path: "/labels", params: new URLSearchParams() });
  if (screen === "burnt") return <Burnt />;
  if (screen === "labels") return <LabelsScreen {...common} route={route} />;
  if (screen === "settings")
    return (
      <div style={{ display: "grid", gap: "16px", padding: "16px" }}>
        <PrinterPanel {...(common as unknown as SettingsProps)} />
        <FiscalPanel {...(common as unknown as SettingsProps)} />
      </div>
    );
  const view = views[screen];
  if (view !== undefined)
    return <Display state={{ shop: "Дастархан", language: i18n.language.value, currency: "KZT", view }} />;
  return (
    <div style={{ display: "flex", gap: "24px", padding: "24px", alignItems: "start" }}>
      <PaperView blocks={receipt()} label="80" qrLabel="QR" />
      <PaperView blocks={receipt()} label="58" qrLabel="QR" width={58} />
    </div>
  );
};

const root = document.getElementById("paper");
if (root !== null)
  render(
    <I18nContext.Provider value={i18n}>
      <Screen />
    </I18nContext.Provider>,
    root,
  );
