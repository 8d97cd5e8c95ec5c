import { isLeftOpen, type Shift } from "../../../../shared/domain/shift/shift.ts";
import { readShiftTerms } from "../../../../shared/domain/shift/shift-terms.ts";
import { cashFlow, NO_TOTALS } from "../../../../shared/domain/shift/z-totals.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { ShiftBook } from "../../../session/shift-book.ts";
import type { Shop } from "../../../session/shop.ts";
import { staffName } from "../../../session/staff-name.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { HistoryModel } from "../history-model.ts";
import type { ShiftModel } from "../model.ts";
import styles from "../shift.module.css";

export interface DrawersPartProps {
  readonly shop: Shop;
  readonly shifts: ShiftBook;
  readonly model: ShiftModel;
  readonly history: HistoryModel;
  readonly onClose: (shift: Shift) => void;
}

/** Every drawer that is open, as this device knows it, live. */
export const DrawersPart = ({ history, ...rest }: DrawersPartProps) => {
  const { t } = useI18n();
  const running = history.running.value;
  if (running.length === 0)
    return <EmptyState icon="cash" title={t("shift.noneOpen")} text={t("shift.noneOpenText")} />;
  return (
    <ul class={styles.drawers} aria-label={t("shift.drawers")}>
      {running.map((shift) => (
        <DrawerCard key={shift.id} shift={shift} {...rest} />
      ))}
    </ul>
  );
};

type DrawerCardProps = Omit<DrawersPartProps, "history"> & { readonly shift: Shift };

const DrawerCard = ({ shop, shifts, model, shift, onClose }: DrawerCardProps) => {
  const { t, format } = useI18n();
  void shifts.version.value;
  const { totals, isWhole } = shifts.sums(shift.id) ?? { totals: NO_TOTALS, isWhole: false };
  const { sales, refunds } = totals;
  const currency = model.currency.value;
  const isMine = shift.till === shop.certificate.code;
  const isHere = model.hasDrawer && shop.certificate.branch === shift.branch;
  return (
    <li class={styles.drawer}>
      <div class={styles.drawerHead}>
        <h2>{shift.till}</h2>
        {isLeftOpen(shift, shop.now(), readShiftTerms(shop.view)) && (
          <Badge tone="attention">{t("shift.fromEarlier")}</Badge>
        )}
      </div>
      <p class={styles.quiet}>
        {t("shift.since", format.value.dateTime(shift.openedAt), staffName(shop, shift.openedBy))}
      </p>
      <dl class={styles.sums}>
        <div>
          <dt>{t("shift.inDrawer")}</dt>
          <dd>
            <MoneyText value={(shift.float + cashFlow(totals)) as Money} currency={currency} size="large" />
          </dd>
        </div>
        <div>
          <dt>{`${t("shift.sales")} · ${format.value.number(sales.count)}`}</dt>
          <dd>
            <MoneyText value={sales.total as Money} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{`${t("shift.refunds")} · ${format.value.number(refunds.count)}`}</dt>
          <dd>
            <MoneyText value={refunds.total as Money} currency={currency} />
          </dd>
        </div>
      </dl>
      {!isWhole && <p class={styles.warning}>{t("shift.notWhole")}</p>}
      {!isHere && <p class={styles.quiet}>{t("shift.closeWhere", shift.till)}</p>}
      {isHere && !isMine && (
        <Button icon="lock" onClick={() => onClose(shift)}>
          {t("shift.closeFor", shift.till)}
        </Button>
      )}
    </li>
  );
};
