import { expect, test } from "vitest";
import type { Block } from "../../documents/paper.ts";
import { type DrawLine, drawerBytes, receiptBytes } from "./escpos.ts";

const chosen = { paperWidth: 80, letters: "rk1048", pageNumber: null } as const;

/** Draws nothing, and remembers what it was asked for. */
const aDrawer = () => {
  const drawn: string[] = [];
  const draw: DrawLine = ({ text }, { dots }) => {
    drawn.push(text);
    return { width: dots, height: 24, data: new Uint8ClampedArray(dots * 24 * 4).fill(255) };
  };
  return { drawn, draw };
};

const PAPER: readonly Block[] = [
  { type: "text", text: "Әже дүкені", bold: true, size: "large", align: "center" },
  { type: "pair", left: "Қант", right: "650,00" },
  { type: "rule" },
  { type: "qr", payload: "SF1:T1" },
];

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test("the printer is told its code page, and Kazakh letters are bytes of it", () => {
  const { draw, drawn } = aDrawer();
  const bytes = hex(receiptBytes(PAPER, chosen, draw));
  expect(drawn).toEqual([]);
  expect(bytes.startsWith("1b40")).toBe(true); // initialise
  expect(bytes).toContain("1b7435"); // page 53
  expect(bytes).toContain("8de0edf220"); // Қант in KZ-1048
  expect(bytes).toContain("1d286b"); // the square code
  expect(bytes).toContain(hex(new TextEncoder().encode("SF1:T1")));
  expect(bytes).toContain("1d5601"); // cut
});

test("a printer's own number of the page goes before the usual one", () => {
  expect(hex(receiptBytes(PAPER, { ...chosen, pageNumber: 99 }, aDrawer().draw))).toContain("1b7463");
});

test("only lines whose letters the page lacks are drawn", () => {
  const { draw, drawn } = aDrawer();
  const bytes = hex(receiptBytes(PAPER, { ...chosen, letters: "cp866" }, draw));
  expect(drawn.map((text) => text.trim().replace(/ +/, " "))).toEqual(["Әже дүкені", "Қант 650,00"]);
  expect(bytes).toContain("1d7630"); // raster
  expect(bytes).toContain("2d".repeat(48));
});

test("a printer that knows no code page gets every line as a picture", () => {
  const { draw, drawn } = aDrawer();
  receiptBytes([{ type: "text", text: "Milk" }], { ...chosen, letters: "picture" }, draw);
  expect(drawn).toEqual(["Milk"]);
});

test("a narrow roll has 32 letters and 384 dots", () => {
  const widths: number[] = [];
  const draw: DrawLine = (line, roll) => {
    widths.push(roll.columns, roll.dots);
    return aDrawer().draw(line, roll);
  };
  receiptBytes(PAPER.slice(0, 1), { ...chosen, paperWidth: 58, letters: "picture" }, draw);
  expect(widths).toEqual([32, 384]);
  expect(hex(receiptBytes([{ type: "rule" }], { ...chosen, paperWidth: 58 }, draw))).toContain(
    "2d".repeat(32),
  );
});

const WHOLE: readonly Block[] = [
  { type: "text", text: "ӘДІЛ Дүкені", bold: true, size: "large", align: "center" },
  { type: "pair", left: "Кассир", right: "Ұлжан Ғалымқызы" },
  ...["Қаймақ 20 %", "Сүт өнімі", "Шұжық «Һан»", "Ірімшік — ңғ", "Ауылдың жұмыртқасы № 1"].map(
    (left) => ({ type: "pair", left, right: "1 250,50" }) as const,
  ),
  { type: "pair", left: "ЖИЫНЫ", right: "6 252,50", bold: true },
];

/** As RK-1048 has them: ASCII, the Kazakh letters by name, the Russian ones in their two runs. */
const RK1048: Readonly<Record<number, string>> = {
  ...{ 141: "Қ", 142: "Һ", 157: "қ", 158: "һ", 161: "Ұ", 162: "ұ", 163: "Ә", 165: "Ө", 170: "Ғ" },
  ...{ 175: "Ү", 178: "І", 179: "і", 180: "ө", 186: "ғ", 188: "ә", 189: "Ң", 190: "ң", 191: "ү" },
};

const readBack = (bytes: Uint8Array): string =>
  [...bytes]
    .map(
      (byte) =>
        RK1048[byte] ?? (byte >= 0xc0 ? String.fromCharCode(byte - 0xc0 + 0x410) : String.fromCharCode(byte)),
    )
    .join("");

test("a whole Kazakh receipt is bytes of its code page, every letter itself and none a question mark", () => {
  const { draw, drawn } = aDrawer();
  const bytes = receiptBytes(WHOLE, chosen, draw);
  expect([drawn, bytes.includes(0x3f)]).toEqual([[], false]);
  const text = readBack(bytes);
  for (const word of [
    "ӘДІЛ Дүкені",
    "Ұлжан Ғалымқызы",
    "Қаймақ",
    "Сүт өнімі",
    "Һан",
    "Ірімшік",
    "ңғ",
    "жұмыртқасы",
  ])
    expect(text).toContain(word);
});

test.each(["windows1251", "cp866"] as const)(
  "by %s the same receipt is drawn where a letter is missing, never swapped",
  (letters) => {
    const { draw, drawn } = aDrawer();
    expect(receiptBytes(WHOLE, { ...chosen, letters }, draw).filter((byte) => byte === 0x3f)).toHaveLength(0);
    expect(drawn.join("\n")).toContain("Ұлжан Ғалымқызы");
    expect(drawn.join("\n")).toContain("Қаймақ 20 %");
  },
);

test("the drawer is kicked by its pulse", () => {
  expect(hex(drawerBytes(chosen))).toContain("1b70");
});
