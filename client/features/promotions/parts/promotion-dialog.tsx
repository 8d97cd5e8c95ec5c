import { useMemo } from "preact/hooks";
import { STACKING } from "../../../../shared/domain/promo/offer.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import type { ProductIndex } from "../../../session/product-index.ts";
import type { Shop } from "../../../session/shop.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { createPromotionForm } from "../promotion-form.ts";
import styles from "../promotions.module.css";
import { GoodsFields } from "./goods-fields.tsx";
import { OccasionFields } from "./occasion-fields.tsx";
import { OfferDialog } from "./offer-dialog.tsx";
import { Preview } from "./preview.tsx";
import { RuleFields } from "./rule-fields.tsx";

export interface EditProps {
  readonly shop: Shop;
  readonly index: ProductIndex;
  readonly currency: Currency;
  /** `null` for a new one. */
  readonly id: string | null;
  readonly onSaved: (name: string) => void;
  readonly onRemove: (name: string) => void;
  readonly onClose: () => void;
}

const SAID = [
  "name",
  "percent",
  "amount",
  "take",
  "pay",
  "rest",
  "steps",
  "parts",
  "least",
  "until",
  "opens",
  "closes",
];

/** A promotion added or changed. */
export const PromotionDialog = ({ shop, index, currency, id, onSaved, onRemove, onClose }: EditProps) => {
  const { t, format } = useI18n();
  const form = useMemo(() => createPromotionForm(shop, id), []);
  const values = form.values.value;
  return (
    <OfferDialog
      title={t(id === null ? "promo.newPromotion" : "promo.change")}
      form={form}
      said={SAID}
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
          <RuleFields form={form} currency={currency} at={at} />
          <GoodsFields shop={shop} index={index} form={form} at={at} />
          <Field
            label={t("promo.least")}
            value={values.least}
            error={at("least")}
            optional={true}
            inputMode="decimal"
            numeric={true}
            maxLength={20}
            suffix={format.value.currency(currency)}
            onInput={(least) => form.set({ least })}
          />
          <OccasionFields view={shop.view} values={values} set={form.set} at={at} />
          <div class={styles.group}>
            <Checkbox
              label={t("promo.needsCode")}
              checked={values.needsCode}
              onChange={(needsCode) => form.set({ needsCode })}
            />
            {STACKING.includes(values.type) && (
              <>
                <Checkbox
                  label={t("promo.stacks")}
                  checked={values.stacks}
                  onChange={(stacks) => form.set({ stacks })}
                />
                <p class={styles.hint}>{t("promo.stacksHint")}</p>
              </>
            )}
            <Checkbox
              label={t("promo.active")}
              checked={values.active}
              onChange={(active) => form.set({ active })}
            />
          </div>
          <Preview view={shop.view} index={index} currency={currency} values={values} />
        </>
      )}
    </OfferDialog>
  );
};
