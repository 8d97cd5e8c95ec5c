import type { RefObject } from "preact";
import { useI18n } from "../../../ui/i18n.ts";
import { useKeymap } from "../../../ui/keys.ts";
import { SearchField } from "../../../ui/search-field.tsx";
import type { ReceiveModel } from "../model.ts";
import styles from "../receive.module.css";

export interface FoundListProps {
  readonly model: ReceiveModel;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** The search with what it finds right below, so that the thumb need not travel. */
export const FoundList = ({ model, inputRef }: FoundListProps) => {
  const { t, formatQuantity } = useI18n();
  const keys = useKeymap();
  const found = model.found.value;
  return (
    <div class={styles.search}>
      <SearchField
        label={t("receive.search")}
        value={model.query.value}
        combo={keys?.comboOf("till.search")}
        inputRef={inputRef}
        onInput={model.search}
        onEnter={() => {
          const [first] = model.found.peek();
          if (first !== undefined) model.add(first.id);
          else if (model.query.peek().trim() !== "") model.scan(model.query.peek());
        }}
      />
      {found.length > 0 && (
        <ul class={styles.found} aria-label={t("receive.found")}>
          {found.map(({ id, name, unit }) => (
            <li key={id}>
              <button type="button" class={styles.foundRow} onClick={() => model.add(id)}>
                <span class={styles.name}>{name}</span>
                <span class={styles.quiet}>
                  {t("receive.onHand", formatQuantity(model.onHand(id), unit))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
