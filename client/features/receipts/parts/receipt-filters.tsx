import { useRef } from "preact/hooks";
import { Chips } from "../../../ui/chips.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import { SearchField } from "../../../ui/search-field.tsx";
import type { ReceiptsModel } from "../model.ts";
import type { Period } from "../period.ts";
import styles from "./receipt-filters.module.css";

export const ReceiptFilters = ({ model }: { readonly model: ReceiptsModel }) => {
  const { t } = useI18n();
  const keys = useKeymap();
  const search = useRef<HTMLInputElement>(null);
  useActions({ "till.search": () => search.current?.focus() });
  const period = model.period.value;
  return (
    <div class={styles.filters}>
      <SearchField
        label={t("receipts.search")}
        value={model.query.value}
        combo={keys?.comboOf("till.search") || undefined}
        inputRef={search}
        onInput={model.search}
      />
      <Chips
        scrolls={true}
        label={t("receipts.period")}
        value={period.type}
        chips={[
          { value: "any", label: t("receipts.anyTime") },
          { value: "today", label: t("receipts.today") },
          { value: "yesterday", label: t("receipts.yesterday") },
          { value: "week", label: t("receipts.week") },
          { value: "dates", label: t("receipts.dates") },
        ]}
        onChange={(type) => model.choose(type === "dates" ? { type, from: "", to: "" } : { type })}
      />
      {model.tills.value.length > 1 && (
        <Chips
          label={t("receipts.till")}
          value={model.till.value}
          chips={[
            { value: "", label: t("receipts.allTills") },
            ...model.tills.value.map((value) => ({ value, label: value })),
          ]}
          onChange={model.chooseTill}
        />
      )}
      {period.type === "dates" && <Dates period={period} onChange={model.choose} />}
    </div>
  );
};

interface DatesProps {
  readonly period: Extract<Period, { readonly type: "dates" }>;
  readonly onChange: (period: Period) => void;
}

const Dates = ({ period, onChange }: DatesProps) => {
  const { t } = useI18n();
  return (
    <div class={styles.dates}>
      <Field
        type="date"
        label={t("receipts.from")}
        value={period.from}
        onInput={(from) => onChange({ ...period, from })}
      />
      <Field
        type="date"
        label={t("receipts.to")}
        value={period.to}
        onInput={(to) => onChange({ ...period, to })}
      />
    </div>
  );
};
