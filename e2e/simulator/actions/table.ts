import { adjustAccount, creditLimit, deposit } from "./accounts.ts";
import { addProduct, archive, edit, settings } from "./catalog.ts";
import { promoCode } from "./codes.ts";
import type { Deed } from "./deed.ts";
import { askForRights, count, handOut, novelty, receive, share, transfer, writeOff } from "./goods.ts";
import { hold, recall } from "./held.ts";
import { overreach } from "./overreach.ts";
import { changeRole, cutDevice, hire, signIn } from "./people.ts";
import { refund, refundFree, settleRefund, voidLast } from "./refunds.ts";
import { sell, sellToCustomer, voidCart } from "./sales.ts";
import { closeShift, moveCash, openShift, readShifts } from "./shifts.ts";

/** Everything people and devices do, by the name it has in a schedule. */
export const deeds: Readonly<Record<string, Deed>> = {
  sell,
  receive,
  transfer,
  count,
  share,
  overreach,
  edit,
  "share-out": handOut,
  "ask-rights": askForRights,
  "write-off": writeOff,
  "void-cart": voidCart,
  "sign-in": signIn,
  "change-role": changeRole,
  "cut-device": cutDevice,
  hire,
  "add-product": addProduct,
  archive,
  settings,
  novelty,
  "open-shift": openShift,
  "close-shift": closeShift,
  "move-cash": moveCash,
  "read-shifts": readShifts,
  refund,
  "void-last": voidLast,
  "refund-free": refundFree,
  "settle-refund": settleRefund,
  deposit,
  "credit-limit": creditLimit,
  "adjust-account": adjustAccount,
  "sell-to-customer": sellToCustomer,
  "promo-code": promoCode,
  hold,
  recall,
};
