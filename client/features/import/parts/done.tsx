import type { FeatureProps } from "../../../session/feature.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Card } from "../../../ui/page.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "../import.module.css";
import type { ImportModel } from "../model.ts";
import { ErrorTable } from "./error-table.tsx";

/** What was written, what was not, and how to go on. */
export const Done = ({ model, go }: Pick<FeatureProps, "go"> & { readonly model: ImportModel }) => {
  const { t, format } = useI18n();
  const explain = useExplain();
  const { state, done, total, created, changed, refused, error, goOn } = model.writing;
  const stopped = state.value === "stopped";
  const left = total.value - done.value;
  const number = (value: number) => format.value.number(value);
  const wrong = explain(error.value);
  const errors = refused.value.map(({ line, error: reason }) => ({ ...reason, line }));
  return (
    <Card title={t(stopped ? "import.stoppedTitle" : "import.doneTitle")}>
      {wrong !== undefined && (
        <p class={styles.alarm} role="alert">
          {wrong}
        </p>
      )}
      <p role="status">{t("import.written", number(created.value), number(changed.value))}</p>
      {left + errors.length > 0 && (
        <p>{t("import.left", left + errors.length, number(left + errors.length))}</p>
      )}
      {errors.length > 0 && <ErrorTable errors={errors} />}
      {stopped && <p class={styles.hint}>{t("import.stoppedText")}</p>}
      <div class={styles.foot}>
        <Button kind="ghost" onClick={model.reset}>
          {t("import.anotherFile")}
        </Button>
        {stopped && (
          <Button kind="secondary" onClick={() => go("/products")}>
            {t("import.toProducts")}
          </Button>
        )}
        <Button kind="primary" onClick={() => (stopped ? void goOn() : go("/products"))}>
          {t(stopped ? "import.goOn" : "import.toProducts")}
        </Button>
      </div>
    </Card>
  );
};
