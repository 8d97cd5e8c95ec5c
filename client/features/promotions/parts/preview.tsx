import type { Currency } from "../../../../shared/lib/money.ts";
import type { ProductIndex } from "../../../session/product-index.ts";
import type { Shop } from "../../../session/shop.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { previewOf } from "../preview.ts";
import { draftOf, type PromotionValues } from "../promotion-form.ts";
import styles from "../promotions.module.css";
import { sayPromotion, sayWhen } from "../wording.ts";

export interface PreviewProps {
  readonly view: Shop["view"];
  readonly index: ProductIndex;
  readonly currency: Currency;
  readonly values: PromotionValues;
}

/** What the promotion does, in words and on a few of its goods. */
export const Preview = ({ view, index, currency, values }: PreviewProps) => {
  const i18n = useI18n();
  const { t, formatMoney, format } = i18n;
  const draft = draftOf({ ...values, name: values.name.trim() === "" ? "?" : values.name });
  if (typeof draft === "string") return null;
  const words = { view, i18n, currency };
  const lines = previewOf(view, draft, index.all());
  const isCheaper = lines.some(({ full, total }) => total < full);
  return (
    <section class={styles.preview} aria-live="polite">
      <p class={styles.previewTitle}>{sayPromotion(draft, words)}</p>
      <p class={styles.hint}>{sayWhen(draft, words)}</p>
      <p class={styles.hint}>{isCheaper ? t("promo.preview") : t("promo.previewNone")}</p>
      {lines.map(({ name, quantity, full, total }) => (
        <div key={name} class={styles.previewLine}>
          <span>{`${format.value.quantity(quantity)} × ${name}`}</span>
          <span>
            {total < full && <s class={styles.was}>{formatMoney(full, currency)}</s>}
            <strong>{formatMoney(total, currency)}</strong>
          </span>
        </div>
      ))}
    </section>
  );
};
