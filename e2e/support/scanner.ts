import type { CDPSession, Page } from "playwright";

/** Types as a HID scanner does: a burst of keys and Enter, with no time between them, wherever the focus is. */
export const scan = async (page: Page, code: string): Promise<void> => {
  const keys = [...code].map(keyOf);
  const session = await page.context().newCDPSession(page);
  try {
    // A busy page gets them late, but stamped as close together as a scanner sent them.
    const start = Date.now() / 1_000;
    await Promise.all([...keys, ENTER].flatMap((key, i) => stroke(session, key, start + i * GAP_SECONDS)));
  } finally {
    await session.detach();
  }
};

const GAP_SECONDS = 0.004;

interface Key {
  readonly code: string;
  readonly key: string;
  readonly text: string;
  readonly windowsVirtualKeyCode: number;
  /** 8: Shift is down. */
  readonly modifiers: number;
}

const SHIFT = 8;
const ENTER: Key = { code: "Enter", key: "Enter", text: "\r", windowsVirtualKeyCode: 13, modifiers: 0 };

/** Marks in the codes of receipts and badges, as a US layout has them. */
const MARKS: Readonly<Record<string, Pick<Key, "code" | "windowsVirtualKeyCode" | "modifiers">>> = {
  "-": { code: "Minus", windowsVirtualKeyCode: 189, modifiers: 0 },
  ":": { code: "Semicolon", windowsVirtualKeyCode: 186, modifiers: SHIFT },
};

const keyOf = (character: string): Key => {
  const mark = MARKS[character];
  if (mark !== undefined) return { ...mark, key: character, text: character };
  const digit = /\d/.test(character);
  const upper = character.toUpperCase();
  if (!digit && !/[A-Z]/.test(upper)) throw new Error(`no key for ${character}`);
  return {
    code: digit ? `Digit${character}` : `Key${upper}`,
    key: character,
    text: character,
    windowsVirtualKeyCode: upper.charCodeAt(0),
    modifiers: !digit && character === upper ? SHIFT : 0,
  };
};

const stroke = (
  session: CDPSession,
  { text, ...key }: Key,
  timestamp: number,
): readonly Promise<unknown>[] => [
  session.send("Input.dispatchKeyEvent", { type: "keyDown", text, timestamp, ...key }),
  session.send("Input.dispatchKeyEvent", { type: "keyUp", timestamp, ...key }),
];
