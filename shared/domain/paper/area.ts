import type { Area } from "../../core/command.ts";
import { openDrawer } from "./commands/open-drawer.ts";
import { reprintReceipt } from "./commands/reprint.ts";
import { kinds } from "./kinds.ts";

/** Receipts printed again, and the drawer opened by hand. */
export const paper = {
  kinds,
  commands: {
    "receipt.reprint": reprintReceipt,
    "drawer.open": openDrawer,
  },
} as const satisfies Area;
