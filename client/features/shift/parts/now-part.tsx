import { useSignal } from "@preact/signals";
import type { Shift } from "../../../../shared/domain/shift/shift.ts";
import type { ZReport } from "../../../../shared/domain/shift/z-report.ts";
import { NO_TOTALS } from "../../../../shared/domain/shift/z-totals.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { staffName } from "../../../session/staff-name.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import { Panel } from "../../../ui/panel.tsx";
import type { Toasts } from "../../../ui/toast-store.ts";
import type { ShiftModel } from "../model.ts";
import styles from "../shift.module.css";
import { useFaultText } from "../use-fault-text.ts";
import { CountSheet } from "./count-sheet.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { XDialog } from "./z-dialog.tsx";

export interface NowPartProps {
  readonly shop: Shop;
  readonly model: ShiftModel;
  readonly toasts: Toasts;
  readonly onOpened: () => void;
}

/** What there is to do with this till's drawer now. */
export const NowPart = ({ shop, model, toasts, onOpened }: NowPartProps) => {
  const { t } = useI18n();
  const shift = model.shift.value;
  if (!model.hasDrawer)
    return <EmptyState icon="cash" title={t("shift.noTill")} text={t("shift.noTillText")} />;
  return shift === undefined ? (
    <OpenCard model={model} toasts={toasts} onOpened={onOpened} />
  ) : (
    <RunningCard shop={shop} model={model} shift={shift} toasts={toasts} />
  );
};

const OpenCard = ({ model, toasts, onOpened }: Omit<NowPartProps, "shop">) => {
  const { t } = useI18n();
  const fault = useFaultText(model.fault.value);
  const open = async () => {
    const number = await model.open();
    if (number === null) return;
    toasts.show({ text: t("shift.opened", number), tone: "done" });
    onOpened();
  };
  return (
    <Panel title={t("shift.openTitle")} text={t("shift.openText")}>
      <form
        class={styles.form}
        noValidate={true}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <CountSheet model={model.count} currency={model.currency.value} />
        {fault !== null && <Banner tone="stop">{fault}</Banner>}
        <div class={styles.foot}>
          <Button
            type="submit"
            kind="primary"
            size="large"
            busy={model.busy.value}
            disabled={model.count.sum.value === null}
          >
            {t("shift.open")}
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const RunningCard = ({
  shop,
  model,
  shift,
  toasts,
}: Omit<NowPartProps, "onOpened"> & { readonly shift: Shift }) => {
  const { t, format } = useI18n();
  const moving = useSignal<"in" | "out" | null>(null);
  const looking = useSignal<ZReport | null>(null);
  const sums = model.sums.value;
  const isLeft = model.isLeft.value;
  const keys = useKeymap();
  const combo = (action: string) => keys?.comboOf(action) || undefined;
  const move = (direction: "in" | "out") => {
    if (!isLeft) moving.value = direction;
  };
  const look = () =>
    void model.look(shift).then((report) => {
      looking.value = report;
    });
  const close = () => model.startClosing(shift);
  useActions({
    "shift.in": () => move("in"),
    "shift.out": () => move("out"),
    "shift.x": look,
    "shift.close": close,
  });
  const since = t("shift.since", format.value.dateTime(shift.openedAt), staffName(shop, shift.openedBy));
  return (
    <Panel title={`${t("shift.number")} ${shift.number}`} text={since}>
      <div class={styles.form}>
        {isLeft && (
          <Banner tone="attention">{t("shift.leftOpen", format.value.dateTime(shift.openedAt))}</Banner>
        )}
        {sums !== null && !sums.isWhole && <Banner tone="attention">{t("shift.notWhole")}</Banner>}
        <Figures model={model} shift={shift} />
        <div class={styles.deeds}>
          <Button icon="arrow-down" combo={combo("shift.in")} disabled={isLeft} onClick={() => move("in")}>
            {t("shift.cashIn")}
          </Button>
          <Button icon="arrow-up" combo={combo("shift.out")} disabled={isLeft} onClick={() => move("out")}>
            {t("shift.cashOut")}
          </Button>
          <Button icon="receipt" combo={combo("shift.x")} onClick={look}>
            {t("shift.x")}
          </Button>
          <Button kind="primary" icon="lock" combo={combo("shift.close")} onClick={close}>
            {t("shift.close")}
          </Button>
        </div>
      </div>
      {moving.value !== null && (
        <MoveDialog
          model={model}
          direction={moving.value}
          toasts={toasts}
          onClose={() => {
            moving.value = null;
          }}
        />
      )}
      {looking.value !== null && (
        <XDialog
          shop={shop}
          report={looking.value}
          onClose={() => {
            looking.value = null;
          }}
        />
      )}
    </Panel>
  );
};

const Figures = ({ model, shift }: { readonly model: ShiftModel; readonly shift: Shift }) => {
  const { t, format } = useI18n();
  const { sales, refunds } = (model.sums.value ?? { totals: NO_TOTALS }).totals;
  const count = (n: number) => t("shift.receiptsCount", n, format.value.number(n));
  const figures = [
    { label: t("shift.sales"), value: sales.total, note: count(sales.count) },
    { label: t("shift.refunds"), value: refunds.total, note: count(refunds.count) },
    { label: t("shift.float"), value: shift.float, note: "" },
  ];
  return (
    <dl class={styles.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label} class={styles.figure}>
          <dt>{label}</dt>
          <dd>
            <MoneyText value={value as Money} currency={model.currency.value} size="large" />
            <span class={styles.quiet}>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};
