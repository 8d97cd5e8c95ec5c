import { access } from "./en/access.ts";
import { app } from "./en/app.ts";
import { attention } from "./en/attention.ts";
import { catalog } from "./en/catalog.ts";
import { customers } from "./en/customers.ts";
import { enrol } from "./en/enrol.ts";
import { goods } from "./en/goods.ts";
import { hands } from "./en/hands.ts";
import { importing } from "./en/import.ts";
import { neighbours } from "./en/neighbours.ts";
import { paper } from "./en/paper.ts";
import { pay } from "./en/pay.ts";
import { products } from "./en/products.ts";
import { promo } from "./en/promo.ts";
import { receipt } from "./en/receipt.ts";
import { receipts } from "./en/receipts.ts";
import { receive } from "./en/receive.ts";
import { refund } from "./en/refund.ts";
import { sale } from "./en/sale.ts";
import { settings } from "./en/settings.ts";
import { setup } from "./en/setup.ts";
import { shift } from "./en/shift.ts";
import { signin } from "./en/signin.ts";
import { stock } from "./en/stock.ts";
import { stockview } from "./en/stockview.ts";
import { till } from "./en/till.ts";
import { tillmore } from "./en/tillmore.ts";
import { ui } from "./en/ui.ts";
import { unit } from "./en/unit.ts";

/** Every text a person reads. English is the type of the others; one file per area, keys `area.name`. */
export const en = {
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

export type Messages = typeof en;

export type MessageKey = keyof Messages;

/** Keys whose text takes no arguments: labels, headings. */
export type LabelKey = { [Key in MessageKey]: Messages[Key] extends string ? Key : never }[MessageKey];

export type MessageArgs<Key extends MessageKey> = Messages[Key] extends (...args: infer Args) => string
  ? Args
  : [];
