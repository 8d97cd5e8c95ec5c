import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "../products.module.css";
import type { ProductFormProps } from "../props.ts";

/** The product's codes; a new one is typed or scanned anywhere on the page. */
export const BarcodesField = ({ form, go }: ProductFormProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const other = form.other.value;
  return (
    <div class={styles.stack}>
      <Field
        label={t("products.barcodes")}
        placeholder={t("products.addBarcode")}
        value={form.typedBarcode.value}
        error={explain(form.errors.value.barcodes)}
        onInput={form.typeBarcode}
        onBlur={() => void form.takeTypedBarcode()}
        onKeyDown={(event) => {
          if (event.code !== "Enter" && event.code !== "NumpadEnter") return;
          event.preventDefault();
          form.takeTypedBarcode();
        }}
      />
      {other !== null && (
        <div>
          <Button
            kind="ghost"
            icon="link"
            onClick={() => go(`/products/${encodeURIComponent(other.product)}`)}
          >
            {t("products.openOther", other.name)}
          </Button>
        </div>
      )}
      {form.fields.value.barcodes.length > 0 && (
        <ul class={styles.codes}>
          {form.fields.value.barcodes.map((code) => (
            <li key={code} class={styles.codeChip}>
              <span class={styles.code}>{code}</span>
              <button
                type="button"
                class={styles.chipButton}
                aria-label={t("products.removeBarcode", code)}
                onClick={() => form.removeBarcode(code)}
              >
                <Icon name="x" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
