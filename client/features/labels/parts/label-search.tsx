import { useI18n } from "../../../ui/i18n.ts";
import { SearchField } from "../../../ui/search-field.tsx";
import styles from "../labels.module.css";
import type { LabelsModel } from "../model.ts";

/** Goods by name or code; Enter takes the first. */
export const LabelSearch = ({ model }: { readonly model: LabelsModel }) => {
  const { t, format } = useI18n();
  const found = model.found.value;
  const take = (id: string) => {
    model.add(id);
    model.search("");
  };
  return (
    <div class={styles.search}>
      <SearchField
        label={t("paper.find")}
        value={model.query.value}
        onInput={model.search}
        onEnter={() => {
          const [first] = model.found.peek();
          if (first !== undefined) take(first.id);
          else if (model.scan(model.query.peek())) model.search("");
        }}
      />
      {found.length > 0 && (
        <ul class={styles.found} aria-label={t("paper.find")}>
          {found.map(({ id, name, price }) => (
            <li key={id}>
              <button type="button" onClick={() => take(id)}>
                <span>{name}</span>
                <span>{format.value.amount(price)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
