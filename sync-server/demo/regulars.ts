import type { Signed } from "../../shared/core/certificate.ts";
import { type DemoTill, done } from "./till.ts";

/** Customers the staff know by name; those in `staff` get the prices of that group. */
const REGULARS = [
  { name: "Айнұр Бекова", phone: "+77011234501", card: "2900000000018" },
  { name: "Болат Әбдіқадыров", phone: "+77022345602", note: "Аптасына екі рет нан алады" },
  { name: "Гүлнар Смағұлова", phone: "+77473456703", group: "Көтерме" },
  { name: "Ержан Төлегенов", phone: "+77054567804" },
  { name: "«Достық» кафесі", phone: "+77272345605", group: "Көтерме", note: "Есеп айдың соңында" },
  { name: "Надежда Ковалёва", phone: "+77775678906", card: "2900000000025" },
] as const;

/** Writes down the shop's regulars and what it sells cheaper: promotions, a code, a price list for wholesale. */
export const addRegulars = async (till: DemoTill, owner: Signed): Promise<void> => {
  for (const regular of REGULARS) await done(till.run("customer.save", owner, regular));
  await done(till.run("promo.save", owner, { ...HAPPY_HOUR, categories: ids(till, "category").slice(0, 1) }));
  await done(
    till.run("promo.save", owner, { ...THREE_FOR_TWO, categories: ids(till, "category").slice(1, 2) }),
  );
  const { promotion } = await done<{ promotion: string }>(till.run("promo.save", owner, WITH_CODE));
  await done(till.run("promo.save-code", owner, { code: "SHAI", promotion }));
  await done(till.run("promo.save-list", owner, { ...WHOLESALE, prices: wholesale(till) }));
};

const HAPPY_HOUR = {
  name: "Кешкі жеңілдік",
  rule: { type: "percent", percent: 1_500 },
  days: [1, 2, 3, 4, 5],
  opens: 20 * 60,
  closes: 22 * 60,
} as const;

const THREE_FOR_TWO = {
  name: "Үшеуі екеуінің бағасына",
  rule: { type: "n-for-m", take: 3, pay: 2, percent: 10_000 },
} as const;

const WITH_CODE = {
  name: "Жарнама парағымен −10 %",
  rule: { type: "percent", percent: 1_000 },
  needsCode: true,
  least: 2_000_00,
} as const;

const WHOLESALE = { name: "Көтерме баға", group: "Көтерме" } as const;

const ids = ({ state }: DemoTill, doc: "category" | "product"): readonly string[] => [
  ...(state.docs.get(doc)?.keys() ?? []),
];

/** A tenth off for twelve goods, more from ten pieces on. */
const wholesale = (till: DemoTill) =>
  ids(till, "product")
    .slice(0, 12)
    .map((product) => {
      const price = Number(till.view.doc("product", product)?.fields.price ?? 0);
      const off = (percent: number) => Math.round((price * (100 - percent)) / 10_000) * 100;
      return { product, price: off(10), steps: [{ from: 10_000, price: off(15) }] };
    });
