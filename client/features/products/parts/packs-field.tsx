import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import { isPackFault, type PackFields } from "../pack-fields.ts";
import styles from "../products.module.css";
import type { ProductFormProps } from "../props.ts";

/** Codes that stand for several: a case of twelve, and what a whole one costs. */
export const PacksField = (props: ProductFormProps) => {
  const { form } = props;
  const { t } = useI18n();
  const explain = useExplain();
  const fault = form.errors.value.packs;
  return (
    <section class={styles.stack} aria-label={t("products.packs")}>
      <span class={styles.label}>{t("products.packs")}</span>
      <p class={styles.hint}>{t("products.packsHint")}</p>
      {form.fields.value.packs.map((pack, place) => (
        <PackRow key={place} {...props} pack={pack} place={place} />
      ))}
      {fault !== undefined && !isPackFault(fault) && (
        <p class={styles.wrong} role="alert">
          {explain(fault)}
        </p>
      )}
      <div>
        <Button kind="secondary" icon="plus" onClick={form.addPack}>
          {t("products.addPack")}
        </Button>
      </div>
    </section>
  );
};

interface PackRowProps extends ProductFormProps {
  readonly pack: PackFields;
  readonly place: number;
}

const PackRow = ({ form, pack, place }: PackRowProps) => {
  const { t, format } = useI18n();
  const explain = useExplain();
  const fault = form.errors.value.packs;
  const wrong = (cell: keyof PackFields): string | undefined =>
    isPackFault(fault) && fault.place === place && fault.cell === cell ? explain(fault) : undefined;
  const input = (cell: keyof PackFields) => ({
    value: pack[cell],
    error: wrong(cell),
    onInput: (text: string) => form.setPack(place, { [cell]: text }),
  });
  return (
    <fieldset class={styles.pack}>
      <Field label={t("products.packCode")} scanFills={true} {...input("barcode")} />
      <Field
        label={t("products.packCount")}
        numeric={true}
        inputMode="decimal"
        suffix={t(`unit.${form.fields.value.unit}`)}
        {...input("count")}
      />
      <Field
        label={t("products.packPrice")}
        optional={true}
        numeric={true}
        inputMode="decimal"
        suffix={format.value.currency(form.currency)}
        {...input("price")}
      />
      <IconButton icon="x" label={t("products.removePack")} onClick={() => form.removePack(place)} />
    </fieldset>
  );
};
