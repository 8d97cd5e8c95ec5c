import type { UnitMessages } from "../en/unit.ts";

export const unit = {
  "unit.pcs": "dona",
  "unit.pack": "oʻram",
  "unit.box": "quti",
  "unit.set": "toʻplam",
  "unit.pair": "juft",
  "unit.kg": "kg",
  "unit.g": "g",
  "unit.t": "t",
  "unit.l": "l",
  "unit.ml": "ml",
  "unit.m": "m",
  "unit.cm": "sm",
  "unit.m2": "m²",
  "unit.m3": "m³",
  "unit.h": "soat",
} satisfies UnitMessages;
