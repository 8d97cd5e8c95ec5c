import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { suggestCash } from "../../../shared/domain/payment/cash.ts";
import { makeChange, type Pieces } from "../../../shared/domain/payment/change.ts";
import { roundCash } from "../../../shared/domain/payment/rounding.ts";
import {
  leftToPay,
  type Settlement,
  settle,
  type Tender,
  type TenderError,
} from "../../../shared/domain/payment/tender.ts";
import type { SaleTerms } from "../../../shared/domain/sale/terms.ts";
import {
  addMoney,
  type Money,
  type MoneyError,
  moneyToText,
  parseMoney,
  ZERO_MONEY,
} from "../../../shared/lib/money.ts";
import { err, ok, type Result } from "../../../shared/lib/result.ts";

export type Method = Tender["type"];

/** What pressing Enter would do now. */
export type Offer =
  | {
      readonly type: "Covers";
      readonly tenders: readonly Tender[];
      readonly settlement: Settlement;
      readonly pieces: readonly Pieces[];
    }
  /** Not all of it yet: it would be taken, and the rest asked for. */
  | { readonly type: "Part"; readonly tender: Tender; readonly missing: Money }
  | { readonly type: "Wrong"; readonly error: MoneyError | TenderError };

/** How the open sale is being paid: money taken so far, and the amount being typed. */
export interface PaymentModel {
  readonly method: ReadonlySignal<Method>;
  readonly tenders: ReadonlySignal<readonly Tender[]>;
  /** What the chosen method still has to bring; cash rounded, card exact. */
  readonly due: ReadonlySignal<Money>;
  /** As typed; empty means exactly what is due. */
  readonly typed: ReadonlySignal<string>;
  readonly offer: ReadonlySignal<Offer>;
  /** Sums a customer is likely to hand over. */
  readonly suggestions: ReadonlySignal<readonly Money[]>;
  readonly choose: (method: Method) => void;
  readonly write: (text: string) => void;
  readonly press: (digit: string) => void;
  readonly erase: () => void;
  readonly suggest: (amount: Money) => void;
  /** Takes the offered part and asks for the rest. */
  readonly takePart: () => void;
  readonly takeBack: (index: number) => void;
  readonly start: () => void;
}

export const createPaymentModel = (
  total: ReadonlySignal<Money>,
  terms: ReadonlySignal<SaleTerms>,
): PaymentModel => {
  const method = signal<Method>("cash");
  const tenders = signal<readonly Tender[]>([]);
  const typed = signal("");
  const round = (due: Money) => roundCash(due, terms.value.rounding);
  const due = computed(
    () => leftToPay(total.value, tenders.value, round)[method.value === "cash" ? "cash" : "exact"],
  );
  const offer = computed((): Offer => {
    const tender = readTender(typed.value, method.value, due.value);
    if (!tender.ok) return { type: "Wrong", error: tender.error };
    const all = tender.value === null ? tenders.value : joinTender(tenders.value, tender.value);
    const settled = settle(total.value, all, round);
    if (settled.ok) {
      const { pieces } = makeChange(settled.value.change, terms.value.currency);
      return { type: "Covers", tenders: all, settlement: settled.value, pieces };
    }
    if (settled.error.type === "TenderOverTotal")
      return { type: "Wrong", error: { type: "TenderOverTotal", most: due.value } };
    return settled.error.type === "Underpaid" && tender.value !== null
      ? { type: "Part", tender: tender.value, missing: settled.error.missing }
      : { type: "Wrong", error: settled.error };
  });
  const write = (text: string): void => {
    typed.value = text.slice(0, LONGEST_AMOUNT);
  };

  return {
    method,
    tenders,
    due,
    typed,
    offer,
    suggestions: computed(() =>
      method.value === "cash" ? suggestCash(due.value, terms.value.currency) : [],
    ),
    choose: (chosen) =>
      batch(() => {
        method.value = chosen;
        typed.value = "";
      }),
    write,
    press: (digit) => write(typed.peek() + digit),
    erase: () => write(typed.peek().slice(0, -1)),
    suggest: (amount) => write(moneyToText(amount)),
    takePart: () => {
      const offered = offer.peek();
      if (offered.type !== "Part") return;
      batch(() => {
        tenders.value = joinTender(tenders.peek(), offered.tender);
        typed.value = "";
      });
    },
    takeBack: (index) => {
      tenders.value = tenders.peek().toSpliced(index, 1);
    },
    start: () =>
      batch(() => {
        method.value = "cash";
        tenders.value = [];
        typed.value = "";
      }),
  };
};

const LONGEST_AMOUNT = 20;

/** `null`: nothing typed and nothing due, so there is no money to take. */
const readTender = (
  typed: string,
  method: Method,
  due: Money,
): Result<Tender | null, MoneyError | TenderError> => {
  const amount = typed.trim() === "" ? ok(due) : parseMoney(typed);
  if (!amount.ok) return amount;
  if (amount.value === ZERO_MONEY) return typed.trim() === "" ? ok(null) : err({ type: "TenderNotPositive" });
  return ok({ type: method, amount: amount.value, reference: "", of: "" });
};

/** Cash taken twice is one tender on the receipt; two cards are two. */
const joinTender = (tenders: readonly Tender[], added: Tender): readonly Tender[] => {
  const at = tenders.findIndex(({ type }) => type === "cash" && added.type === "cash");
  const known = tenders[at];
  if (known === undefined) return [...tenders, added];
  return tenders.with(at, { ...known, amount: addMoney(known.amount, added.amount) });
};
