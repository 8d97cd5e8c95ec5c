import type { ProductIndex } from "../../../session/product-index.ts";
import type { Shop } from "../../../session/shop.ts";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { PromotionForm } from "../promotion-form.ts";
import styles from "../promotions.module.css";
import { categoryName, productName } from "../wording.ts";
import { GoodsFinder } from "./goods-finder.tsx";

export interface GoodsFieldsProps {
  readonly shop: Pick<Shop, "view" | "docs">;
  readonly index: ProductIndex;
  readonly form: PromotionForm;
  readonly at: (field: string) => string | undefined;
}

/** For which goods a promotion holds. */
export const GoodsFields = (props: GoodsFieldsProps) =>
  props.form.values.value.type === "bundle" ? <Parts {...props} /> : <Goods {...props} />;

const Goods = ({ shop, index, form }: GoodsFieldsProps) => {
  const { t } = useI18n();
  const { products, categories } = form.values.value;
  const without = (ids: readonly string[], id: string) => ids.filter((each) => each !== id);
  return (
    <fieldset class={styles.group}>
      <legend class={styles.legend}>{t("promo.goods")}</legend>
      {products.length + categories.length === 0 && <p class={styles.hint}>{t("promo.allGoods")}</p>}
      <ul class={styles.chosen}>
        {categories.map((id) => (
          <Chosen
            key={id}
            name={t("promo.category", categoryName(shop.view, id))}
            onRemove={() => form.set({ categories: without(categories, id) })}
          />
        ))}
        {products.map((id) => (
          <Chosen
            key={id}
            name={productName(shop.view, id)}
            onRemove={() => form.set({ products: without(products, id) })}
          />
        ))}
      </ul>
      <GoodsFinder
        shop={shop}
        index={index}
        onProduct={(id) => form.set({ products: [...without(products, id), id] })}
        onCategory={(id) => form.set({ categories: [...without(categories, id), id] })}
      />
    </fieldset>
  );
};

const Chosen = ({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) => {
  const { t } = useI18n();
  return (
    <li class={styles.row}>
      <span class={styles.rowName}>{name}</span>
      <IconButton icon="x" label={t("promo.takeOut", name)} onClick={onRemove} />
    </li>
  );
};

const Parts = ({ shop, index, form, at }: GoodsFieldsProps) => {
  const { t } = useI18n();
  const { parts } = form.values.value;
  const without = (product: string) => parts.filter((part) => part.product !== product);
  return (
    <fieldset class={styles.group}>
      <legend class={styles.legend}>{t("promo.parts")}</legend>
      <p class={styles.hint}>{at("parts") ?? t("promo.partsHint")}</p>
      <ul class={styles.chosen}>
        {parts.map(({ product, count }) => {
          const name = productName(shop.view, product);
          return (
            <li key={product} class={styles.row}>
              <div class={styles.rowName}>
                <Field
                  label={t("promo.count", name)}
                  value={count}
                  inputMode="numeric"
                  numeric={true}
                  maxLength={4}
                  onInput={(typed) =>
                    form.set({
                      parts: parts.map((part) =>
                        part.product === product ? { product, count: typed } : part,
                      ),
                    })
                  }
                />
              </div>
              <IconButton
                icon="x"
                label={t("promo.takeOut", name)}
                onClick={() => form.set({ parts: without(product) })}
              />
            </li>
          );
        })}
      </ul>
      <GoodsFinder
        shop={shop}
        index={index}
        onProduct={(product) => form.set({ parts: [...without(product), { product, count: "1" }] })}
      />
    </fieldset>
  );
};
