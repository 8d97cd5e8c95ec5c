import type { CatalogMessages } from "../en/catalog.ts";

export const catalog = {
  "catalog.cycle": "Санат өзінің ішінде тұра алмайды.",
  "catalog.categoryNotEmpty": (name) =>
    `«${name}» ішінде басқа санаттар бар. Алдымен оларды көшіріңіз немесе жойыңыз.`,
  "catalog.importRefused": (_count, text) => `Ештеңе жүктелмеді: ${text} жолда қате бар.`,
  "catalog.importLine": (line, reason) => `${line}-жол: ${reason}`,
  "catalog.tooLong": "Бір реттік көлем тым үлкен. Бөліп орындаңыз.",
} satisfies CatalogMessages;
