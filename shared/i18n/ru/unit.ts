import type { UnitMessages } from "../en/unit.ts";

export const unit = {
  "unit.pcs": "шт",
  "unit.pack": "уп",
  "unit.box": "кор",
  "unit.set": "компл",
  "unit.pair": "пар",
  "unit.kg": "кг",
  "unit.g": "г",
  "unit.t": "т",
  "unit.l": "л",
  "unit.ml": "мл",
  "unit.m": "м",
  "unit.cm": "см",
  "unit.m2": "м²",
  "unit.m3": "м³",
  "unit.h": "ч",
} satisfies UnitMessages;
