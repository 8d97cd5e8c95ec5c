import { COLUMNS, type Column } from "../../../../shared/domain/catalog/csv-columns.ts";
import { clampText } from "../../../../shared/lib/text.ts";
import { useI18n } from "../../../ui/i18n.ts";
import styles from "../import.module.css";
import type { ImportModel, OpenFile } from "../model.ts";
import { columnAt } from "../places.ts";
import { FIELD_LABEL } from "./field-label.ts";

const ROWS = 6;
const LONGEST_CELL = 60;
const MOST_COLUMNS = 40;

/** The first rows under what each column is taken for; the meaning can be changed in the head. */
export const SampleTable = ({ model, file }: { readonly model: ImportModel; readonly file: OpenFile }) => {
  const { t, format } = useI18n();
  const { header, places, width, sample } = file.shape;
  const columns = [...Array(Math.min(width, MOST_COLUMNS)).keys()];
  const headingOf = (place: number): string => {
    const heading = clampText(header?.[place]?.trim() ?? "", LONGEST_CELL);
    return heading === "" ? t("import.column", format.value.number(place + 1)) : heading;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key
    <section class={styles.scroller} tabIndex={0} aria-label={t("import.sample")}>
      <table class={styles.sample}>
        <thead>
          <tr>
            {columns.map((place) => (
              <th key={place} scope="col">
                <span class={styles.heading}>{headingOf(place)}</span>
                <select
                  class={styles.meaning}
                  aria-label={t("import.meaning", headingOf(place))}
                  value={columnAt(places, place) ?? ""}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    void model.changePlace(place, value === "" ? null : (value as Column));
                  }}
                >
                  <option value="">{t("import.skip")}</option>
                  {COLUMNS.map((column) => (
                    <option key={column} value={column}>
                      {t(FIELD_LABEL[column])}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.slice(0, ROWS).map((cells, row) => (
            <tr key={`row ${row}`}>
              {columns.map((place) => (
                <td key={place} class={columnAt(places, place) === null ? styles.skipped : undefined}>
                  {clampText(cells[place] ?? "", LONGEST_CELL)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
