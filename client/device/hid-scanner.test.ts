import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createHidScanner, type HidScanner, type Scan } from "./hid-scanner.ts";
import type { Keystroke } from "./us-layout.ts";

interface Key extends Partial<Keystroke> {
  readonly code: string;
  /** What the layout makes of the key; never looked at. */
  readonly key?: string;
  /** Milliseconds since the key before. */
  readonly gap?: number;
}

const ENTER: Key = { code: "Enter" };
const TAB: Key = { code: "Tab" };

const codeOf = (character: string): Key => {
  if (/[0-9]/.test(character)) return { code: `Digit${character}` };
  if (/[a-z]/.test(character)) return { code: `Key${character.toUpperCase()}` };
  if (/[A-Z]/.test(character)) return { code: `Key${character}`, shiftKey: true };
  const found = PUNCTUATION[character];
  if (found === undefined) throw new Error(`No key for ${character}`);
  return found;
};

const PUNCTUATION: Readonly<Record<string, Key>> = {
  "]": { code: "BracketRight" },
  "-": { code: "Minus" },
  "/": { code: "Slash" },
  "?": { code: "Slash", shiftKey: true },
  ":": { code: "Semicolon", shiftKey: true },
  "=": { code: "Equal" },
  "&": { code: "Digit7", shiftKey: true },
  "%": { code: "Digit5", shiftKey: true },
  ".": { code: "Period" },
  "*": { code: "Digit8", shiftKey: true },
  " ": { code: "Space" },
};

const keys = (text: string, over: Partial<Key> = {}): readonly Key[] =>
  [...text].map((character) => ({ ...codeOf(character), ...over }));

/** Feeds the keys at a scanner's pace unless they say otherwise. */
const play = (sequence: readonly Key[], scanner: HidScanner = createHidScanner(), from = 1_000) => {
  let at = from;
  const steps = sequence.map(({ gap = 8, ...key }) => {
    at += gap;
    return scanner.feed({ shiftKey: false, ctrlKey: false, altKey: false, ...key, timeStamp: at });
  });
  return { steps, at, scans: steps.flatMap((step) => (step.type === "scanned" ? [step.scan] : [])) };
};

const textsOf = (scans: readonly Scan[]) => scans.map(({ text }) => text);

describe("reads", () => {
  const GS = "\u001d";
  const ctrlBracket: Key = { code: "BracketRight", ctrlKey: true, key: "ъ" };
  const altGs: readonly Key[] = [
    { code: "AltLeft", altKey: true },
    ...["0", "0", "2", "9"].map((digit) => ({ code: `Numpad${digit}`, altKey: true })),
  ];
  test.each<{ name: string; sequence: readonly Key[]; text: string; symbology?: string }>([
    { name: "an EAN-13 with Enter", sequence: [...keys("4870001234567"), ENTER], text: "4870001234567" },
    { name: "an EAN-13 with Tab", sequence: [...keys("4870001234567"), TAB], text: "4870001234567" },
    { name: "numpad Enter", sequence: [...keys("48700"), { code: "NumpadEnter" }], text: "48700" },
    {
      name: "the numpad",
      sequence: [..."4870.5"]
        .map((c) => ({ code: c === "." ? "NumpadDecimal" : `Numpad${c}` }))
        .concat(ENTER),
      text: "4870.5",
    },
    { name: "four characters", sequence: [...keys("1234"), ENTER], text: "1234" },
    {
      name: "letters under a Russian layout",
      sequence: [...keys("ab").map((k) => ({ ...k, key: "ф" })), ...keys("cdX9", { key: "С" }), ENTER],
      text: "abcdX9",
    },
    {
      name: "digits under a Kazakh layout, where 2 types ә",
      sequence: [...keys("2345678", { key: "ә" }), ENTER],
      text: "2345678",
    },
    {
      name: "a web address in a QR code",
      sequence: [...keys("https://a.kz/?t=1&s=2-3"), ENTER],
      text: "https://a.kz/?t=1&s=2-3",
    },
    {
      name: "shift keys between characters",
      sequence: [
        { code: "ShiftLeft", shiftKey: true },
        ...keys("VIN"),
        { code: "ShiftLeft", shiftKey: true },
        ...keys("X1"),
        ENTER,
      ],
      text: "VINX1",
    },
    { name: "a space inside", sequence: [...keys("AB 12"), ENTER], text: "AB 12" },
    { name: "the same key many times", sequence: [...keys("11111111"), ENTER], text: "11111111" },
    {
      name: "a slow Bluetooth scanner",
      sequence: [...keys("48700012", { gap: 34 }), ENTER],
      text: "48700012",
    },
    {
      name: "one hiccup",
      sequence: [...keys("4870001"), ...keys("2", { gap: 79 }), ...keys("345"), ENTER],
      text: "48700012345",
    },
    { name: "a late suffix", sequence: [...keys("48700012"), { ...ENTER, gap: 80 }], text: "48700012" },
    { name: "GS1-128", sequence: [...keys("]C10104870001"), ENTER], text: "0104870001", symbology: "C1" },
    { name: "GS1 DataMatrix", sequence: [...keys("]d20104870"), ENTER], text: "0104870", symbology: "d2" },
    { name: "GS1 QR", sequence: [...keys("]Q30104870"), ENTER], text: "0104870", symbology: "Q3" },
    {
      name: "EAN-13 with its prefix",
      sequence: [...keys("]E04870001"), ENTER],
      text: "4870001",
      symbology: "E0",
    },
    {
      name: "a separator as Ctrl+]",
      sequence: [...keys("]d2010487"), ctrlBracket, ...keys("21A"), ENTER],
      text: `010487${GS}21A`,
      symbology: "d2",
    },
    {
      name: "a separator as F8",
      sequence: [...keys("010487"), { code: "F8" }, ...keys("21A"), ENTER],
      text: `010487${GS}21A`,
    },
    {
      name: "a separator as Alt+0029",
      sequence: [...keys("010487"), ...altGs, ...keys("21A"), ENTER],
      text: `010487${GS}21A`,
    },
    {
      name: "every character as an Alt code",
      sequence: [..."A7b9"]
        .flatMap((c): Key[] => [
          { code: "AltLeft", altKey: true },
          ...[...String(c.charCodeAt(0)).padStart(4, "0")].map((d) => ({ code: `Numpad${d}`, altKey: true })),
        ])
        .concat(ENTER),
      text: "A7b9",
    },
  ])("$name", ({ sequence, text, symbology = null }) => {
    const { scans } = play(sequence);
    expect(scans).toMatchObject([{ text, symbology }]);
  });

  test("two codes one after the other", () => {
    const sequence = [...keys("48700012"), ENTER, ...keys("48700029", { gap: 5 }), ENTER];
    expect(textsOf(play(sequence).scans)).toEqual(["48700012", "48700029"]);
  });

  test("only the code when a person typed just before", () => {
    const sequence = [
      ...keys("moloko", { gap: 160 }),
      ...keys("4").map((k) => ({ ...k, gap: 300 })),
      ...keys("8700012"),
      ENTER,
    ];
    expect(play(sequence).scans).toMatchObject([{ text: "48700012", symbology: null, typed: 8 }]);
  });
});

describe("never takes for a scan", () => {
  test.each<{ name: string; sequence: readonly Key[] }>([
    { name: "a quick typist", sequence: [...keys("moloko", { gap: 70 }), { ...ENTER, gap: 70 }] },
    { name: "a slow typist", sequence: [...keys("moloko", { gap: 180 }), { ...ENTER, gap: 200 }] },
    { name: "a PIN typed in a hurry", sequence: [...keys("1234", { gap: 45 }), { ...ENTER, gap: 45 }] },
    { name: "three characters", sequence: [...keys("123"), ENTER] },
    { name: "fast keys without a suffix", sequence: keys("4870001234567") },
    { name: "a suffix that comes too late", sequence: [...keys("48700012"), { ...ENTER, gap: 81 }] },
    {
      name: "a key held down",
      sequence: [...keys("1"), ...keys("1111111", { repeat: true, gap: 33 }), ENTER],
    },
    { name: "arrows and editing keys", sequence: [...keys("48700"), { code: "Backspace" }, ENTER] },
    { name: "shortcuts", sequence: [...keys("acvx", { ctrlKey: true }), ENTER] },
    { name: "Enter alone", sequence: [ENTER] },
  ])("$name", ({ sequence }) => {
    const { scans, steps } = play(sequence);
    expect(scans).toEqual([]);
    expect(steps.at(-1)?.type).not.toBe("suffix");
  });

  test("any text typed at more than 35 ms a key", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 36, max: 400 }), { minLength: 4 }), (gaps) => {
        const sequence = gaps.map((gap, i) => ({ ...codeOf(String(i % 10)), gap }));
        expect(play([...sequence, ENTER]).scans).toEqual([]);
      }),
    );
  });
});

test("any US-typeable code comes back whole, whatever the pace of the scanner", () => {
  const character = fc.constantFrom(..."0123456789abcxyzABCXYZ-/?:=&%.* ");
  const code = fc.array(character, { minLength: 4, maxLength: 120 }).map((characters) => characters.join(""));
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 35 }), (text, gap) => {
      expect(textsOf(play([...keys(text, { gap }), ENTER]).scans)).toEqual([text]);
    }),
  );
});

test("says what each key was, so that the screen keeps its own keys", () => {
  const { steps } = play([
    { code: "F8", gap: 500 },
    ...keys("48700"),
    { code: "F8" },
    ...keys("1"),
    ENTER,
    { code: "KeyJ", ctrlKey: true, gap: 4 },
    { code: "F8", gap: 500 },
  ]);
  expect(steps.map(({ type }) => type)).toEqual([
    "ignored",
    "started",
    "continued",
    "bursting",
    "bursting",
    "bursting",
    "separator",
    "bursting",
    "scanned",
    "suffix",
    "ignored",
  ]);
});

test("Enter after another key is a person's, however soon after the scan", () => {
  const { scans, steps } = play([
    ...keys("48700012"),
    ENTER,
    { code: "F12", gap: 10 },
    { ...ENTER, gap: 10 },
  ]);
  expect(textsOf(scans)).toEqual(["48700012"]);
  expect(steps.slice(-2).map(({ type }) => type)).toEqual(["ignored", "ignored"]);
});

test("a pause ends a code of a scanner without a suffix", () => {
  const scanner = createHidScanner();
  play(keys("48700012"), scanner);
  expect(scanner.pause()).toMatchObject({ type: "scanned", scan: { text: "48700012" } });
  expect(scanner.pause().type).toBe("ignored");
});

test("a pause after typing is only a pause", () => {
  const scanner = createHidScanner();
  play(keys("moloko", { gap: 50 }), scanner);
  expect(scanner.pause().type).toBe("ignored");
});
