import { useMemo } from "preact/hooks";
import { categoriesAbove, readCategory } from "../../../../shared/domain/catalog/categories.ts";
import type { CategoryId } from "../../../../shared/domain/catalog/ids.ts";
import { parseTaxRate, taxRateToText } from "../../../../shared/domain/catalog/tax.ts";
import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import { UNITS } from "../../../../shared/lib/quantity.ts";
import type { Shop } from "../../../session/shop.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Select, type SelectOption } from "../../../ui/select.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import type { TillModel } from "../model.ts";
import { createNewProduct, type NewProductModel } from "../new-product-model.ts";
import styles from "./till-dialogs.module.css";

export interface NewProductDialogProps {
  readonly shop: Shop;
  readonly till: TillModel;
  readonly terms: SaleTerms;
  readonly code: string;
  readonly onClose: () => void;
}

/** Goods the shop does not know yet: a name and a price are enough, and the sale goes on. */
export const NewProductDialog = ({ shop, till, terms, code, onClose }: NewProductDialogProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const model = useMemo(
    () => createNewProduct({ shop, sale: till.sale, terms, code }),
    [shop, till, terms, code],
  );
  const submit = async (): Promise<void> => {
    if (await model.submit()) onClose();
  };
  const error = model.error.value;
  return (
    <Dialog
      title={t("tillmore.newProduct")}
      size="medium"
      onClose={onClose}
      primary={{
        label: t("tillmore.addAndSell"),
        onClick: () => void submit(),
        busy: model.busy.value,
      }}
    >
      <p class={styles.note}>{t("tillmore.unknownTitle", code)}</p>
      <Basics model={model} terms={terms} />
      <Rest shop={shop} model={model} />
      {error !== null && (
        <p class={styles.wrong} role="alert">
          {explain(error)}
        </p>
      )}
      <p class={styles.note}>{t("tillmore.newProductNote")}</p>
    </Dialog>
  );
};

const Basics = ({
  model,
  terms,
}: Pick<NewProductDialogProps, "terms"> & { readonly model: NewProductModel }) => {
  const { t, format } = useI18n();
  const faults = model.faults.value;
  return (
    <>
      <Field
        label={t("tillmore.name")}
        error={faults.includes("name") ? t("tillmore.nameNeeded") : null}
        maxLength={200}
        focusFirst={true}
        value={model.name.value}
        onInput={(name) => model.set({ name })}
      />
      <Field
        label={t("tillmore.price")}
        error={faults.includes("price") ? t("tillmore.priceNeeded") : null}
        inputMode="decimal"
        numeric={true}
        maxLength={16}
        suffix={format.value.currency(terms.currency)}
        value={model.price.value}
        onInput={(price) => model.set({ price })}
      />
    </>
  );
};

const Rest = ({ shop, model }: Pick<NewProductDialogProps, "shop"> & { readonly model: NewProductModel }) => {
  const { t, format } = useI18n();
  return (
    <div class={styles.pair}>
      <Select
        label={t("tillmore.unit")}
        value={model.unit.value}
        options={UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
        onChange={(unit) => model.set({ unit })}
      />
      <Select
        label={t("tillmore.tax")}
        value={taxRateToText(model.taxRate.value)}
        options={model.taxRates.map((rate) => ({
          value: taxRateToText(rate),
          label: rate === "exempt" ? t("tillmore.noTax") : format.value.percent(rate),
        }))}
        onChange={(text) => {
          const rate = parseTaxRate(text);
          if (rate.ok) model.set({ taxRate: rate.value });
        }}
      />
      <Select
        label={t("tillmore.category")}
        value={model.category.value}
        options={categoryOptions(shop, t("tillmore.noCategory"))}
        onChange={(category) => model.set({ category })}
      />
    </div>
  );
};

/** By the whole way down, so that two of one name can be told apart. */
const categoryOptions = ({ view, docs }: Shop, none: string): readonly SelectOption<string>[] => {
  const known = [...docs("category").keys()].flatMap((id) => {
    if (readCategory(view, id) === undefined) return [];
    const path = categoriesAbove(view, id as CategoryId).map(({ name }) => name);
    return [{ value: id, label: path.reverse().join(" / ") }];
  });
  return [{ value: "", label: none }, ...known.sort((a, b) => a.label.localeCompare(b.label))];
};
