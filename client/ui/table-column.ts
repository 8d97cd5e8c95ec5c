import type { ComponentChildren } from "preact";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  /** Amounts stand at the end, so that digits line up. */
  readonly align?: "start" | "end" | undefined;
  readonly sortable?: boolean | undefined;
  /** Left out where the table is narrower: `medium` under 640 px, `wide` under 960 px. */
  readonly from?: "medium" | "wide" | undefined;
}

export interface Sorting {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

export interface RowSelection<Row> {
  readonly has: (row: Row) => boolean;
  readonly toggle: (row: Row) => void;
}
