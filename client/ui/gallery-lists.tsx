import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { MoneyText, QuantityText } from "./amounts.tsx";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import styles from "./gallery.module.css";
import { SAMPLE_PRODUCTS, type SampleProduct, useSamples } from "./gallery-samples.ts";
import { useI18n } from "./i18n.ts";
import { useActions, useKeymap } from "./keys.ts";
import { Toolbar } from "./page-header.tsx";
import { SearchField } from "./search-field.tsx";
import type { Column, Sorting } from "./table-column.ts";
import type { Toasts } from "./toast-store.ts";
import { VirtualList } from "./virtual-list.tsx";
import { VirtualTable } from "./virtual-table.tsx";

export const Products = ({ toasts }: { readonly toasts: Toasts }) => {
  const words = useSamples();
  const { t, format } = useI18n();
  const keys = useKeymap();
  const query = useSignal("");
  const sorting = useSignal<Sorting>({ column: "sku", direction: "ascending" });
  const chosen = useSignal<ReadonlySet<string>>(new Set(["p1"]));
  const rows = useMemo(() => found(query.value, sorting.value), [query.value, sorting.value]);
  useActions({ search: () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus() });
  const columns: readonly Column<SampleProduct>[] = [
    { id: "name", title: words.product, cell: ({ name }) => name, width: "minmax(0, 3fr)", sortable: true },
    { id: "sku", title: words.sku, cell: ({ sku }) => sku, width: "110px", from: "medium", sortable: true },
    {
      id: "state",
      title: words.state,
      width: "150px",
      from: "wide",
      cell: ({ stock }) =>
        stock < 0 ? <Badge tone="stop">{words.stop}</Badge> : <Badge tone="done">{words.done}</Badge>,
    },
    {
      id: "stock",
      title: words.stock,
      cell: ({ stock }) => <QuantityText value={stock} unit="pcs" tone={stock < 0 ? "stop" : undefined} />,
      width: "130px",
      align: "end",
      sortable: true,
      from: "medium",
    },
    {
      id: "price",
      title: words.price,
      cell: ({ price }) => <MoneyText value={price} currency="KZT" minor={true} />,
      width: "140px",
      align: "end",
      sortable: true,
    },
  ];
  return (
    <section class={styles.tableCard}>
      <div class={styles.tableHead}>
        <Toolbar label={words.actions}>
          <SearchField
            label={words.searchProducts}
            value={query.value}
            combo={keys?.comboOf("search")}
            onInput={(value) => (query.value = value)}
          />
          <span class={styles.quiet}>{t("ui.rows", rows.length, format.value.number(rows.length))}</span>
          <Button icon="download">{words.draft}</Button>
        </Toolbar>
      </div>
      <div class={styles.table}>
        <VirtualTable
          label={words.product}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          sorting={sorting.value}
          onSort={(next) => (sorting.value = next)}
          onOpen={({ name }) => toasts.show({ text: name })}
          selection={{
            has: ({ id }) => chosen.value.has(id),
            toggle: ({ id }) => {
              chosen.value = toggled(chosen.value, id);
            },
          }}
          empty={<EmptyState icon="search" title={t("ui.nothingFound")} text={t("ui.nothingFoundHint")} />}
        />
      </div>
    </section>
  );
};

const toggled = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id]);

const found = (query: string, { column, direction }: Sorting): readonly SampleProduct[] => {
  const wanted = query.toLowerCase();
  const sign = direction === "ascending" ? 1 : -1;
  return SAMPLE_PRODUCTS.filter(({ name }) => name.toLowerCase().includes(wanted)).sort(
    (a, b) => sign * compare(a, b, column),
  );
};

const compare = (a: SampleProduct, b: SampleProduct, column: string): number => {
  if (column === "price") return a.price - b.price;
  if (column === "stock") return a.stock - b.stock;
  return column === "name" ? a.name.localeCompare(b.name) : Number(a.sku) - Number(b.sku);
};

export const Tiles = ({ toasts }: { readonly toasts: Toasts }) => {
  const words = useSamples();
  return (
    <section class={styles.tableCard}>
      <div class={styles.tiles}>
        <VirtualList
          label={words.product}
          items={SAMPLE_PRODUCTS}
          itemKey={({ id }) => id}
          rowHeight={116}
          tile={{ minWidth: 150, gap: 8 }}
          onOpen={({ name }) => toasts.show({ text: name, tone: "done" })}
          render={(product) => (
            <div class={styles.tile}>
              <span class={styles.tileName}>{product.name}</span>
              <span class={styles.tileFoot}>
                <b>
                  <MoneyText value={product.price} currency="KZT" />
                </b>
                <QuantityText
                  value={product.stock}
                  unit="pcs"
                  tone={product.stock < 0 ? "stop" : undefined}
                />
              </span>
            </div>
          )}
        />
      </div>
    </section>
  );
};
