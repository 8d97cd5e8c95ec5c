import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { classes } from "../../../ui/classes.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { countOnlyHere, type OnlyHere } from "../model.ts";
import styles from "../neighbours.module.css";
import type { NeighboursProps } from "../props.ts";

/** What would be lost with this device now. */
export const OnlyHerePanel = ({ shop }: Pick<NeighboursProps, "shop">) => {
  const { t, format } = useI18n();
  const only = useOnlyHere(shop);
  const { code, name } = shop.certificate;
  const { records, sales } = only;
  const number = format.value.number;
  const isSafe = records === 0;
  const hasSales = sales !== null && sales > 0;
  return (
    <section class={styles.here} aria-label={t("neighbours.here")}>
      <span class={classes(styles.sign, isSafe && styles.on)}>
        <Icon name={isSafe ? "check" : "upload"} />
      </span>
      <div class={styles.words}>
        <span>{[t("neighbours.here"), code, name].filter((part) => part !== "").join(" · ")}</span>
        <b role="status">
          {isSafe
            ? t("neighbours.onlyHereNone")
            : hasSales
              ? t("neighbours.salesOnlyHere", sales, number(sales))
              : t("neighbours.recordsOnlyHere", records, number(records))}
        </b>
        {!isSafe && (
          <span>
            {hasSales && records > sales
              ? t("neighbours.recordsInAll", number(records))
              : t("neighbours.keepData")}
          </span>
        )}
      </div>
    </section>
  );
};

/** Counted anew when what others hold has changed; the figure before stands meanwhile. */
const useOnlyHere = (shop: NeighboursProps["shop"]): OnlyHere => {
  const { unsent } = shop.sync.value;
  const only = useSignal<OnlyHere>({ records: unsent, sales: null });
  useEffect(() => {
    let isLatest = true;
    void countOnlyHere(shop).then((counted) => {
      if (isLatest) only.value = counted;
    });
    return () => {
      isLatest = false;
    };
  }, [shop, unsent]);
  return unsent === 0 ? { records: 0, sales: 0 } : only.value;
};
