import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../documents/paper.ts";
import { paperLines } from "./paper-lines.ts";

const rows = (block: Block, columns = 20): readonly string[] =>
  paperLines([block], columns).map((line) => (line.type === "text" ? line.text : line.type));

test.each<readonly [Block, readonly string[]]>([
  [{ type: "text", text: "Сүт 3,2 %" }, ["Сүт 3,2 %"]],
  [{ type: "text", text: "Дастархан", align: "center" }, ["     Дастархан"]],
  [{ type: "text", text: "Қаймақ 20 % майлы, 400 грамм" }, ["Қаймақ 20 % майлы,", "400 грамм"]],
  [{ type: "text", text: "9".repeat(25) }, ["9".repeat(20), "99999"]],
  [{ type: "pair", left: "Сдача", right: "959,60" }, ["Сдача         959,60"]],
  [{ type: "pair", left: "оның ішінде ҚҚС 16 %", right: "143,45" }, ["оның ішінде", "ҚҚС 16 %      143,45"]],
  [{ type: "pair", left: "Weekend", right: "−40,00", indent: true }, ["  Weekend     −40,00"]],
  [{ type: "pair", left: "Чек", right: "T1-1K7MQ-00000017" }, ["Чек", "   T1-1K7MQ-00000017"]],
  [{ type: "pair", left: "", right: "1,00" }, ["                1,00"]],
  [{ type: "rule" }, ["rule"]],
])("%j", (block, expected) => {
  expect(rows(block)).toEqual(expected);
});

test("no row is longer than the paper, and no letter is lost", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.string(),
      fc.constantFrom(32, 48),
      (left, right, columns) => {
        const lines = rows({ type: "pair", left, right }, columns);
        const letters = (text: string): string => [...text.replace(/ /g, "")].sort().join("");
        return (
          lines.every((row) => [...row].length <= columns) &&
          letters(lines.join("")) === letters(left + right)
        );
      },
    ),
  );
});
