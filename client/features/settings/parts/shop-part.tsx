import { useMemo } from "preact/hooks";
import type { Money } from "../../../../shared/lib/money.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, FieldFrame } from "../../../ui/field.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import { Select } from "../../../ui/select.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { COPY_WAITS, createShopForm, LOCK_TIMES, ROUNDINGS, type ShopForm } from "../shop-model.ts";
import { useFaults } from "../use-fault.ts";
import { CodesFields } from "./codes-fields.tsx";
import { FiscalFields } from "./fiscal-fields.tsx";
import { PointsField } from "./points-field.tsx";
import { SellerDiscountField } from "./seller-discount-field.tsx";

/** Name, taxes and the words on the receipt. */
export const ShopPart = ({ shop, toasts }: SettingsProps) => {
  const { t } = useI18n();
  const form = useMemo(() => createShopForm(shop), [shop]);
  if (form === null) return null;
  const save = async () => {
    if (await form.save()) toasts.show({ text: t("settings.saved"), tone: "done" });
  };
  return (
    <Panel title={t("settings.shop")}>
      <form
        class={styles.form}
        noValidate={true}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ShopFields form={form} />
        <div class={styles.foot}>
          <Button type="submit" kind="primary" busy={form.busy.value} disabled={!form.isChanged.value}>
            {t("ui.save")}
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const ShopFields = ({ form }: { readonly form: ShopForm }) => {
  const i18n = useI18n();
  const { t, format } = i18n;
  const faults = useFaults(form);
  const { name, taxMode, cashRounding, taxId, phone, footer } = form.values.value;
  const roundings = [...new Set<string>([...ROUNDINGS, cashRounding])];
  return (
    <>
      <Field
        label={t("settings.name")}
        value={name}
        onInput={(value) => form.set("name", value)}
        error={faults.at("name")}
        maxLength={100}
      />
      <div class={styles.pair}>
        <Field
          label={t("settings.currency")}
          hint={t("settings.currencyFixed")}
          value={`${form.currency} ${format.value.currency(form.currency)}`}
          onInput={() => {}}
          readOnly={true}
        />
        <Select
          label={t("settings.taxMode")}
          value={taxMode}
          options={[
            { value: "included", label: t("settings.taxIncluded") },
            { value: "added", label: t("settings.taxAdded") },
          ]}
          onChange={(value) => form.set("taxMode", value)}
          error={faults.at("taxMode")}
        />
      </div>
      <Select
        label={t("settings.rounding")}
        hint={t("settings.roundingHint")}
        value={cashRounding}
        options={roundings.map((value) => ({ value, label: roundingText(value, form.currency, i18n) }))}
        onChange={(value) => form.set("cashRounding", value)}
        error={faults.at("cashRounding")}
      />
      <Field
        label={t("settings.taxId")}
        hint={t("settings.taxIdHint")}
        value={taxId}
        onInput={(value) => form.set("taxId", value)}
        error={faults.at("taxId")}
        optional={true}
        maxLength={40}
      />
      <Field
        label={t("paper.phone")}
        value={phone}
        type="tel"
        onInput={(value) => form.set("phone", value)}
        error={faults.at("phone")}
        optional={true}
        maxLength={40}
      />
      <FieldFrame
        label={t("settings.footer")}
        hint={t("settings.footerHint")}
        error={faults.at("footer")}
        optional={true}
      >
        {(ids) => (
          <textarea
            id={ids.input}
            class={styles.textarea}
            value={footer}
            maxLength={500}
            aria-describedby={ids.message}
            onInput={(event) => form.set("footer", event.currentTarget.value)}
          />
        )}
      </FieldFrame>
      <ShiftFields form={form} />
      <SellerDiscountField form={form} />
      <PointsField form={form} />
      <CodesFields form={form} />
      <LockField form={form} />
      <CopyFields form={form} />
      <FiscalFields form={form} />
      {faults.whole !== null && <Banner tone="stop">{faults.whole}</Banner>}
    </>
  );
};

const ShiftFields = ({ form }: { readonly form: ShopForm }) => {
  const { t, format } = useI18n();
  const faults = useFaults(form);
  const { requireShift, differenceLimit } = form.values.value;
  return (
    <>
      <Switch
        label={t("shift.setRequire")}
        hint={t("shift.setRequireHint")}
        checked={requireShift}
        onChange={(value) => form.set("requireShift", value)}
      />
      <Field
        label={t("shift.setLimit")}
        hint={t("shift.setLimitHint")}
        value={differenceLimit}
        suffix={format.value.currency(form.currency)}
        inputMode="decimal"
        numeric={true}
        onInput={(value) => form.set("differenceLimit", value)}
        error={faults.at("differenceLimit")}
        optional={true}
        maxLength={20}
      />
    </>
  );
};

const LockField = ({ form }: { readonly form: ShopForm }) => {
  const { t } = useI18n();
  const { lockAfter } = form.values.value;
  return (
    <Select
      label={t("settings.lockAfter")}
      hint={t("settings.lockAfterHint")}
      value={lockAfter}
      options={[...new Set<string>([...LOCK_TIMES, lockAfter])].map((value) => ({
        value,
        label: value === "0" ? t("settings.lockNever") : t("settings.minutes", value),
      }))}
      onChange={(value) => form.set("lockAfter", value)}
    />
  );
};

const CopyFields = ({ form }: { readonly form: ShopForm }) => {
  const { t, format } = useI18n();
  const { copyFirst, copyWait } = form.values.value;
  const waits = [...new Set<string>([...COPY_WAITS, copyWait])].sort((a, b) => Number(a) - Number(b));
  return (
    <>
      <Switch
        label={t("settings.copyFirst")}
        hint={t("settings.copyFirstHint")}
        checked={copyFirst}
        onChange={(value) => form.set("copyFirst", value)}
      />
      {copyFirst && (
        <Select
          label={t("settings.copyWait")}
          hint={t("settings.copyWaitHint")}
          value={copyWait}
          options={waits.map((value) => ({
            value,
            label: t("settings.seconds", format.value.number(Number(value) / 1_000)),
          }))}
          onChange={(value) => form.set("copyWait", value)}
        />
      )}
    </>
  );
};

const roundingText = (rule: string, currency: ShopForm["currency"], { t, formatMoney }: I18n): string => {
  const [, direction, step] = /^(nearest|down)-(\d+)$/.exec(rule) ?? [];
  if (step === undefined) return t("settings.roundingNone");
  const amount = formatMoney(Number(step) as Money, currency);
  return direction === "down" ? t("settings.roundingDown", amount) : t("settings.roundingNearest", amount);
};
