import type { UnitMessages } from "../en/unit.ts";

export const unit = {
  "unit.pcs": "дана",
  "unit.pack": "орам",
  "unit.box": "қорап",
  "unit.set": "жинақ",
  "unit.pair": "жұп",
  "unit.kg": "кг",
  "unit.g": "г",
  "unit.t": "т",
  "unit.l": "л",
  "unit.ml": "мл",
  "unit.m": "м",
  "unit.cm": "см",
  "unit.m2": "м²",
  "unit.m3": "м³",
  "unit.h": "сағ",
} satisfies UnitMessages;
