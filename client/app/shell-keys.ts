import type { KeyAction } from "../ui/keys.ts";

/** Keys that work on every screen. */
export const SHELL_ACTIONS = [
  { id: "app.help", combo: "Shift+Slash", label: "app.help", group: "ui.keysGroupGeneral" },
  { id: "app.lock", combo: "Ctrl+Shift+KeyL", label: "app.lock", group: "ui.keysGroupGeneral" },
  { id: "app.switch", combo: "Alt+KeyS", label: "hands.switch", group: "ui.keysGroupGeneral" },
  { id: "app.menu", combo: "Alt+KeyM", label: "app.menu", group: "ui.keysGroupGeneral" },
  { id: "go./till", combo: "Alt+Digit1", label: "app.till", group: "app.keysGroup" },
  { id: "go./products", combo: "Alt+Digit2", label: "app.products", group: "app.keysGroup" },
  { id: "go./receive", combo: "Alt+Digit3", label: "app.receive", group: "app.keysGroup" },
  { id: "go./stock", combo: "Alt+Digit4", label: "app.stock", group: "app.keysGroup" },
  { id: "go./receipts", combo: "Alt+Digit5", label: "app.receipts", group: "app.keysGroup" },
  { id: "go./attention", combo: "Alt+Digit6", label: "app.attention", group: "app.keysGroup" },
  { id: "go./settings", combo: "Alt+Digit7", label: "app.settings", group: "app.keysGroup" },
  { id: "go./shift", combo: "Alt+Digit8", label: "shift.title", group: "app.keysGroup" },
] as const satisfies readonly KeyAction[];
