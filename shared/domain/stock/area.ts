import type { Area } from "../../core/command.ts";
import { countStock } from "./commands/count.ts";
import { receiveStock } from "./commands/receive.ts";
import { shareStock } from "./commands/share.ts";
import { writeOff } from "./commands/write-off.ts";
import { stockRule } from "./item.ts";
import { kinds } from "./kinds.ts";

/** Goods on hand: receipts, counts, and who may sell how much of them. */
export const stock = {
  kinds,
  commands: {
    "stock.receive": receiveStock,
    "stock.count": countStock,
    "stock.share": shareStock,
    "stock.write-off": writeOff,
  },
  counters: [stockRule],
} as const satisfies Area;
