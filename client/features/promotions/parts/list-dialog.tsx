import { useMemo } from "preact/hooks";
import { readProduct } from "../../../../shared/domain/catalog/product.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { createListForm, priceField, stepField, type TypedPrice } from "../list-form.ts";
import styles from "../promotions.module.css";
import { productName } from "../wording.ts";
import { GoodsFinder } from "./goods-finder.tsx";
import { OccasionFields } from "./occasion-fields.tsx";
import { OfferDialog } from "./offer-dialog.tsx";
import { PriceRow } from "./price-row.tsx";
import type { EditProps } from "./promotion-dialog.tsx";

/** A price list added or changed, with its prices. */
export const ListDialog = ({ shop, index, currency, id, onSaved, onRemove, onClose }: EditProps) => {
  const { t } = useI18n();
  const form = useMemo(() => createListForm(shop, id), []);
  const values = form.values.value;
  const { prices } = values;
  const put = (next: TypedPrice) =>
    form.set({ prices: prices.map((price) => (price.product === next.product ? next : price)) });
  const add = (product: string) => {
    if (!prices.some((price) => price.product === product))
      form.set({ prices: [...prices, { product, price: "", steps: [] }] });
  };
  return (
    <OfferDialog
      title={t(id === null ? "promo.newList" : "promo.change")}
      form={form}
      said={["name", "until", "opens", "closes", ...prices.flatMap(fieldsOf)]}
      onSaved={() => onSaved(values.name)}
      onClose={onClose}
      onRemove={id === null ? undefined : () => onRemove(values.name)}
      removeSure={t("promo.removeSure", values.name)}
    >
      {(at) => (
        <>
          <Field
            label={t("promo.name")}
            hint={t("promo.nameHint")}
            value={values.name}
            error={at("name")}
            maxLength={100}
            focusFirst={true}
            onInput={(name) => form.set({ name })}
          />
          <fieldset class={styles.group}>
            <legend class={styles.legend}>{t("promo.prices")}</legend>
            <p class={styles.hint}>{t("promo.pricesHint")}</p>
            <ul class={styles.chosen}>
              {prices.map((price) => (
                <PriceRow
                  key={price.product}
                  name={productName(shop.view, price.product)}
                  shelf={readProduct(shop.view, price.product)?.price}
                  price={price}
                  currency={currency}
                  at={at}
                  onChange={put}
                  onRemove={() => form.set({ prices: prices.filter((each) => each !== price) })}
                />
              ))}
            </ul>
            <GoodsFinder shop={shop} index={index} onProduct={add} />
          </fieldset>
          <OccasionFields view={shop.view} values={values} set={form.set} at={at} />
          <Checkbox
            label={t("promo.active")}
            checked={values.active}
            onChange={(active) => form.set({ active })}
          />
        </>
      )}
    </OfferDialog>
  );
};

/** Those that say by themselves what is wrong with them. */
const fieldsOf = ({ product, steps }: TypedPrice): readonly string[] => [
  priceField(product),
  ...steps.map((_, place) => stepField(product, place)),
];
