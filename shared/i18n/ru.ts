import type { Messages } from "./en.ts";
import { app } from "./ru/app.ts";
import { goods } from "./ru/goods.ts";
import { importing } from "./ru/import.ts";
import { products } from "./ru/products.ts";
import { receipts } from "./ru/receipts.ts";
import { receive } from "./ru/receive.ts";
import { stockview } from "./ru/stockview.ts";
import { till } from "./ru/till.ts";
import { ui } from "./ru/ui.ts";
import { unit } from "./ru/unit.ts";

export const ru: Messages = {
  ...ui,
  ...unit,
  ...app,
  ...receipts,
  ...till,
  ...goods,
  ...products,
  ...importing,
  ...receive,
  ...stockview,
};
