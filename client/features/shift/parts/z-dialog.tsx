import type { ZReport } from "../../../../shared/domain/shift/z-report.ts";
import type { Currency, Money } from "../../../../shared/lib/money.ts";
import { ZActions, ZPaper } from "../../../documents/z-paper.tsx";
import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { OpenedZ } from "../history-model.ts";
import styles from "../shift.module.css";

export interface ZDialogProps {
  readonly shop: Shop;
  readonly opened: OpenedZ;
  readonly currency: Currency;
  readonly onClose: () => void;
}

/** A Z report: to read, print and keep. */
export const ZDialog = ({ shop, opened, currency, onClose }: ZDialogProps) => {
  const { t } = useI18n();
  const { shift, report, replaced } = opened;
  return (
    <Dialog
      title={t("shift.zOf", shift.closed.z)}
      size="medium"
      onClose={onClose}
      cancelLabel={t("shift.done")}
    >
      {replaced.length > 0 && (
        <Banner tone="attention">{`${t("shift.replaces")} ${replaced.join(", ")}`}</Banner>
      )}
      {report === null ? (
        <SumsOnly opened={opened} currency={currency} />
      ) : (
        <ZSheet shop={shop} report={report} />
      )}
    </Dialog>
  );
};

export interface XDialogProps {
  readonly shop: Shop;
  readonly report: ZReport;
  readonly onClose: () => void;
}

/** A look at a shift that goes on. */
export const XDialog = ({ shop, report, onClose }: XDialogProps) => {
  const { t } = useI18n();
  return (
    <Dialog title={t("shift.x")} size="medium" onClose={onClose} cancelLabel={t("shift.done")}>
      <ZSheet shop={shop} report={report} />
    </Dialog>
  );
};

const ZSheet = ({ shop, report }: Pick<XDialogProps, "shop" | "report">) => (
  <>
    <ZActions shop={shop} report={report} />
    <div class={styles.paper}>
      <ZPaper shop={shop} report={report} />
    </div>
  </>
);

/** What the shift's document says, where the report itself lies on another device. */
const SumsOnly = ({ opened: { shift }, currency }: Pick<ZDialogProps, "opened" | "currency">) => {
  const { t, formatMoney } = useI18n();
  const { sold, refunded, expected, counted, difference } = shift.closed;
  const rows = [
    ["shift.sales", sold],
    ["shift.refunds", refunded],
    ["shift.expected", expected],
    ["shift.counted", counted],
    ["shift.difference", difference],
  ] as const;
  return (
    <>
      <Banner tone="neutral">{t("shift.zElsewhere")}</Banner>
      <dl class={styles.sums}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{formatMoney(value as Money, currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
