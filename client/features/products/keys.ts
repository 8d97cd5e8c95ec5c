import type { KeyAction } from "../../ui/keys.ts";

/** What the office's screens do by key, besides the search; the shell puts these into the one keymap. */
export const GOODS_ACTIONS = [
  { id: "goods.new", combo: "Insert", label: "products.add", group: "products.title" },
  { id: "goods.save", combo: "Ctrl+Enter", label: "ui.save", group: "products.title" },
] as const satisfies readonly KeyAction[];
