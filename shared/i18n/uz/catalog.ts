import type { CatalogMessages } from "../en/catalog.ts";

export const catalog = {
  "catalog.cycle": "Toifa oʻzining ichida tura olmaydi.",
  "catalog.categoryNotEmpty": (name) =>
    `“${name}” ichida boshqa toifalar bor. Avval ularni koʻchiring yoki oʻchiring.`,
  "catalog.importRefused": (_count, text) => `Hech narsa yuklanmadi: ${text} ta qatorda xato bor.`,
  "catalog.importLine": (line, reason) => `${line}-qator: ${reason}`,
  "catalog.tooLong": "Bir martaga juda koʻp. Qismlarga boʻlib bajaring.",
} satisfies CatalogMessages;
