/** Keys pressed together, as text: `F12`, `Ctrl+KeyK`, `Shift+Slash`. The key is named by `event.code`. */
export type Combo = string;

/** The part of a `KeyboardEvent` a shortcut is told by. On a Mac, Command counts as Ctrl. */
export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export const comboOf = ({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): Combo =>
  [ctrlKey || metaKey ? "Ctrl" : "", altKey ? "Alt" : "", shiftKey ? "Shift" : "", canonicalCode(code)]
    .filter((part) => part !== "")
    .join("+");

/** `true` for a key that alone only modifies others: a person still choosing a combination. */
export const isModifierKey = (code: string): boolean =>
  /^(Shift|Control|Alt|Meta|OS)(Left|Right)?$|^(CapsLock|NumLock|ScrollLock|Fn)$/.test(code);

/** Combinations that type a character, and so belong to a focused text field. */
export const isTypingCombo = (combo: Combo): boolean =>
  !/^(Ctrl\+|Alt\+)/.test(combo) && !/^(Shift\+)?(F\d+|Escape|PageUp|PageDown|Insert)$/.test(combo);

/** Taken by the browser or the system; a page never hears them or must not keep them from people. */
export const isReservedCombo = (combo: Combo): boolean => RESERVED.has(combo);

/** What stands on the key cap: `F12`, `Ctrl K`, `?`, `Enter`. */
export const comboParts = (combo: Combo): readonly string[] => {
  const parts = combo.split("+");
  const code = parts.at(-1) ?? "";
  if (combo === "Shift+Slash") return ["?"];
  return [...parts.slice(0, -1), keyCap(code)];
};

const RESERVED: ReadonlySet<string> = new Set([
  ...["F5", "F11", "Tab", "Shift+Tab", "Escape", "Enter", "Space", "Backspace", "Delete"],
  ...["KeyW", "KeyT", "KeyN", "KeyR", "KeyL", "KeyC", "KeyV", "KeyX", "KeyA", "KeyZ", "Tab"].map(
    (key) => `Ctrl+${key}`,
  ),
  ...["KeyN", "KeyT", "KeyI", "KeyJ", "Tab"].map((key) => `Ctrl+Shift+${key}`),
  ...["F4", "Tab", "ArrowLeft", "ArrowRight"].map((key) => `Alt+${key}`),
]);

/** A number pad's digits and Enter do what those of the main block do. */
const canonicalCode = (code: string): string => {
  if (code === "NumpadEnter") return "Enter";
  return /^Numpad\d$/.test(code) ? `Digit${code.slice(6)}` : code;
};

const keyCap = (code: string): string =>
  CAPS_BY_CODE[code] ?? code.replace(/^(Key|Digit)(?=.$)/, "").replace(/^Numpad(?=.)/, "Num ");

const CAPS_BY_CODE: Readonly<Record<string, string>> = {
  Slash: "/",
  Minus: "−",
  Equal: "=",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Semicolon: ";",
  Quote: "'",
  Backquote: "`",
  Comma: ",",
  Period: ".",
  NumpadAdd: "+",
  NumpadSubtract: "−",
  NumpadMultiply: "×",
  NumpadDivide: "÷",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Delete: "Del",
  Insert: "Ins",
  PageUp: "PgUp",
  PageDown: "PgDn",
};
