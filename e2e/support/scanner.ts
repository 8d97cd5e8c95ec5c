import type { CDPSession, Page } from "playwright";

/** Types as a HID scanner does: a burst of keys and Enter, with no time between them, wherever the focus is. */
export const scan = async (page: Page, code: string): Promise<void> => {
  const keys = [...code].map(keyOf);
  const session = await page.context().newCDPSession(page);
  try {
    // Sent in one go: a busy page gets them late, but as close together as a scanner sent them.
    await Promise.all([...keys, ENTER].flatMap((key) => stroke(session, key)));
  } finally {
    await session.detach();
  }
};

interface Key {
  readonly code: string;
  readonly key: string;
  readonly text: string;
  readonly windowsVirtualKeyCode: number;
}

const ENTER: Key = { code: "Enter", key: "Enter", text: "\r", windowsVirtualKeyCode: 13 };

const keyOf = (character: string): Key => {
  const digit = /\d/.test(character);
  const upper = character.toUpperCase();
  if (!digit && !/[A-Z]/.test(upper)) throw new Error(`no key for ${character}`);
  const code = digit ? `Digit${character}` : `Key${upper}`;
  return { code, key: character, text: character, windowsVirtualKeyCode: upper.charCodeAt(0) };
};

const stroke = (session: CDPSession, { text, ...key }: Key): readonly Promise<unknown>[] => [
  session.send("Input.dispatchKeyEvent", { type: "keyDown", text, ...key }),
  session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
];
