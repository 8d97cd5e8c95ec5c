/** The part of a `KeyboardEvent` a scanner is told by. */
export interface Keystroke {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey?: boolean;
  readonly repeat?: boolean;
  /** Milliseconds on a clock that never runs backwards. */
  readonly timeStamp: number;
}

/** The character a physical key gives on a US layout; `null` for keys that type nothing. */
export const keystrokeCharacter = ({ code, shiftKey }: Keystroke): string | null => {
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code.slice(3) : code.slice(3).toLowerCase();
  if (/^Numpad\d$/.test(code)) return code.slice(6);
  return CHARACTERS_BY_CODE.get(code)?.[shiftKey ? 1 : 0] ?? null;
};

/** Plain and shifted. */
const CHARACTERS_BY_CODE: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["Digit1", ["1", "!"]],
  ["Digit2", ["2", "@"]],
  ["Digit3", ["3", "#"]],
  ["Digit4", ["4", "$"]],
  ["Digit5", ["5", "%"]],
  ["Digit6", ["6", "^"]],
  ["Digit7", ["7", "&"]],
  ["Digit8", ["8", "*"]],
  ["Digit9", ["9", "("]],
  ["Digit0", ["0", ")"]],
  ["Minus", ["-", "_"]],
  ["Equal", ["=", "+"]],
  ["BracketLeft", ["[", "{"]],
  ["BracketRight", ["]", "}"]],
  ["Backslash", ["\\", "|"]],
  ["IntlBackslash", ["\\", "|"]],
  ["Semicolon", [";", ":"]],
  ["Quote", ["'", '"']],
  ["Backquote", ["`", "~"]],
  ["Comma", [",", "<"]],
  ["Period", [".", ">"]],
  ["Slash", ["/", "?"]],
  ["Space", [" ", " "]],
  ["NumpadDecimal", [".", "."]],
  ["NumpadAdd", ["+", "+"]],
  ["NumpadSubtract", ["-", "-"]],
  ["NumpadMultiply", ["*", "*"]],
  ["NumpadDivide", ["/", "/"]],
]);
