import type { BranchId } from "../../../../shared/core/ids.ts";
import type { Encoding } from "../../../../shared/domain/catalog/csv-decode.ts";
import type { Separator } from "../../../../shared/domain/catalog/csv-records.ts";
import { taxRateToText } from "../../../../shared/domain/catalog/tax.ts";
import { UNITS } from "../../../../shared/lib/quantity.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Card } from "../../../ui/page.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Select } from "../../../ui/select.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "../import.module.css";
import type { ImportModel, OpenFile } from "../model.ts";
import { PlanView } from "./plan-view.tsx";
import { SampleTable } from "./sample-table.tsx";

/** How the file was understood, its first rows, and what would happen. All of it can be corrected. */
export const Preview = ({ model }: { readonly model: ImportModel }) => {
  const { t } = useI18n();
  const explain = useExplain();
  const file = model.file.value;
  if (file === null) return null;
  const wrong = explain(model.error.value);
  const plan = model.plan.value;
  return (
    <>
      {wrong !== undefined && (
        <p class={styles.alarm} role="alert">
          {wrong}
        </p>
      )}
      <Card title={t("import.sample")}>
        <Shape model={model} file={file} />
        <SampleTable model={model} file={file} />
      </Card>
      <Card title={t("import.plan")}>
        {plan === null ? (
          <Progress
            label={t("import.comparing")}
            value={model.progress.value}
            onCancel={() => void model.callOff()}
          />
        ) : (
          <>
            <PlanView model={model} plan={plan} />
            <Defaults model={model} file={file} />
            <Start model={model} />
          </>
        )}
      </Card>
    </>
  );
};

const ENCODINGS: readonly { readonly value: Encoding; readonly label: string }[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1251", label: "Windows-1251" },
  { value: "utf-16le", label: "UTF-16" },
];

const SEPARATORS = [
  { value: ",", label: "import.separatorComma" },
  { value: ";", label: "import.separatorSemicolon" },
  { value: "\t", label: "import.separatorTab" },
  { value: "|", label: "import.separatorBar" },
] as const;

const Shape = ({ model, file }: { readonly model: ImportModel; readonly file: OpenFile }) => {
  const { t } = useI18n();
  const { separator, header } = file.shape;
  return (
    <div class={styles.shape}>
      {!file.pasted && (
        <Select
          label={t("import.encoding")}
          value={file.encoding}
          options={ENCODINGS}
          onChange={(encoding) => void model.changeEncoding(encoding)}
        />
      )}
      <Select<Separator>
        label={t("import.separator")}
        value={separator}
        options={SEPARATORS.map(({ value, label }) => ({ value, label: t(label) }))}
        onChange={(next) => void model.reshape(next, header !== null)}
      />
      <Checkbox
        label={t("import.hasHeader")}
        checked={header !== null}
        onChange={(checked) => void model.reshape(separator, checked)}
      />
    </div>
  );
};

const Defaults = ({ model, file }: { readonly model: ImportModel; readonly file: OpenFile }) => {
  const { t, format } = useI18n();
  const { places } = file.shape;
  const branches = model.branches.value;
  const hasOpening = model.plan.value?.hasOpening === true;
  return (
    <>
      <div class={styles.shape}>
        <Select
          label={t("import.defaultTax")}
          value={taxRateToText(model.tax.value)}
          options={model.taxRates.map((rate) => ({
            value: taxRateToText(rate),
            label: rate === "exempt" ? t("goods.exempt") : format.value.percent(rate),
          }))}
          onChange={(text) => {
            const rate = model.taxRates.find((each) => taxRateToText(each) === text);
            if (rate !== undefined) model.chooseTax(rate);
          }}
        />
        <Select
          label={t("import.defaultUnit")}
          value={model.unit.value}
          options={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
          onChange={(unit) => void model.chooseUnit(unit)}
        />
        {hasOpening && branches.length > 1 && (
          <Select
            label={t("import.openingBranch")}
            value={(model.branch.value ?? "") as string}
            options={branches.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(id) => model.chooseBranch(id as BranchId)}
          />
        )}
      </div>
      {places.quantity !== undefined && <p class={styles.hint}>{t("import.openingNote")}</p>}
    </>
  );
};

const Start = ({ model }: { readonly model: ImportModel }) => {
  const { t, format } = useI18n();
  const plan = model.plan.value;
  if (plan === null) return null;
  const rows = plan.create + plan.update;
  const note =
    rows === 0 && plan.badLines === 0
      ? t("import.nothingToDo")
      : model.mayStart.value
        ? undefined
        : t("import.refusedByChoice");
  return (
    <div class={styles.foot}>
      {note !== undefined && <p class={styles.hint}>{note}</p>}
      <Button kind="ghost" onClick={model.reset}>
        {t("import.anotherFile")}
      </Button>
      <Button
        kind="primary"
        size="large"
        icon="download"
        disabled={!model.mayStart.value}
        onClick={() => void model.start()}
      >
        {t("import.start", rows, format.value.number(rows))}
      </Button>
    </div>
  );
};
