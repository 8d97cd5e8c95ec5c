import type { KeyAction } from "../../ui/keys.ts";

/** What is done with the drawer by key; the shell puts these into the one keymap. */
export const SHIFT_ACTIONS = [
  { id: "shift.in", combo: "Alt+KeyI", label: "shift.cashIn", group: "shift.title" },
  { id: "shift.out", combo: "Alt+KeyO", label: "shift.cashOut", group: "shift.title" },
  { id: "shift.x", combo: "Alt+KeyJ", label: "shift.x", group: "shift.title" },
  { id: "shift.close", combo: "Alt+KeyZ", label: "shift.close", group: "shift.title" },
] as const satisfies readonly KeyAction[];
