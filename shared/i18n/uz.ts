import type { Messages } from "./en.ts";
import { access } from "./uz/access.ts";
import { app } from "./uz/app.ts";
import { attention } from "./uz/attention.ts";
import { catalog } from "./uz/catalog.ts";
import { customers } from "./uz/customers.ts";
import { enrol } from "./uz/enrol.ts";
import { goods } from "./uz/goods.ts";
import { hands } from "./uz/hands.ts";
import { importing } from "./uz/import.ts";
import { neighbours } from "./uz/neighbours.ts";
import { paper } from "./uz/paper.ts";
import { pay } from "./uz/pay.ts";
import { products } from "./uz/products.ts";
import { promo } from "./uz/promo.ts";
import { receipt } from "./uz/receipt.ts";
import { receipts } from "./uz/receipts.ts";
import { receive } from "./uz/receive.ts";
import { refund } from "./uz/refund.ts";
import { sale } from "./uz/sale.ts";
import { settings } from "./uz/settings.ts";
import { setup } from "./uz/setup.ts";
import { shift } from "./uz/shift.ts";
import { signin } from "./uz/signin.ts";
import { stock } from "./uz/stock.ts";
import { stockview } from "./uz/stockview.ts";
import { till } from "./uz/till.ts";
import { tillmore } from "./uz/tillmore.ts";
import { ui } from "./uz/ui.ts";
import { unit } from "./uz/unit.ts";

export const uz: Messages = {
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
