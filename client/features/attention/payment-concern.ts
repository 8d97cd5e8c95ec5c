import type { SettledState } from "../../../shared/domain/payment/attempt.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import type { LabelKey } from "../../../shared/i18n/en.ts";
import type { PaymentConcern } from "../../session/payment-concerns.ts";
import { type Described, type Known, may, type Way, type Words } from "./described.ts";

/** Money at a terminal that somebody has to clear up, at whatever till. */
export const describePayment = (
  { key, attempt }: PaymentConcern,
  shop: Known,
  { t, format, formatDateTime }: Words,
): Described => {
  const { id, state, receipt, isPayout, sale, till, terminal, amount, at, reference } = attempt;
  const currency = readTerms(shop.view)?.currency;
  const sum = [format.value.amount(amount), ...(currency ? [format.value.currency(currency)] : [])].join(
    "\u00a0",
  );
  const words = isPayout ? PAYOUT : receipt !== "" ? BACK : state === "paid" ? LOOSE : OPEN;
  const says: readonly Saying[] = isPayout
    ? [GIVEN_BACK]
    : receipt !== ""
      ? [YES]
      : state === "paid"
        ? [GIVEN_BACK]
        : state === "reversing"
          ? [GIVEN_BACK, NOT_GIVEN_BACK]
          : [YES, NO];
  const ways = says.map(
    ({ label, outcome }): Way => ({ label: String(t(label)), settle: { attempt: id, outcome } }),
  );
  return {
    key,
    icon: "card",
    tone: "attention",
    title: t(words.title, sum),
    texts: [t("pay.attentionText", till, terminal, formatDateTime(at))],
    todo: t(words.todo),
    ways: may(shop, "sale.make") ? ways : [],
    detail: [id, reference, receipt, ...(isPayout ? [sale] : [])].filter((part) => part !== "").join(" "),
  };
};

const LOOSE = { title: "pay.attentionLoose", todo: "pay.attentionLooseTodo" } as const;
const OPEN = { title: "pay.attentionOpen", todo: "pay.attentionOpenTodo" } as const;
const PAYOUT = { title: "refund.payoutOpen", todo: "refund.payoutOpenTodo" } as const;
const BACK = { title: "pay.attentionBack", todo: "pay.attentionBackTodo" } as const;

interface Saying {
  readonly label: LabelKey;
  readonly outcome: SettledState;
}

const YES: Saying = { label: "pay.saidYes", outcome: "paid" };
const NO: Saying = { label: "pay.saidNo", outcome: "failed" };
const GIVEN_BACK: Saying = { label: "pay.wasReversed", outcome: "reversed" };
const NOT_GIVEN_BACK: Saying = { label: "pay.wasNotReversed", outcome: "paid" };
