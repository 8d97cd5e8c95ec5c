/** Invented goods for looking at screens: name, price in tenge, unit, place in `CATEGORIES`. */
export const CATEGORIES: readonly { readonly name: string; readonly parent: number | null }[] = [
  { name: "Сүт өнімдері", parent: null },
  { name: "Нан және тоқаш", parent: null },
  { name: "Көкөніс, жеміс", parent: null },
  { name: "Сусындар", parent: null },
  { name: "Шай, кофе", parent: 3 },
  { name: "Су, шырын", parent: 3 },
  { name: "Ет, балық", parent: null },
  { name: "Тұрмыстық химия", parent: null },
  { name: "Тәттілер", parent: null },
];

interface Goods {
  readonly name: string;
  readonly price: number;
  readonly unit: "pcs" | "kg";
  readonly category: number;
  readonly policy: "strict" | "flexible";
}

const goods = (name: string, price: number, category: number, unit: Goods["unit"] = "pcs"): Goods => ({
  name,
  price,
  unit,
  category,
  policy: unit === "kg" ? "flexible" : "strict",
});

export const GOODS: readonly Goods[] = [
  goods("Сүт «Алатау» 3,2 % 1 л", 520, 0),
  goods("Айран 500 мл", 390, 0),
  goods("Қаймақ 20 % 400 г", 780, 0),
  goods("Ірімшік «Ақ бұлақ»", 4_250, 0, "kg"),
  goods("Сары май 82,5 % 180 г", 1_150, 0),
  goods("Бауырсақ 300 г", 450, 1),
  goods("Нан «Наурыз» 500 г", 210, 1),
  goods("Тандыр нан", 180, 1),
  goods("Алма «Апорт»", 900, 2, "kg"),
  goods("Қияр жылыжайлық", 1_190, 2, "kg"),
  goods("Қызанақ", 1_350, 2, "kg"),
  goods("Картоп жас", 290, 2, "kg"),
  goods("Шай «Пиала» үнділік 250 г", 1_690, 4),
  goods("Кофе ерігіш 190 г шыны ыдыста, сублимацияланған", 4_990, 4),
  goods("Су газсыз 1,5 л", 260, 5),
  goods("Шырын алма 1 л", 690, 5),
  goods("Сиыр еті жамбас", 3_890, 6, "kg"),
  goods("Тауық төс еті 900 г", 2_150, 6),
  goods("Форель тұздалған 200 г", 2_990, 6),
  goods("Кір жуғыш ұнтақ 3 кг", 3_450, 7),
  goods("Ыдыс жуғыш гель 450 мл", 890, 7),
  goods("Шоколад сүтті 90 г", 690, 8),
  goods("Печенье «Топлёное молоко»", 540, 8),
  goods("Халва күнбағыс 350 г", 750, 8),
];
