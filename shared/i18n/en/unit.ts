/** Short names of the units of `shared/lib/quantity.ts`, as they stand after a number. */
export const unit = {
  "unit.pcs": "pcs",
  "unit.pack": "pack",
  "unit.box": "box",
  "unit.set": "set",
  "unit.pair": "pair",
  "unit.kg": "kg",
  "unit.g": "g",
  "unit.t": "t",
  "unit.l": "l",
  "unit.ml": "ml",
  "unit.m": "m",
  "unit.cm": "cm",
  "unit.m2": "m²",
  "unit.m3": "m³",
  "unit.h": "h",
};

export type UnitMessages = typeof unit;
