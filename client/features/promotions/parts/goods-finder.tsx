import { useSignal } from "@preact/signals";
import { readCategory } from "../../../../shared/domain/catalog/categories.ts";
import { foldText } from "../../../../shared/lib/text.ts";
import type { ProductIndex } from "../../../session/product-index.ts";
import type { Shop } from "../../../session/shop.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { SearchField } from "../../../ui/search-field.tsx";
import styles from "../promotions.module.css";
import { productName } from "../wording.ts";

export interface GoodsFinderProps {
  readonly shop: Pick<Shop, "view" | "docs">;
  readonly index: ProductIndex;
  readonly onProduct: (product: string) => void;
  /** Left out where only products are meant. */
  readonly onCategory?: ((category: string) => void) | undefined;
}

interface Found {
  readonly key: string;
  readonly label: string;
  readonly take: () => void;
}

const MOST = 6;

/** Finds goods by what is typed; one press adds them. */
export const GoodsFinder = ({ shop, index, onProduct, onCategory }: GoodsFinderProps) => {
  const { t } = useI18n();
  const query = useSignal("");
  const label = t(onCategory === undefined ? "promo.addProduct" : "promo.addGoods");
  const found = query.value.trim() === "" ? [] : [...categoriesFor(query.value), ...productsFor(query.value)];
  const take = (one: Found | undefined) => {
    one?.take();
    query.value = "";
  };
  return (
    <div>
      <SearchField
        label={label}
        value={query.value}
        onInput={(text) => (query.value = text)}
        onEnter={() => take(found[0])}
      />
      {found.length > 0 && (
        <ul class={styles.found}>
          {found.map((one) => (
            <li key={one.key}>
              <button type="button" class={styles.foundButton} onClick={() => take(one)}>
                {one.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );

  function productsFor(text: string): readonly Found[] {
    return index
      .find(text, MOST)
      .map((id) => ({ key: id, label: productName(shop.view, id), take: () => onProduct(id) }));
  }

  function categoriesFor(text: string): readonly Found[] {
    if (onCategory === undefined) return [];
    const wanted = foldText(text);
    return [...shop.docs("category").keys()]
      .flatMap((id) => readCategory(shop.view, id) ?? [])
      .filter(({ name }) => foldText(name).includes(wanted))
      .slice(0, MOST)
      .map(({ id, name }) => ({
        key: `c/${id}`,
        label: t("promo.category", name),
        take: () => onCategory(id),
      }));
  }
};
