import { describe, expect, test, vi } from "vitest";
import { comboParts } from "./combo.ts";
import { createKeymap, type KeyAction, type KeymapEvent } from "./keys.ts";

const actions = [
  { id: "pay", combo: "F12", label: "ui.confirm", group: "ui.keys" },
  { id: "search", combo: "Slash", label: "ui.search", group: "ui.keys" },
  { id: "find", combo: "Ctrl+KeyK", label: "ui.search", group: "ui.keys" },
  { id: "more", combo: "Alt+Digit1", label: "ui.increase", group: "ui.keys", repeats: true },
  { id: "help", combo: "Shift+Slash", label: "ui.keys", group: "ui.keys" },
] as const satisfies readonly KeyAction[];

const aStorage = (stored: Record<string, string> = {}) => ({
  getItem: (key: string) => stored[key] ?? null,
  setItem: (key: string, value: string) => {
    stored[key] = value;
  },
});

const press = (code: string, over: Partial<KeymapEvent> = {}): KeymapEvent => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  typing: false,
  ...over,
});

const aKeymap = (storage = aStorage()) => {
  const keymap = createKeymap({ actions, storage });
  const done: string[] = [];
  const handlers = Object.fromEntries(actions.map(({ id }) => [id, () => done.push(id)]));
  return { keymap, done, stop: keymap.listen(() => handlers) };
};

describe("matching", () => {
  test.each([
    { name: "a function key", event: press("F12"), does: ["pay"] },
    {
      name: "a key by place, whatever letter the layout puts there",
      event: press("KeyK", { ctrlKey: true }),
      does: ["find"],
    },
    { name: "Command as Ctrl", event: press("KeyK", { metaKey: true }), does: ["find"] },
    { name: "the number pad as the main block", event: press("Numpad1", { altKey: true }), does: ["more"] },
    { name: "shift as a different key", event: press("Slash", { shiftKey: true }), does: ["help"] },
    { name: "nothing for a plain letter", event: press("KeyK"), does: [] },
    { name: "nothing for an extra modifier", event: press("F12", { altKey: true }), does: [] },
    { name: "nothing for / while typing", event: press("Slash", { typing: true }), does: [] },
    { name: "nothing for ? while typing", event: press("Slash", { shiftKey: true, typing: true }), does: [] },
    { name: "F12 while typing", event: press("F12", { typing: true }), does: ["pay"] },
    { name: "Ctrl+K while typing", event: press("KeyK", { ctrlKey: true, typing: true }), does: ["find"] },
    { name: "nothing while an input method composes", event: press("F12", { isComposing: true }), does: [] },
    { name: "nothing for a held key", event: press("F12", { repeat: true }), does: [] },
    {
      name: "a held key that repeats",
      event: press("Digit1", { altKey: true, repeat: true }),
      does: ["more"],
    },
  ])("$name", ({ event, does }) => {
    const { keymap, done } = aKeymap();
    keymap.handle(event);
    expect(done).toEqual(does);
  });
});

test("a press nobody listens to is left to the browser", () => {
  const { keymap, stop } = aKeymap();
  expect(keymap.handle(press("F12"))).toBe(true);
  stop();
  expect(keymap.handle(press("F12"))).toBe(false);
  expect(keymap.actions.value.every(({ available }) => !available)).toBe(true);
});

test("a held key is used up, so that the browser does not act on it either", () => {
  const { keymap } = aKeymap();
  expect(keymap.handle(press("F12", { repeat: true }))).toBe(true);
});

test("the newest screen answers first, the one below when it has gone", () => {
  const { keymap, done } = aKeymap();
  const above = vi.fn();
  const stop = keymap.listen(() => ({ pay: above }));
  keymap.handle(press("F12"));
  expect([above.mock.calls.length, done]).toEqual([1, []]);
  stop();
  stop();
  keymap.handle(press("F12"));
  expect(done).toEqual(["pay"]);
});

test("behind an open dialog nothing is heard, in it everything", () => {
  const { keymap, done } = aKeymap();
  const inDialog = vi.fn();
  keymap.listen(() => ({ search: inDialog }), 1);
  const close = keymap.block(1);
  keymap.handle(press("F12"));
  keymap.handle(press("Slash"));
  expect([done, inDialog.mock.calls.length]).toEqual([[], 1]);
  close();
  keymap.handle(press("F12"));
  expect(done).toEqual(["pay"]);
});

describe("changing keys", () => {
  test("a new key works at once and after a restart", () => {
    const storage = aStorage();
    const { keymap, done } = aKeymap(storage);
    expect(keymap.assign("pay", "F9")).toEqual({ ok: true, value: "F9" });
    keymap.handle(press("F12"));
    keymap.handle(press("F9"));
    expect(done).toEqual(["pay"]);
    expect(aKeymap(storage).keymap.comboOf("pay")).toBe("F9");
  });

  test("a key that is taken is refused by name", () => {
    const { keymap } = aKeymap();
    expect(keymap.assign("pay", "Slash")).toMatchObject({
      ok: false,
      error: { type: "KeyTaken", by: { id: "search" } },
    });
    expect(keymap.comboOf("pay")).toBe("F12");
  });

  test.each(["F5", "Ctrl+KeyW", "Tab", "Enter"])("%s stays the browser's", (combo) => {
    expect(aKeymap().keymap.assign("pay", combo)).toEqual({ ok: false, error: { type: "KeyReserved" } });
  });

  test("its own key may be given to an action again, and all may be restored", () => {
    const { keymap } = aKeymap();
    expect(keymap.assign("pay", "F12").ok).toBe(true);
    keymap.assign("pay", "F9");
    keymap.reset();
    expect(keymap.comboOf("pay")).toBe("F12");
  });

  test.each(["", "not json", "[]", "null", '{"pay":5,"gone":"F7","search":"F5"}'])(
    "what was stored as %j does no harm",
    (stored) => {
      const { keymap } = aKeymap(aStorage({ keys: stored }));
      expect(keymap.actions.value.map(({ combo }) => combo)).toEqual(actions.map(({ combo }) => combo));
    },
  );
});

test.each([
  { combo: "F12", parts: ["F12"] },
  { combo: "Ctrl+KeyK", parts: ["Ctrl", "K"] },
  { combo: "Shift+Slash", parts: ["?"] },
  { combo: "Alt+Digit1", parts: ["Alt", "1"] },
  { combo: "Ctrl+ArrowUp", parts: ["Ctrl", "↑"] },
  { combo: "NumpadAdd", parts: ["+"] },
])("$combo is shown as $parts", ({ combo, parts }) => {
  expect(comboParts(combo)).toEqual(parts);
});
