import type { Column as ListColumn } from "../../../../shared/domain/catalog/csv-columns.ts";
import { neutralise, writeRecord } from "../../../../shared/domain/catalog/csv-records.ts";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import { saveFile } from "../../../device/files.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Column } from "../../../ui/table-column.ts";
import { useExplain } from "../../../ui/use-explain.ts";
import { VirtualTable } from "../../../ui/virtual-table.tsx";
import styles from "../import.module.css";
import { FIELD_LABEL } from "./field-label.ts";

/** A bad cell or line of the file. */
export interface LineError extends AnyError {
  readonly line: number;
  readonly field?: string | null;
  readonly value?: string;
}

/** Every error with its line and column; can be saved to be mended elsewhere. */
export const ErrorTable = <E extends LineError>({ errors }: { readonly errors: readonly E[] }) => {
  const { t, format } = useI18n();
  const explain = useExplain();
  const fieldText = ({ field }: E): string =>
    field != null && field in FIELD_LABEL ? t(FIELD_LABEL[field as ListColumn]) : t("import.wholeLine");
  const save = () => {
    const titles = [t("import.line"), t("import.field"), t("import.value"), t("import.problem")];
    const lines = errors.map((error) =>
      [String(error.line), fieldText(error), error.value ?? "", explain(error) ?? ""].map(neutralise),
    );
    const text = [titles, ...lines].map((cells) => writeRecord(cells, ";")).join("\r\n");
    saveFile("import-errors.csv", `\ufeff${text}\r\n`, "text/csv;charset=utf-8");
  };
  const columns: readonly Column<number>[] = [
    {
      id: "line",
      title: t("import.line"),
      width: "84px",
      align: "end",
      cell: (i) => format.value.number(errors[i]?.line ?? 0),
    },
    { id: "field", title: t("import.field"), width: "minmax(90px, 150px)", cell: at(errors, fieldText) },
    {
      id: "value",
      title: t("import.value"),
      width: "minmax(100px, 1fr)",
      from: "medium",
      cell: at(errors, ({ value }) => value ?? ""),
    },
    { id: "problem", title: t("import.problem"), width: "minmax(160px, 2fr)", cell: at(errors, explain) },
  ];
  return (
    <div class={styles.errors}>
      <div class={styles.errorTable}>
        <VirtualTable
          label={t("import.errors")}
          columns={columns}
          rows={[...errors.keys()]}
          rowKey={(i) => String(i)}
        />
      </div>
      <div>
        <Button icon="download" onClick={save}>
          {t("import.saveErrors")}
        </Button>
      </div>
    </div>
  );
};

const at =
  <E extends LineError>(errors: readonly E[], draw: (error: E) => string | undefined) =>
  (i: number): string => {
    const error = errors[i];
    return error === undefined ? "" : (draw(error) ?? "");
  };
