import type { Messages } from "./en.ts";
import { receipts } from "./kk/receipts.ts";
import { till } from "./kk/till.ts";
import { ui } from "./kk/ui.ts";
import { unit } from "./kk/unit.ts";

export const kk: Messages = { ...ui, ...unit, ...receipts, ...till };
