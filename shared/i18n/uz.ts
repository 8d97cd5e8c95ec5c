import type { Messages } from "./en.ts";
import { receipts } from "./uz/receipts.ts";
import { till } from "./uz/till.ts";
import { ui } from "./uz/ui.ts";
import { unit } from "./uz/unit.ts";

export const uz: Messages = { ...ui, ...unit, ...receipts, ...till };
