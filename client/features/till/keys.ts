import type { KeyAction } from "../../ui/keys.ts";

/** What the till does by key; the shell puts these into the one keymap. Digits, arrows and Enter are not re-assigned. */
export const TILL_ACTIONS = [
  { id: "till.search", combo: "Slash", label: "till.search", group: "till.keys" },
  { id: "till.camera", combo: "F2", label: "hands.camera", group: "till.keys" },
  { id: "till.pay", combo: "F12", label: "till.pay", group: "till.keys" },
  { id: "till.more", combo: "NumpadAdd", label: "till.more", group: "till.keys", repeats: true },
  { id: "till.less", combo: "NumpadSubtract", label: "till.less", group: "till.keys", repeats: true },
  { id: "till.remove", combo: "Delete", label: "till.remove", group: "till.keys" },
  { id: "till.stock", combo: "F4", label: "till.stock", group: "till.keys" },
  { id: "till.void", combo: "F10", label: "till.void", group: "till.keys" },
  { id: "till.cash", combo: "F6", label: "till.cash", group: "till.keys" },
  { id: "till.card", combo: "F7", label: "till.card", group: "till.keys" },
  { id: "till.qr", combo: "Shift+F7", label: "pay.qr", group: "till.keys" },
  { id: "till.customer", combo: "Alt+KeyC", label: "tillmore.customer", group: "till.keys" },
  { id: "till.discount", combo: "F3", label: "tillmore.lineDiscount", group: "till.keys" },
  { id: "till.discountAll", combo: "Shift+F3", label: "tillmore.receiptDiscount", group: "till.keys" },
  { id: "till.code", combo: "Alt+KeyP", label: "tillmore.code", group: "till.keys" },
  { id: "till.hold", combo: "F8", label: "tillmore.hold", group: "till.keys" },
  { id: "till.held", combo: "Shift+F8", label: "tillmore.held", group: "till.keys" },
  { id: "till.new", combo: "Alt+KeyN", label: "tillmore.newSale", group: "till.keys" },
  { id: "till.next", combo: "Alt+KeyX", label: "tillmore.nextTab", group: "till.keys" },
  { id: "till.addProduct", combo: "Alt+KeyA", label: "tillmore.newProduct", group: "till.keys" },
  { id: "till.print", combo: "F9", label: "ui.print", group: "till.keys" },
] as const satisfies readonly KeyAction[];

/** What a key that is not re-assignable means on the sale. */
export type SaleKey =
  | { readonly type: "character"; readonly character: string }
  | { readonly type: "erase" | "commit" | "multiply" | "more" | "less" | "up" | "down" | "drop" };

/** By place on the keyboard, since a Kazakh layout has letters where digits are; `null` for keys that mean nothing. */
export const saleKeyOf = ({
  code,
  key,
  shiftKey,
}: Pick<KeyboardEvent, "code" | "key" | "shiftKey">): SaleKey | null => {
  if (shiftKey && code === "Digit8") return { type: "multiply" };
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const isOff = code.startsWith("Numpad") && key.length > 1; // NumLock is off: the keypad moves instead
  if (digit !== undefined && !shiftKey && !isOff) return { type: "character", character: digit };
  if (/^(Period|Comma|NumpadDecimal|NumpadComma)$/.test(code) && !shiftKey && !isOff)
    return { type: "character", character: "." };
  const type = TYPE_BY_CODE[code];
  return type === undefined ? null : { type };
};

const TYPE_BY_CODE: Readonly<Record<string, Exclude<SaleKey["type"], "character">>> = {
  Backspace: "erase",
  Enter: "commit",
  NumpadEnter: "commit",
  NumpadMultiply: "multiply",
  Equal: "more",
  Minus: "less",
  ArrowUp: "up",
  ArrowDown: "down",
  Escape: "drop",
};
