import { useLayoutEffect, useMemo } from "preact/hooks";
import type { Attempt } from "../../../../shared/domain/payment/attempt.ts";
import { type Currency, type Money, ZERO_MONEY } from "../../../../shared/lib/money.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import { openTillDesk } from "../../../session/till-desk.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { TerminalPane } from "../../../ui/terminal-pane.tsx";
import { reasonText } from "../../../ui/terminal-reason.ts";
import type { Toasts } from "../../../ui/toast-store.ts";
import styles from "../customers.module.css";
import type { Purpose } from "../purpose.ts";
import { createTaking, type TakingModel } from "../taking-model.ts";
import { TakenCard } from "./taken-card.tsx";
import { type Said, useSaid } from "./use-said.ts";

export interface TakingDialogProps {
  readonly shop: Shop;
  readonly toasts: Toasts;
  readonly scans: ScanSource;
  readonly purpose: Purpose;
  /** Of the customer; empty for a gift card. */
  readonly name: string;
  readonly currency: Currency;
  readonly onClose: () => void;
}

/** Money into a wallet, off a debt or onto a gift card; then the change, and the customer's slip. */
export const TakingDialog = (props: TakingDialogProps) => {
  const { shop, scans, purpose, currency, onClose } = props;
  const { t } = useI18n();
  const taking = useTaking(shop, purpose);
  useLayoutEffect(
    () => (purpose.type === "gift" ? scans.subscribe(({ text }) => taking.setCode(text)) : undefined),
    [taking],
  );
  const taken = taking.taken.value;
  if (taken !== null) return <TakenCard {...props} taken={taken} />;
  const current = taking.terminal.current.value;
  return current === null ? (
    <AskAmount {...props} taking={taking} />
  ) : (
    <Dialog title={t(TITLE[purpose.type])} onClose={onClose} cancelLabel={null}>
      <TerminalPane
        attempt={current}
        currency={currency}
        terminal={taking.terminal}
        onAside={taking.terminal.setAside}
      />
    </Dialog>
  );
};

/** Its own desk: what is asked here goes on being asked for when the dialog is closed, and is found again when it opens. */
const useTaking = (shop: Shop, purpose: Purpose): TakingModel => {
  const made = useMemo(() => {
    const { terminals, desk } = openTillDesk(shop);
    return { taking: createTaking({ shop, desk, terminals }, purpose), desk };
  }, []);
  useLayoutEffect(
    () => () => {
      made.taking.dispose();
      made.desk.stop();
    },
    [made],
  );
  return made.taking;
};

interface AskAmountProps extends TakingDialogProps {
  readonly taking: TakingModel;
}

const AskAmount = ({ purpose, currency, onClose, taking }: AskAmountProps) => {
  const i18n = useI18n();
  const { t, formatMoney } = i18n;
  const said = useSaid(taking.fault.value, ["amount", "given", "code"]);
  const paid = taking.terminal.paid.value;
  const due = taking.due.value;
  const amount = paid?.amount ?? due;
  return (
    <Dialog
      title={t(TITLE[purpose.type])}
      onClose={onClose}
      primary={{
        label:
          paid === null
            ? t("customers.take", formatMoney(amount ?? ZERO_MONEY, currency))
            : t("customers.enter"),
        busy: taking.busy.value,
        onClick: () => void taking.take(),
      }}
    >
      {purpose.type === "gift" && (
        <Field
          label={t("customers.giftCode")}
          hint={t("customers.giftNewHint")}
          value={taking.code.value}
          error={said.at("code")}
          maxLength={80}
          scanFills={true}
          onInput={taking.setCode}
        />
      )}
      {paid === null ? (
        <TakingFields taking={taking} said={said} currency={currency} />
      ) : (
        <PaidBefore taking={taking} paid={paid} currency={currency} />
      )}
      {said.whole !== undefined && <Banner tone="stop">{said.whole}</Banner>}
    </Dialog>
  );
};

interface PaidBeforeProps {
  readonly taking: TakingModel;
  readonly paid: Attempt;
  readonly currency: Currency;
}

/** Money that was taken before something died, or could not be entered as it was asked. */
const PaidBefore = ({ taking, paid, currency }: PaidBeforeProps) => {
  const { t, formatDateTime } = useI18n();
  return (
    <>
      <div class={styles.sum}>
        <span>{paid.terminal}</span>
        <span class={styles.sumValue}>
          <MoneyText value={paid.amount} currency={currency} />
        </span>
      </div>
      <Banner tone="attention">{t("customers.paidBefore", paid.terminal, formatDateTime(paid.at))}</Banner>
      <Button onClick={() => void taking.terminal.giveBack(paid.id)}>{t("pay.giveBack")}</Button>
    </>
  );
};

interface TakingFieldsProps {
  readonly taking: TakingModel;
  readonly said: Said;
  readonly currency: Currency;
}

const TakingFields = ({ taking, said, currency }: TakingFieldsProps) => {
  const { t, format } = useI18n();
  const way = taking.way.value;
  const sign = format.value.currency(currency);
  const amountField = { numeric: true, inputMode: "decimal", suffix: sign } as const;
  return (
    <>
      <Field
        label={t("customers.amount")}
        value={taking.amount.value}
        error={said.at("amount")}
        focusFirst={true}
        {...amountField}
        onInput={taking.setAmount}
      />
      <Chips
        label={t("customers.paidBy")}
        chips={taking.ways.value.map((value) => ({ value, label: t(WAY_LABEL[value]) }))}
        value={way}
        onChange={taking.choose}
      />
      {way === "cash" ? (
        <>
          <Field
            label={t("customers.given")}
            value={taking.given.value}
            error={said.at("given")}
            placeholder={taking.due.value === null ? "" : format.value.amount(taking.due.value)}
            {...amountField}
            onInput={taking.setGiven}
          />
          <div class={styles.sum}>
            <span>{t("customers.change")}</span>
            <span class={styles.sumValue} aria-live="polite">
              <MoneyText value={taking.change.value ?? (0 as Money)} currency={currency} />
            </span>
          </div>
        </>
      ) : (
        <ByTerminal taking={taking} way={way} />
      )}
    </>
  );
};

/** Which terminal is asked, where there are several; and why the last one took nothing. */
const ByTerminal = ({ taking, way }: { readonly taking: TakingModel; readonly way: "card" | "qr" }) => {
  const i18n = useI18n();
  const { terminal } = taking;
  const names = terminal.names(way);
  const refused = terminal.refused.value;
  const reason = refused === null ? "" : reasonText(refused.reason, i18n);
  return (
    <>
      {names.length > 1 && (
        <Chips
          label={i18n.t("pay.terminal")}
          chips={names.map((name) => ({ value: name, label: name }))}
          value={terminal.chosen(way)}
          onChange={terminal.choose}
        />
      )}
      {refused !== null && (
        <Banner tone="stop">
          {refused.terminal}: {reason === "" ? i18n.t("pay.failed") : reason}
        </Banner>
      )}
    </>
  );
};

const TITLE = {
  "top-up": "customers.topUp",
  repay: "customers.repay",
  gift: "customers.giftSell",
} as const;

const WAY_LABEL = { cash: "customers.byCash", card: "customers.byCard", qr: "customers.byQr" } as const;
