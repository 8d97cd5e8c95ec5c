import type { Currency } from "../../../../shared/lib/money.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { SearchField } from "../../../ui/search-field.tsx";
import type { GoodsPicker as Picker } from "../goods-picker.ts";
import styles from "./goods-picker.module.css";

interface GoodsPickerProps {
  readonly picker: Picker;
  readonly currency: Currency;
}

/** Goods by name or code; Enter takes the first, a scan takes its own. */
export const GoodsPicker = ({ picker, currency }: GoodsPickerProps) => {
  const { t } = useI18n();
  const fault = picker.fault.value;
  const found = picker.found.value;
  return (
    <div class={styles.picker}>
      <SearchField
        label={t("refund.find")}
        value={picker.query.value}
        focusFirst={true}
        onInput={picker.search}
        onEnter={picker.pickFirst}
      />
      {fault !== null && (
        <Banner tone="attention">
          {t(fault.type === "Archived" ? "refund.archived" : "till.unknownCode", fault.text)}
        </Banner>
      )}
      {found.length > 0 && (
        <ul class={styles.found} aria-label={t("refund.find")}>
          {found.map((product) => (
            <li key={product.id}>
              <button type="button" class={styles.product} onClick={() => picker.pick(product)}>
                <span class={styles.name}>{product.name}</span>
                <MoneyText value={product.price} currency={currency} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
