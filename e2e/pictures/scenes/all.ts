import { CUSTOMERS } from "./customers.ts";
import { GATES } from "./gates.ts";
import { GOODS } from "./goods.ts";
import { OFFERS } from "./offers.ts";
import { PAYMENT } from "./payment.ts";
import { RECEIPTS } from "./receipts.ts";
import type { Scene } from "./scene.ts";
import { SETTINGS } from "./settings.ts";
import { SHIFT } from "./shift.ts";
import { TILL } from "./till.ts";

/** Every screen of the shop. */
export const SCENES: readonly Scene[] = [
  ...TILL,
  ...PAYMENT,
  ...SHIFT,
  ...RECEIPTS,
  ...CUSTOMERS,
  ...OFFERS,
  ...GOODS,
  ...SETTINGS,
  ...GATES,
];
