import type { Messages } from "./en.ts";
import { receipts } from "./ru/receipts.ts";
import { till } from "./ru/till.ts";
import { ui } from "./ru/ui.ts";
import { unit } from "./ru/unit.ts";

export const ru: Messages = { ...ui, ...unit, ...receipts, ...till };
