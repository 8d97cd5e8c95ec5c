import type { Area } from "../../core/command.ts";
import { amendShift } from "./commands/amend.ts";
import { closeShift } from "./commands/close.ts";
import { moveCash } from "./commands/move-cash.ts";
import { openShift } from "./commands/open.ts";
import { kinds } from "./kinds.ts";

/** A cashier's time at a till, from the counted float to the Z report. */
export const shift = {
  kinds,
  commands: {
    "shift.open": openShift,
    "shift.move-cash": moveCash,
    "shift.close": closeShift,
    "shift.amend": amendShift,
  },
  indexes: [
    { doc: "shift", field: "open" },
    { doc: "shift", field: "till" },
  ],
} as const satisfies Area;
