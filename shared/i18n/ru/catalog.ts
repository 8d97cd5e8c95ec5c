import type { CatalogMessages } from "../en/catalog.ts";
import { plural } from "../plural.ts";

export const catalog = {
  "catalog.cycle": "Категория не может стоять внутри самой себя.",
  "catalog.categoryNotEmpty": (name) =>
    `Внутри «${name}» есть другие категории. Сначала перенесите или удалите их.`,
  "catalog.importRefused": (count, text) =>
    `Ничего не загружено: ${text} ${plural("ru", count, {
      one: "строка с ошибкой",
      few: "строки с ошибками",
      many: "строк с ошибками",
      other: "строки с ошибками",
    })}.`,
  "catalog.importLine": (line, reason) => `Строка ${line}: ${reason}`,
  "catalog.tooLong": "Слишком много за один раз. Разделите на части.",
} satisfies CatalogMessages;
