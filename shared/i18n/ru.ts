import type { Messages } from "./en.ts";
import { access } from "./ru/access.ts";
import { app } from "./ru/app.ts";
import { attention } from "./ru/attention.ts";
import { catalog } from "./ru/catalog.ts";
import { customers } from "./ru/customers.ts";
import { enrol } from "./ru/enrol.ts";
import { goods } from "./ru/goods.ts";
import { hands } from "./ru/hands.ts";
import { importing } from "./ru/import.ts";
import { neighbours } from "./ru/neighbours.ts";
import { paper } from "./ru/paper.ts";
import { pay } from "./ru/pay.ts";
import { products } from "./ru/products.ts";
import { promo } from "./ru/promo.ts";
import { receipt } from "./ru/receipt.ts";
import { receipts } from "./ru/receipts.ts";
import { receive } from "./ru/receive.ts";
import { refund } from "./ru/refund.ts";
import { sale } from "./ru/sale.ts";
import { settings } from "./ru/settings.ts";
import { setup } from "./ru/setup.ts";
import { shift } from "./ru/shift.ts";
import { signin } from "./ru/signin.ts";
import { stock } from "./ru/stock.ts";
import { stockview } from "./ru/stockview.ts";
import { till } from "./ru/till.ts";
import { tillmore } from "./ru/tillmore.ts";
import { ui } from "./ru/ui.ts";
import { unit } from "./ru/unit.ts";

export const ru: Messages = {
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
