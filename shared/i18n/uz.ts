import type { Messages } from "./en.ts";
import { app } from "./uz/app.ts";
import { goods } from "./uz/goods.ts";
import { importing } from "./uz/import.ts";
import { products } from "./uz/products.ts";
import { receipts } from "./uz/receipts.ts";
import { receive } from "./uz/receive.ts";
import { stockview } from "./uz/stockview.ts";
import { till } from "./uz/till.ts";
import { ui } from "./uz/ui.ts";
import { unit } from "./uz/unit.ts";

export const uz: Messages = {
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
