import type { Ref } from "preact";
import type { CategoryId } from "../../../../shared/domain/catalog/ids.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useKeymap } from "../../../ui/keys.ts";
import { SearchField } from "../../../ui/search-field.tsx";
import type { CatalogModel } from "../catalog-model.ts";
import type { TillModel } from "../model.ts";
import styles from "./goods-pane.module.css";
import { ProductGrid } from "./product-grid.tsx";

export interface GoodsPaneProps {
  readonly shop: Shop;
  readonly till: TillModel;
  readonly currency: Currency;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly gridRef: { readonly current: HTMLDivElement | null };
  readonly onCamera: () => void;
  readonly onStock: (product: string) => void;
  /** Enter in the search added something: the keys go to its line. */
  readonly onAdded: () => void;
  readonly onAddGoods: (() => void) | undefined;
}

/** The left of the till: search, categories, goods. */
export const GoodsPane = (props: GoodsPaneProps) => {
  const { till, shop, currency, onStock } = props;
  const { t } = useI18n();
  const keys = useKeymap();
  const { catalog } = till;
  const products = catalog.products.value;
  return (
    <section class={styles.pane} aria-label={t("till.goods")}>
      <div class={styles.head}>
        <div class={styles.find}>
          <SearchField
            label={t("till.search")}
            value={catalog.query.value}
            combo={keys?.comboOf("till.search")}
            inputRef={props.searchRef}
            onInput={catalog.search}
            onDown={() => intoGrid(props.gridRef.current)}
            onEnter={() => till.addFirst() && props.onAdded()}
          />
          <IconButton icon="camera" label={t("hands.camera")} bordered={true} onClick={props.onCamera} />
        </div>
        <Categories catalog={catalog} />
      </div>
      <div ref={props.gridRef} class={styles.grid}>
        {products.length === 0 ? (
          <NothingHere catalog={catalog} onAddGoods={props.onAddGoods} />
        ) : (
          <ProductGrid
            shop={shop}
            products={products}
            currency={currency}
            onAdd={till.add}
            onStock={onStock}
          />
        )}
      </div>
    </section>
  );
};

/** ↓ from the search lands on the first product. */
const intoGrid = (grid: HTMLElement | null): void => {
  const list = grid?.querySelector<HTMLElement>("[role=grid]");
  list?.focus();
};

const ALL = "";

const Categories = ({ catalog }: { readonly catalog: CatalogModel }) => {
  const { t } = useI18n();
  const top = catalog.top.value;
  const inner = catalog.inner.value;
  if (top.length === 0) return null;
  const chosen = catalog.category.value;
  const parent = catalog.chosenTop.value;
  return (
    <>
      <Chips
        scrolls={true}
        label={t("till.categories")}
        value={parent ?? ALL}
        chips={[{ value: ALL, label: t("till.allCategories") }, ...top.map(toChip)]}
        onChange={(value) => catalog.choose(value === ALL ? null : (value as CategoryId))}
      />
      {parent !== null && inner.length > 0 && (
        <Chips
          scrolls={true}
          label={t("till.withinCategory")}
          value={inner.some(({ id }) => id === chosen) ? (chosen ?? parent) : parent}
          chips={[{ value: parent as string, label: t("till.allCategories") }, ...inner.map(toChip)]}
          onChange={(value) => catalog.choose(value as CategoryId)}
        />
      )}
    </>
  );
};

const toChip = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });

const NothingHere = ({
  catalog,
  onAddGoods,
}: Pick<GoodsPaneProps, "onAddGoods"> & { readonly catalog: CatalogModel }) => {
  const { t } = useI18n();
  if (!catalog.isEmpty.value)
    return <EmptyState icon="search" title={t("ui.nothingFound")} text={t("ui.nothingFoundHint")} />;
  return (
    <EmptyState
      icon="box"
      title={t("till.noGoodsTitle")}
      text={t("till.noGoodsText")}
      action={
        onAddGoods && (
          <Button kind="primary" icon="plus" onClick={onAddGoods}>
            {t("till.addGoods")}
          </Button>
        )
      }
    />
  );
};
