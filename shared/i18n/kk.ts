import type { Messages } from "./en.ts";
import { app } from "./kk/app.ts";
import { goods } from "./kk/goods.ts";
import { importing } from "./kk/import.ts";
import { products } from "./kk/products.ts";
import { receipts } from "./kk/receipts.ts";
import { receive } from "./kk/receive.ts";
import { stockview } from "./kk/stockview.ts";
import { till } from "./kk/till.ts";
import { ui } from "./kk/ui.ts";
import { unit } from "./kk/unit.ts";

export const kk: Messages = {
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
