import { expect, test } from "vitest";
import type { DrawnCode } from "./label-code.ts";
import { cellOf, LABEL_SIZES, type LabelText, layoutLabel } from "./label-layout.ts";

const bars: DrawnCode = {
  width: 117,
  height: 1,
  darks: [{ x: 11, y: 0, width: 95, height: 1 }],
  text: "4006381333931",
  isSquare: false,
};
const square: DrawnCode = {
  width: 29,
  height: 29,
  darks: [{ x: 4, y: 4, width: 21, height: 21 }],
  text: "x",
  isSquare: true,
};
const label: LabelText = {
  name: "Сүт 3,2 % майлы, пастерленген, Адал, 1 литр, картон қорапта",
  price: "1 250 ₸",
  oldPrice: "1 400 ₸",
  per: "1 кг үшін",
  date: "21.11.2026",
  code: bars,
};

const variants: readonly LabelText[] = [
  label,
  { ...label, code: square },
  { ...label, code: null, oldPrice: "" },
  { ...label, price: "1 234 567,89 сум", name: "Нан" },
];

test.each(LABEL_SIZES.flatMap((size) => variants.map((each, i) => [size, i, each] as const)))(
  "on a label of %s everything stands within its edges (%i)",
  (size, _, each) => {
    const { width, height } = cellOf(size);
    for (const mark of layoutLabel(each, size)) {
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.y).toBeLessThanOrEqual(height);
      if (mark.type === "dark") {
        expect(mark.x + mark.width).toBeLessThanOrEqual(width);
        expect(mark.y + mark.height).toBeLessThanOrEqual(height);
        expect(mark.height).toBeGreaterThan(4);
      }
    }
  },
);

test("a long name takes two rows and ends in an ellipsis; the old price is crossed out", () => {
  const texts = layoutLabel(label, "58x40").flatMap((mark) => (mark.type === "text" ? [mark] : []));
  expect(texts.slice(0, 2).map(({ text }) => text)).toEqual(["Сүт 3,2 % майлы,", "пастерленген, Адал, 1…"]);
  expect(texts.filter(({ struck }) => struck).map(({ text }) => text)).toEqual(["1 400 ₸"]);
});
