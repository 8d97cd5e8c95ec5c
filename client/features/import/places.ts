import { COLUMNS, type Column, type ColumnPlaces } from "../../../shared/domain/catalog/csv-columns.ts";

/** What the column at `place` is read as; `null` when it is left out. */
export const columnAt = (places: ColumnPlaces, place: number): Column | null =>
  COLUMNS.find((column) => places[column] === place) ?? null;

/** The places after the column at `place` was said to mean `column`; a meaning stands in one place only. */
export const movePlace = (places: ColumnPlaces, place: number, column: Column | null): ColumnPlaces => {
  const kept = Object.entries(places).filter(([name, at]) => at !== place && name !== column);
  return Object.fromEntries(column === null ? kept : [...kept, [column, place]]);
};
