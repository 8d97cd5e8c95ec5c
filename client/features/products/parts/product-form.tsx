import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { taxRateToText } from "../../../../shared/domain/catalog/tax.ts";
import { UNITS } from "../../../../shared/lib/quantity.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import { Card, Page } from "../../../ui/page.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Select } from "../../../ui/select.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "../products.module.css";
import type { ProductFormProps } from "../props.ts";
import { BarcodesField } from "./barcodes-field.tsx";
import { CategoryField } from "./category-field.tsx";
import { PacksField } from "./packs-field.tsx";
import { PhotosField } from "./photos-field.tsx";
import { taxRateText } from "./product-columns.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";

export const ProductForm = (props: ProductFormProps) => {
  const { form, go, scans, toasts } = props;
  const { t } = useI18n();
  const explain = useExplain();
  const leaving = useSignal(false);
  const save = async () => {
    const id = await form.save();
    if (id === null) return;
    toasts.show({ text: t("products.saved", form.fields.peek().name), tone: "done" });
    go("/products");
  };
  const back = () => {
    if (form.changed.peek()) leaving.value = true;
    else go("/products");
  };
  useActions({ ...(form.mayEdit && { "goods.save": () => void save() }) });
  useLayoutEffect(() => scans.subscribe(({ text }) => void (form.mayEdit && form.scan(text))), [form]);
  const whole = explain(form.errors.value.whole);
  return (
    <Page scrolls={true}>
      <PageHeader
        title={form.id === null ? t("products.add") : form.fields.value.name}
        subtitle={form.archived.value ? <Badge tone="attention">{t("products.archived")}</Badge> : undefined}
        onBack={back}
        actions={form.mayEdit ? <FormActions {...props} onSave={() => void save()} /> : undefined}
      />
      {whole !== undefined && (
        <p class={styles.alarm} role="alert">
          {whole}
        </p>
      )}
      <form
        class={styles.columns}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset class={styles.column} disabled={!form.mayEdit}>
          <Basics {...props} />
        </fieldset>
        <fieldset class={styles.column} disabled={!form.mayEdit}>
          <Prices {...props} />
          <StockPart {...props} />
        </fieldset>
        <button type="submit" hidden={true} />
      </form>
      {leaving.value && (
        <Dialog
          title={t("products.leaveTitle")}
          onClose={() => (leaving.value = false)}
          primary={{ label: t("products.leave"), kind: "danger", onClick: () => go("/products") }}
        >
          {t("products.leaveText")}
        </Dialog>
      )}
    </Page>
  );
};

const FormActions = (props: ProductFormProps & { readonly onSave: () => void }) => {
  const { form, go, toasts, onSave } = props;
  const { t } = useI18n();
  const keys = useKeymap();
  const removing = useSignal(false);
  const archive = async (archived: boolean) => {
    if (!(await form.archive(archived))) return;
    const { name } = form.fields.peek();
    toasts.show({
      text: t(archived ? "products.archivedDone" : "products.restoredDone", name),
      tone: "done",
    });
    if (archived) go("/products");
  };
  return (
    <>
      {form.id !== null && (
        <Button kind="ghost" icon="trash" onClick={() => (removing.value = true)}>
          {t("ui.delete")}
        </Button>
      )}
      {form.id !== null && (
        <Button kind="secondary" onClick={() => void archive(!form.archived.peek())}>
          {t(form.archived.value ? "products.restore" : "products.archive")}
        </Button>
      )}
      <Button
        kind="primary"
        icon="check"
        combo={keys?.comboOf("goods.save")}
        busy={form.busy.value}
        onClick={onSave}
      >
        {t("ui.save")}
      </Button>
      {removing.value && (
        <RemoveDialog
          {...props}
          onClose={() => (removing.value = false)}
          onArchive={() => void archive(true)}
        />
      )}
    </>
  );
};

const Basics = (props: ProductFormProps) => {
  const { form } = props;
  const { t } = useI18n();
  const explain = useExplain();
  const { name, sku } = form.fields.value;
  const { errors } = form;
  return (
    <Card title={t("products.basics")}>
      <Field
        label={t("products.name")}
        value={name}
        required={true}
        focusFirst={form.id === null}
        error={explain(errors.value.name)}
        onInput={(text) => form.set("name", text)}
      />
      <BarcodesField {...props} />
      <div class={styles.pair}>
        <Field
          label={t("products.sku")}
          optional={true}
          value={sku}
          error={explain(errors.value.sku)}
          onInput={(text) => form.set("sku", text)}
        />
        <CategoryField {...props} />
      </div>
      <PacksField {...props} />
      <PhotosField {...props} />
    </Card>
  );
};

const Prices = ({ form }: ProductFormProps) => {
  const i18n = useI18n();
  const { t, format } = i18n;
  const explain = useExplain();
  const { price, cost, taxRate } = form.fields.value;
  const { errors } = form;
  const sign = format.value.currency(form.currency);
  return (
    <Card title={t("products.prices")}>
      <div class={styles.pair}>
        <Field
          label={t("products.price")}
          value={price}
          numeric={true}
          inputMode="decimal"
          suffix={sign}
          error={explain(errors.value.price)}
          onInput={(text) => form.set("price", text)}
        />
        <Select
          label={t("products.tax")}
          value={taxRate}
          options={form.taxRates.map((rate) => ({
            value: taxRateToText(rate),
            label: taxRateText(rate, i18n),
          }))}
          error={explain(errors.value.taxRate)}
          onChange={(text) => form.set("taxRate", text)}
        />
      </div>
      {form.mayEdit && (
        <Field
          label={t("products.cost")}
          optional={true}
          hint={t("products.costHint")}
          value={cost}
          numeric={true}
          inputMode="decimal"
          suffix={sign}
          error={explain(errors.value.cost)}
          onInput={(text) => form.set("cost", text)}
        />
      )}
    </Card>
  );
};

const StockPart = ({ form }: ProductFormProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const { unit, min, policy, tracking } = form.fields.value;
  const { errors } = form;
  return (
    <Card title={t("products.stockPart")}>
      <div class={styles.pair}>
        <Select
          label={t("products.unit")}
          value={unit}
          options={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
          error={explain(errors.value.unit)}
          onChange={(value) => form.set("unit", value)}
        />
        <Field
          label={t("products.min")}
          optional={true}
          hint={t("products.minHint")}
          value={min}
          numeric={true}
          inputMode="decimal"
          suffix={t(`unit.${unit}`)}
          error={explain(errors.value.min)}
          onInput={(text) => form.set("min", text)}
        />
      </div>
      <Select
        label={t("products.policy")}
        value={policy}
        options={[
          { value: "strict", label: t("products.policyStrict") },
          { value: "flexible", label: t("products.policyFlexible") },
        ]}
        onChange={(value) => form.set("policy", value)}
      />
      <Select
        label={t("products.tracking")}
        value={tracking}
        options={[
          { value: "none", label: t("products.trackingNone") },
          { value: "lot", label: t("products.trackingLot") },
          { value: "serial", label: t("products.trackingSerial") },
        ]}
        onChange={(value) => form.set("tracking", value)}
      />
    </Card>
  );
};
