import { plural } from "../plural.ts";

/** What may be wrong with the catalog, besides what `goods` says. */
export const catalog = {
  "catalog.cycle": "A category cannot stand below itself.",
  "catalog.categoryNotEmpty": (name: string) =>
    `There are categories below “${name}”. Move or remove them first.`,
  "catalog.importRefused": (count: number, text: string) =>
    `Nothing was imported: ${text} ${plural("en", count, { one: "line is", other: "lines are" })} wrong.`,
  "catalog.importLine": (line: string, reason: string) => `Line ${line}: ${reason}`,
  "catalog.tooLong": "This is too much at once. Do it in smaller parts.",
};

export type CatalogMessages = typeof catalog;
