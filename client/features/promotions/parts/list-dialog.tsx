import { useMemo } from "preact/hooks";
import { readProduct } from "../../../../shared/domain/catalog/product.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { classes } from "../../../ui/classes.ts";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { createListForm, type TypedPrice } from "../list-form.ts";
import styles from "../promotions.module.css";
import { productName } from "../wording.ts";
import { GoodsFinder } from "./goods-finder.tsx";
import { OccasionFields } from "./occasion-fields.tsx";
import { OfferDialog } from "./offer-dialog.tsx";
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
      form.set({ prices: [...prices, { product, price: "", from: "", lower: "" }] });
  };
  return (
    <OfferDialog
      title={t(id === null ? "promo.newList" : "promo.change")}
      form={form}
      said={["name", "until", "closes"]}
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

interface PriceRowProps extends Pick<EditProps, "currency"> {
  readonly name: string;
  readonly shelf: Parameters<ReturnType<typeof useI18n>["formatMoney"]>[0] | undefined;
  readonly price: TypedPrice;
  readonly onChange: (price: TypedPrice) => void;
  readonly onRemove: () => void;
}

const PriceRow = ({ name, shelf, price, currency, onChange, onRemove }: PriceRowProps) => {
  const { t, formatMoney } = useI18n();
  const typed = { inputMode: "decimal", numeric: true, maxLength: 20 } as const;
  return (
    <li class={classes(styles.row, styles.inputs)}>
      <div class={styles.rowName}>
        <Field
          label={t("promo.priceOf", name)}
          suffix={shelf === undefined ? undefined : t("promo.shelf", formatMoney(shelf, currency))}
          {...typed}
          value={price.price}
          onInput={(value) => onChange({ ...price, price: value })}
        />
      </div>
      <div class={styles.small}>
        <Field
          label={t("promo.fromQuantity")}
          optional={true}
          {...typed}
          value={price.from}
          onInput={(from) => onChange({ ...price, from })}
        />
      </div>
      <div class={styles.small}>
        <Field
          label={t("promo.price")}
          optional={true}
          {...typed}
          value={price.lower}
          onInput={(lower) => onChange({ ...price, lower })}
        />
      </div>
      <IconButton icon="x" label={t("promo.takeOut", name)} onClick={onRemove} />
    </li>
  );
};
