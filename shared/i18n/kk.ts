import type { Messages } from "./en.ts";
import { access } from "./kk/access.ts";
import { app } from "./kk/app.ts";
import { attention } from "./kk/attention.ts";
import { catalog } from "./kk/catalog.ts";
import { customers } from "./kk/customers.ts";
import { enrol } from "./kk/enrol.ts";
import { goods } from "./kk/goods.ts";
import { hands } from "./kk/hands.ts";
import { importing } from "./kk/import.ts";
import { neighbours } from "./kk/neighbours.ts";
import { paper } from "./kk/paper.ts";
import { pay } from "./kk/pay.ts";
import { products } from "./kk/products.ts";
import { promo } from "./kk/promo.ts";
import { receipt } from "./kk/receipt.ts";
import { receipts } from "./kk/receipts.ts";
import { receive } from "./kk/receive.ts";
import { refund } from "./kk/refund.ts";
import { sale } from "./kk/sale.ts";
import { settings } from "./kk/settings.ts";
import { setup } from "./kk/setup.ts";
import { shift } from "./kk/shift.ts";
import { signin } from "./kk/signin.ts";
import { stock } from "./kk/stock.ts";
import { stockview } from "./kk/stockview.ts";
import { till } from "./kk/till.ts";
import { tillmore } from "./kk/tillmore.ts";
import { ui } from "./kk/ui.ts";
import { unit } from "./kk/unit.ts";

export const kk: Messages = {
  ...ui,
  ...unit,
  ...access,
  ...catalog,
  ...stock,
  ...sale,
  ...receipt,
  ...app,
  ...settings,
  ...attention,
  ...neighbours,
  ...signin,
  ...setup,
  ...enrol,
  ...receipts,
  ...till,
  ...tillmore,
  ...goods,
  ...paper,
  ...pay,
  ...products,
  ...promo,
  ...hands,
  ...importing,
  ...receive,
  ...stockview,
  ...shift,
  ...refund,
  ...customers,
};
