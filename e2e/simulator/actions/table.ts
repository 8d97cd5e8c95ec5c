import { addProduct, archive, edit, settings } from "./catalog.ts";
import type { Deed } from "./deed.ts";
import { askForRights, count, handOut, novelty, receive, share, transfer, writeOff } from "./goods.ts";
import { overreach } from "./overreach.ts";
import { changeRole, cutDevice, hire, signIn } from "./people.ts";
import { sell, voidCart } from "./sales.ts";

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
};
