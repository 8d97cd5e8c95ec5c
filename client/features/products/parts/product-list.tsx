import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { mayRole } from "../../../../shared/domain/access/roles.ts";
import type { CategoryId } from "../../../../shared/domain/catalog/ids.ts";
import { saveFile } from "../../../device/files.ts";
import { breathe } from "../../../session/calm.ts";
import { productsOfCode } from "../../../session/read-code.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import { Card, Page } from "../../../ui/page.tsx";
import { PageHeader, Toolbar } from "../../../ui/page-header.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { VirtualTable } from "../../../ui/virtual-table.tsx";
import { exportProducts } from "../export.ts";
import { CHOICES, SHOWS } from "../list-model.ts";
import styles from "../products.module.css";
import type { ProductListProps } from "../props.ts";
import { useCategoryOptions } from "./category-options.ts";
import { COLUMN_LABEL, useProductColumns } from "./product-columns.tsx";

export const ProductList = (props: ProductListProps) => {
  const { shop, go, list, scans, toasts } = props;
  const { t, format } = useI18n();
  const keys = useKeymap();
  const search = useRef<HTMLInputElement>(null);
  const mayEdit = mayRole(shop.person.value?.role ?? "", "catalog.edit");
  const columns = useProductColumns(shop, list);
  const ids = list.ids.value;
  const open = (id: string) => go(`/products/${encodeURIComponent(id)}`);
  useActions({
    "till.search": () => search.current?.focus(),
    ...(mayEdit && { "goods.new": () => go("/products/new") }),
  });
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        const { products, code } = productsOfCode(shop, text);
        const [found] = products;
        if (found !== undefined) return open(found.id);
        toasts.show({
          text: t("products.unknownCode", code),
          tone: "attention",
          ...(mayEdit && {
            action: {
              label: t("products.add"),
              onClick: () => go(`/products?new=${encodeURIComponent(code)}`),
            },
          }),
        });
      }),
    [scans],
  );
  return (
    <Page>
      <PageHeader
        title={t("products.title")}
        subtitle={t("products.count", ids.length, format.value.number(ids.length))}
        actions={<ListActions {...props} mayEdit={mayEdit} />}
      />
      <Toolbar label={t("products.show")}>
        <SearchField
          label={t("products.search")}
          value={list.query.value}
          combo={keys?.comboOf("till.search")}
          inputRef={search}
          onInput={list.search}
          onEnter={() => ids[0] !== undefined && open(ids[0])}
        />
        <CategoryFilter {...props} />
        <Chips
          scrolls={true}
          label={t("products.show")}
          chips={SHOWS.map((value) => ({ value, label: t(SHOW_LABEL[value]) }))}
          value={list.show.value}
          onChange={list.choose}
        />
      </Toolbar>
      <Card fills={true}>
        <VirtualTable
          label={t("products.title")}
          columns={columns}
          rows={ids}
          rowKey={(id) => id}
          sorting={list.sorting.value ?? (list.query.value === "" ? BY_NAME : undefined)}
          onSort={list.sort}
          onOpen={open}
          empty={<NoProducts {...props} mayEdit={mayEdit} />}
        />
      </Card>
    </Page>
  );
};

const BY_NAME = { column: "name", direction: "ascending" } as const;

const SHOW_LABEL = {
  all: "products.showAll",
  low: "products.showLow",
  noBarcode: "products.showNoBarcode",
  archived: "products.showArchived",
} as const;

const CategoryFilter = ({ shop, list }: ProductListProps) => {
  const { t } = useI18n();
  const options = useCategoryOptions(shop, t("products.anyCategory"));
  return (
    <div class={styles.compact}>
      <Select
        label={t("products.category")}
        value={list.category.value ?? ""}
        options={options}
        onChange={(value) => list.chooseCategory(value === "" ? null : (value as CategoryId))}
      />
    </div>
  );
};

const ListActions = ({
  shop,
  go,
  list,
  toasts,
  mayEdit,
}: ProductListProps & { readonly mayEdit: boolean }) => {
  const { t, format } = useI18n();
  const keys = useKeymap();
  const choosing = useSignal(false);
  const exporting = useSignal(false);
  const choose = () => {
    choosing.value = true;
  };
  const save = async () => {
    if (exporting.peek()) return;
    exporting.value = true;
    const ids = list.ids.peek();
    const text = await exportProducts(shop, ids, (id) => list.level(id).value, breathe);
    saveFile("products.csv", text, "text/csv;charset=utf-8");
    exporting.value = false;
    toasts.show({ text: t("products.exported", ids.length, format.value.number(ids.length)), tone: "done" });
  };
  return (
    <>
      <span class={styles.wide}>
        <Button kind="ghost" icon="list" onClick={choose}>
          {t("products.columns")}
        </Button>
        <Button kind="ghost" icon="download" busy={exporting.value} onClick={() => void save()}>
          {t("products.export")}
        </Button>
        <Button kind="ghost" icon="receipt" onClick={() => go("/labels")}>
          {t("paper.labels")}
        </Button>
        {mayEdit && (
          <Button kind="secondary" icon="upload" onClick={() => go("/import")}>
            {t("products.import")}
          </Button>
        )}
      </span>
      <span class={styles.narrow}>
        <IconButton icon="list" label={t("products.columns")} onClick={choose} />
        <IconButton icon="receipt" label={t("paper.labels")} onClick={() => go("/labels")} />
        <IconButton icon="download" label={t("products.export")} onClick={() => void save()} />
        {mayEdit && <IconButton icon="upload" label={t("products.import")} onClick={() => go("/import")} />}
      </span>
      {mayEdit && (
        <Button
          kind="primary"
          icon="plus"
          combo={keys?.comboOf("goods.new")}
          onClick={() => go("/products/new")}
        >
          {t("products.add")}
        </Button>
      )}
      {choosing.value && (
        <Dialog
          title={t("products.columns")}
          onClose={() => (choosing.value = false)}
          primary={{ label: t("ui.done"), onClick: () => (choosing.value = false) }}
          cancelLabel={null}
        >
          <div>
            {CHOICES.map((column) => (
              <Checkbox
                key={column}
                label={t(COLUMN_LABEL[column])}
                checked={list.columns.value.includes(column)}
                onChange={() => list.toggleColumn(column)}
              />
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
};

const NoProducts = ({ go, list, mayEdit }: ProductListProps & { readonly mayEdit: boolean }) => {
  const { t } = useI18n();
  if (!list.isEmpty.value)
    return (
      <EmptyState icon="search" title={t("products.nothingHere")} text={t("products.nothingHereText")} />
    );
  const add = (
    <Button kind="primary" icon="plus" onClick={() => go("/products/new")}>
      {t("products.add")}
    </Button>
  );
  return (
    <EmptyState
      icon="box"
      title={t("products.emptyTitle")}
      text={t("products.emptyText")}
      action={mayEdit ? add : undefined}
    />
  );
};
