import { expect, test } from "vitest";
import { UNITS } from "../../lib/quantity.ts";
import { parseUnit } from "./units.ts";

test.each([
  { text: "pcs", unit: "pcs" },
  { text: "Шт.", unit: "pcs" },
  { text: "ДАНА", unit: "pcs" },
  { text: "dona", unit: "pcs" },
  { text: "кг", unit: "kg" },
  { text: "КГ.", unit: "kg" },
  { text: "упак.", unit: "pack" },
  { text: "м²", unit: "m2" },
  { text: "toʻplam", unit: "set" },
  { text: "сағат", unit: "h" },
  { text: "bucket", unit: undefined },
  { text: "", unit: undefined },
  { text: "constructor", unit: undefined },
  { text: "к".repeat(10_000_000), unit: undefined },
])("[CSV-5] a unit is known by its names (%#): $unit", ({ text, unit }) => {
  expect(parseUnit(text)).toBe(unit);
});

test("[CSV-5] every unit is known by its own code", () => {
  expect(UNITS.map(parseUnit)).toEqual([...UNITS]);
});
