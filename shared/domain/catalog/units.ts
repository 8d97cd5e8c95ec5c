import { isUnit, type Unit } from "../../lib/quantity.ts";
import { foldText } from "../../lib/text.ts";

/** The unit that people in our four languages mean by `text`: `шт.`, `дана`, `dona`, `кг`. */
export const parseUnit = (text: string): Unit | undefined => {
  if (text.length > LONGEST) return undefined;
  const folded = foldText(text).replace(/\.+$/, "");
  return isUnit(folded) ? folded : UNIT_BY_NAME.get(folded);
};

const LONGEST = 20;

const NAMES: Readonly<Record<Unit, readonly string[]>> = {
  pcs: ["pc", "piece", "pieces", "ea", "each", "item", "шт", "штука", "штук", "ед", "дана", "dona", "ta"],
  pack: ["packet", "pk", "уп", "упак", "упаковка", "пач", "пачка", "қаптама", "бума", "qadoq", "paket"],
  box: ["case", "carton", "кор", "коробка", "ящик", "қорап", "жәшік", "quti", "karobka"],
  set: ["kit", "компл", "комплект", "набор", "жиынтық", "to'plam", "komplekt"],
  pair: ["pr", "пара", "пар", "жұп", "juft"],
  kg: ["kilogram", "kilo", "кг", "килограмм", "kilogramm"],
  g: ["gr", "gram", "г", "гр", "грамм", "gramm"],
  t: ["ton", "tonne", "т", "тонна", "tonna"],
  l: ["lt", "ltr", "litre", "liter", "л", "литр", "litr"],
  ml: ["мл", "миллилитр", "millilitr"],
  m: ["metre", "meter", "м", "метр", "metr"],
  cm: ["см", "сантиметр", "santimetr"],
  m2: ["sqm", "m²", "м2", "кв.м", "кв м", "шаршы метр", "kv.m"],
  m3: ["cbm", "м3", "куб.м", "куб м", "текше метр", "kub.m"],
  h: ["hr", "hour", "ч", "час", "сағ", "сағат", "soat"],
};

const UNIT_BY_NAME: ReadonlyMap<string, Unit> = new Map(
  Object.entries(NAMES).flatMap(([unit, names]) =>
    names.map((name): [string, Unit] => [foldText(name), unit as Unit]),
  ),
);
