import fc from "fast-check";
import { expect, test } from "vitest";
import { cellAfterKey, columnsThatFit, rowWindow, scrollToRow, type Viewport } from "./windowing.ts";

const viewports = fc.record({
  count: fc.nat(100_000),
  rowHeight: fc.integer({ min: 20, max: 200 }),
  scrollTop: fc.integer({ min: -200, max: 5_000_000 }),
  height: fc.nat(3_000),
});

test("every row in view is drawn, and never many more", () => {
  fc.assert(
    fc.property(viewports, (viewport) => {
      const { first, end } = rowWindow(viewport);
      const { count, rowHeight, scrollTop, height } = viewport;
      const firstSeen = Math.max(0, Math.floor(scrollTop / rowHeight));
      const lastSeen = Math.min(count, Math.ceil((scrollTop + height) / rowHeight));
      expect(first).toBeLessThanOrEqual(Math.min(firstSeen, count));
      expect(end).toBeGreaterThanOrEqual(Math.min(lastSeen, count));
      expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 14);
      expect(first >= 0 && end <= count).toBe(true);
    }),
  );
});

test("a row scrolled to is wholly in view, and one in view stays where it is", () => {
  fc.assert(
    fc.property(viewports, fc.nat(99_999), (viewport, row) => {
      const roomy: Viewport = {
        ...viewport,
        height: viewport.height + viewport.rowHeight,
        scrollTop: Math.abs(viewport.scrollTop),
      };
      const scrollTop = scrollToRow(row, roomy);
      expect(scrollTop).toBeLessThanOrEqual(row * roomy.rowHeight);
      expect(scrollTop + roomy.height).toBeGreaterThanOrEqual((row + 1) * roomy.rowHeight);
      expect(scrollToRow(row, { ...roomy, scrollTop })).toBe(scrollTop);
    }),
  );
});

test.each([
  { code: "ArrowDown", at: 0, to: 1 },
  { code: "ArrowDown", at: 99, to: 99 },
  { code: "ArrowUp", at: 0, to: 0 },
  { code: "ArrowUp", at: 5, to: 4 },
  { code: "PageDown", at: 5, to: 15 },
  { code: "PageDown", at: 95, to: 99 },
  { code: "PageUp", at: 5, to: 0 },
  { code: "Home", at: 50, to: 0 },
  { code: "End", at: 50, to: 99 },
  { code: "ArrowDown", at: -1, to: 0 },
  { code: "End", at: -1, to: 99 },
  { code: "ArrowRight", at: 5, to: undefined },
  { code: "KeyA", at: 5, to: undefined },
  { code: "Enter", at: -1, to: undefined },
])("in a list of 100, $code at $at leads to $to", ({ code, at, to }) => {
  expect(cellAfterKey(code, at, { count: 100, columns: 1, pageRows: 10 })).toBe(to);
});

test.each([
  { code: "ArrowDown", at: 1, to: 5 },
  { code: "ArrowDown", at: 7, to: 9 },
  { code: "ArrowDown", at: 9, to: 9 },
  { code: "ArrowUp", at: 5, to: 1 },
  { code: "ArrowUp", at: 2, to: 2 },
  { code: "ArrowRight", at: 3, to: 4 },
  { code: "ArrowRight", at: 9, to: 9 },
  { code: "ArrowLeft", at: 0, to: 0 },
  { code: "PageDown", at: 0, to: 8 },
  { code: "ArrowRight", at: -1, to: 0 },
])("in rows of 4 with 10 tiles, $code at $at leads to $to", ({ code, at, to }) => {
  expect(cellAfterKey(code, at, { count: 10, columns: 4, pageRows: 2 })).toBe(to);
});

test("an empty list goes nowhere", () => {
  expect(cellAfterKey("ArrowDown", -1, { count: 0, columns: 1, pageRows: 10 })).toBeUndefined();
});

test.each([
  { width: 0, columns: 1 },
  { width: 150, columns: 1 },
  { width: 307, columns: 1 },
  { width: 308, columns: 2 },
  { width: 1_000, columns: 6 },
])("$width px hold $columns columns of 150 with a gap of 8", ({ width, columns }) => {
  expect(columnsThatFit(width, 150, 8)).toBe(columns);
});
