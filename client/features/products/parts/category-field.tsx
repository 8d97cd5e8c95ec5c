import { useSignal } from "@preact/signals";
import { readCategory } from "../../../../shared/domain/catalog/categories.ts";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "../products.module.css";
import type { ProductFormProps } from "../props.ts";
import { useCategoryOptions } from "./category-options.ts";

/** The category, out of the tree, or a new one below the one chosen. */
export const CategoryField = ({ form, shop }: ProductFormProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const adding = useSignal(false);
  const options = useCategoryOptions(shop, t("products.noCategory"));
  return (
    <div class={styles.withButton}>
      <Select
        label={t("products.category")}
        value={form.fields.value.category ?? ""}
        options={options}
        error={explain(form.errors.value.category)}
        onChange={(value) => form.set("category", value === "" ? null : value)}
      />
      <IconButton
        icon="plus"
        bordered={true}
        label={t("products.newCategory")}
        onClick={() => (adding.value = true)}
      />
      {adding.value && <NewCategory form={form} shop={shop} onClose={() => (adding.value = false)} />}
    </div>
  );
};

type NewCategoryProps = Pick<ProductFormProps, "form" | "shop"> & { readonly onClose: () => void };

const NewCategory = ({ form, shop, onClose }: NewCategoryProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const name = useSignal("");
  const refused = useSignal<AnyError | null>(null);
  const parent = form.fields.value.category;
  const above = parent === null ? undefined : readCategory(shop.view, parent);
  const add = async () => {
    refused.value =
      name.peek().trim() === "" ? { type: "Missing" } : await form.addCategory(name.peek(), parent);
    if (refused.value === null) onClose();
  };
  return (
    <Dialog
      title={t("products.newCategory")}
      onClose={onClose}
      primary={{ label: t("ui.add"), onClick: () => void add() }}
    >
      <Field
        label={t("products.name")}
        value={name.value}
        focusFirst={true}
        hint={above === undefined ? t("products.newCategoryTop") : t("products.newCategoryIn", above.name)}
        error={explain(refused.value)}
        onInput={(text) => {
          name.value = text;
          refused.value = null;
        }}
      />
    </Dialog>
  );
};
