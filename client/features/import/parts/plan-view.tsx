import type { RowError } from "../../../../shared/domain/catalog/csv-row.ts";
import { classes } from "../../../ui/classes.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import type { PlanSummary } from "../../../workers/csv.ts";
import styles from "../import.module.css";
import type { ImportModel } from "../model.ts";
import { ErrorTable } from "./error-table.tsx";

/** What would happen, in four figures, and every bad row. */
export const PlanView = ({ model, plan }: { readonly model: ImportModel; readonly plan: PlanSummary }) => {
  const { t } = useI18n();
  return (
    <>
      <dl class={styles.figures}>
        <Figure label={t("import.planCreate")} value={plan.create} />
        <Figure label={t("import.planUpdate")} value={plan.update} />
        <Figure label={t("import.planUnchanged")} value={plan.unchanged} />
        <Figure label={t("import.planErrors")} value={plan.badLines} bad={plan.badLines > 0} />
      </dl>
      {plan.badLines > 0 && (
        <>
          <div class={styles.choice}>
            <Select
              label={t("import.choice")}
              value={model.choice.value}
              options={[
                { value: "valid-rows", label: t("import.choiceValid") },
                { value: "all-or-none", label: t("import.choiceNone") },
              ]}
              onChange={model.choose}
            />
          </div>
          <ErrorTable<RowError> errors={plan.errors} />
        </>
      )}
    </>
  );
};

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly bad?: boolean | undefined;
}

const Figure = ({ label, value, bad = false }: FigureProps) => {
  const { format } = useI18n();
  return (
    <div class={styles.figure}>
      <dt class={styles.figureLabel}>{label}</dt>
      <dd class={classes(styles.figureValue, bad && styles.bad)}>{format.value.number(value)}</dd>
    </div>
  );
};
