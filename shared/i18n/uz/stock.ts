import type { StockMessages } from "../en/stock.ts";

export const stock = {
  "stock.countedTwice": "Bu tovar ushbu sanoqda bor.",
  "stock.noShortage": (name) => `${name}: kamomad yoʻq yoki bu qurilmada uni qoplaydigan qoldiq yoʻq.`,
  "stock.unknownHolder": "Bu filialda bunday kassa yoʻq. Boshqasini tanlang.",
  "stock.rightsExceeded": "Shu orada qurilma bundan kamroq sota oladigan boʻldi. Qayta urinib koʻring.",
} satisfies StockMessages;
