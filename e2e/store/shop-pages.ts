import type { CellRow, DocRow, Page } from "../../shared/core/checkpoint.ts";
import type { CounterId, HolderId, LogId } from "../../shared/core/ids.ts";
import type { Stamp } from "../../shared/core/stamp.ts";

const LOG = "till-abcdef.1abcd.b-main" as LogId;
const HOLDER = "till-abcdef.1abcd" as HolderId;
const ROWS = 500;
const words = ["Сүт", "Нан", "Шай", "Milk", "Coffee", "Шоколад", "Guruch", "Сыр", "Yogʻ", "Құрт"];

/** A server's pages of a shop with so many products: each with a cell of stock. Lines as they travel, the last one included. */
export const shopPages = (products: number): readonly string[] => {
  const docs = Array.from({ length: products }, (_, i) => product(i));
  const cells = Array.from({ length: products }, (_, i) => cell(i));
  const pages: Page[] = [
    ...groups(docs).map((rows): Page => ({ type: "docs", doc: "product", rows })),
    ...groups(cells).map((rows): Page => ({ type: "cells", rows })),
  ];
  return [...pages.map((page) => JSON.stringify(page)), `{"type":"end","pages":${pages.length}}`];
};

const product = (i: number): DocRow => [
  productId(i),
  `0mlz4k3q${String(i % 10)}0000.server-1` as Stamp,
  {
    barcodes: [String(4870000000000 + i)],
    category: `category-${i % 40}`,
    min: 0,
    name: `${words[i % 10]} ${words[(i * 7) % 10]} ${(i % 90) + 10} г № ${i}`,
    policy: "strict",
    price: 10_000 + (i % 5000) * 100,
    sku: `SKU-${i}`,
    tax: 1200,
    tracking: "none",
    unit: "pcs",
  },
  null,
];

const cell = (i: number): CellRow => [
  `stock/main/${productId(i)}` as CounterId,
  LOG,
  HOLDER,
  (i % 1000) + 1,
  50_000,
  (i % 50) * 1000,
  0,
  0,
  i % 3 === 0 ? ({ "till-ghijkl.1abcd": 10_000 } as Record<HolderId, number>) : null,
];

/** Scattered, as random ids are. */
const productId = (i: number): string =>
  `p${((i * 7_919_777) % 99_999_989).toString(32).padStart(8, "0")}${i}`;

const groups = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS));
