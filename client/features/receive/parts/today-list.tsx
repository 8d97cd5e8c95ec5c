import { QuantityText } from "../../../ui/amounts.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Card } from "../../../ui/page.tsx";
import type { Posted, PostedModel } from "../posted.ts";
import styles from "../receive.module.css";

/** Today's receipts on this device; one opens to its lines. */
export const TodayList = ({ posted }: { readonly posted: PostedModel }) => {
  const { t, format } = useI18n();
  const chosen = posted.chosen.value;
  return (
    <aside class={styles.today}>
      <Card title={t("receive.today")}>
        {posted.list.value.length === 0 ? (
          <p class={styles.quiet}>{t("receive.noneToday")}</p>
        ) : (
          <ul class={styles.todayList}>
            {posted.list.value.map((one) => (
              <li key={one.n}>
                <button type="button" class={styles.todayRow} onClick={() => posted.open(one.n)}>
                  <span class={styles.time}>{format.value.time(one.at)}</span>
                  <span class={styles.name}>
                    <Summary posted={one} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {chosen !== null && (
        <Dialog
          title={t("receive.details", format.value.time(chosen.at))}
          onClose={() => posted.open(null)}
          primary={{ label: t("ui.done"), onClick: () => posted.open(null) }}
          cancelLabel={null}
        >
          {chosen.reference !== "" && <p>{chosen.reference}</p>}
          <ul class={styles.details}>
            {chosen.lines.map(({ name, unit, quantity }, i) => (
              <li key={i} class={styles.detail}>
                <span class={styles.name}>{name}</span>
                <QuantityText value={quantity} unit={unit} />
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </aside>
  );
};

const SHOWN = 2;

const Summary = ({ posted }: { readonly posted: Posted }) => {
  const { t, format } = useI18n();
  const { lines, opening, reference } = posted;
  if (opening) return t("receive.opening");
  const names = lines.slice(0, SHOWN).map(({ name }) => name);
  const more = lines.length - names.length;
  const goods = [...names, ...(more > 0 ? [t("receive.andMore", format.value.number(more))] : [])].join(", ");
  return reference === "" ? goods : `${reference}: ${goods}`;
};
