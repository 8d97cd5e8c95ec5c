import { useMemo } from "preact/hooks";
import { Banner } from "../../../ui/banner.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import { codedPromotions, createCodeForm } from "../code-form.ts";
import styles from "../promotions.module.css";
import { OfferDialog } from "./offer-dialog.tsx";
import type { EditProps } from "./promotion-dialog.tsx";

/** A code added or changed. */
export const CodeDialog = ({ shop, id, onSaved, onClose }: Omit<EditProps, "onRemove">) => {
  const { t } = useI18n();
  const form = useMemo(() => createCodeForm(shop, id), []);
  const values = form.values.value;
  const promotions = codedPromotions(shop.view);
  return (
    <OfferDialog
      title={t(id === null ? "promo.newCode" : "promo.change")}
      form={form}
      said={["code", "left"]}
      onSaved={() => onSaved(values.code)}
      onClose={onClose}
    >
      {(at) => (
        <>
          {promotions.length === 0 && <Banner tone="attention">{t("promo.noCoded")}</Banner>}
          <Field
            label={t("promo.code")}
            hint={t("promo.codeHint")}
            value={values.code}
            error={at("code")}
            maxLength={40}
            readOnly={id !== null}
            focusFirst={id === null}
            onInput={(code) => form.set({ code: code.toUpperCase() })}
          />
          <Select
            label={t("promo.opensPromotion")}
            value={values.promotion}
            options={promotions.map((promotion) => ({ value: promotion.id, label: promotion.name }))}
            disabled={promotions.length === 0}
            onChange={(promotion) => form.set({ promotion })}
          />
          <div class={styles.pair}>
            <Field
              label={t("promo.from")}
              type="date"
              optional={true}
              value={values.from}
              onInput={(from) => form.set({ from })}
            />
            <Field
              label={t("promo.until")}
              type="date"
              optional={true}
              value={values.until}
              onInput={(until) => form.set({ until })}
            />
          </div>
          <Field
            label={t("promo.left")}
            hint={t("promo.leftHint")}
            value={values.left}
            error={at("left")}
            optional={true}
            inputMode="numeric"
            numeric={true}
            maxLength={7}
            onInput={(left) => form.set({ left })}
          />
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
