import { Chips } from "../../../ui/chips.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { PaymentProps } from "./payment-summary.tsx";

/** The gift card's code: scanned, or typed. */
export const GiftField = ({ till }: PaymentProps) => {
  const { t } = useI18n();
  const { payment } = till;
  return (
    <Field
      label={t("pay.giftCode")}
      hint={t("pay.giftHint")}
      value={payment.gift.value}
      autoComplete="off"
      focusFirst={true}
      onInput={payment.setGift}
    />
  );
};

/** Which of several terminals takes it. */
export const TerminalChoice = ({ till }: Pick<PaymentProps, "till">) => {
  const { t } = useI18n();
  const { payment } = till;
  const names = payment.terminals.value;
  if (names.length < 2) return null;
  return (
    <Chips
      label={t("pay.terminal")}
      value={payment.terminal.value}
      chips={names.map((value) => ({ value, label: value }))}
      onChange={payment.chooseTerminal}
    />
  );
};
