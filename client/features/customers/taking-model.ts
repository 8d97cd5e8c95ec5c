import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { creditOf } from "../../../shared/domain/account/accounts.ts";
import { roundCash } from "../../../shared/domain/payment/rounding.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import { type Money, moneyToText, parseMoney } from "../../../shared/lib/money.ts";
import { err, type Result } from "../../../shared/lib/result.ts";
import type { Fault } from "../../session/saying.ts";
import type { Shop } from "../../session/shop.ts";

export const WAYS = ["cash", "card", "qr"] as const;
export type WayToPay = (typeof WAYS)[number];

/** What money is taken for. */
export type Purpose =
  | { readonly type: "top-up"; readonly customer: string }
  | { readonly type: "repay"; readonly customer: string }
  | { readonly type: "gift" };

/** What came of it. `left`: in the wallet, or still owed. `code`: of the card that was sold. */
export interface TakenMoney {
  readonly amount: Money;
  readonly change: Money;
  readonly left: Money;
  readonly code: string;
}

/** Money taken at the till for what goes into an account. */
export interface TakingModel {
  readonly purpose: Purpose;
  readonly amount: ReadonlySignal<string>;
  readonly setAmount: (text: string) => void;
  readonly way: ReadonlySignal<WayToPay>;
  readonly choose: (way: WayToPay) => void;
  /** Cash handed over; empty: just the amount. */
  readonly given: ReadonlySignal<string>;
  readonly setGiven: (text: string) => void;
  readonly slip: ReadonlySignal<string>;
  readonly setSlip: (text: string) => void;
  /** Of a gift card; empty: one is made up. */
  readonly code: ReadonlySignal<string>;
  readonly setCode: (text: string) => void;
  /** To hand back; `null` while what is typed says nothing. */
  readonly change: ReadonlySignal<Money | null>;
  /** To take, rounded where it is cash; `null` as above. */
  readonly due: ReadonlySignal<Money | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | null>;
  /** Resolves when it is durable; `null` where it was refused, which `fault` says. */
  readonly take: () => Promise<TakenMoney | null>;
}

export const createTaking = (shop: Pick<Shop, "view" | "run">, purpose: Purpose): TakingModel => {
  const amount = signal(startOf(shop.view, purpose));
  const way = signal<WayToPay>("cash");
  const given = signal("");
  const slip = signal("");
  const code = signal("");
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  const typed =
    <T>(target: { value: T }) =>
    (value: T): void => {
      target.value = value;
      fault.value = null;
    };
  const due = computed(() => {
    const wanted = positive(amount.value);
    if (!wanted.ok) return null;
    const terms = readTerms(shop.view);
    const isRounded = way.value === "cash" && purpose.type === "repay" && terms !== undefined;
    return isRounded ? roundCash(wanted.value, terms.rounding).payable : wanted.value;
  });
  const handed = computed(() => {
    if (way.value !== "cash" || given.value.trim() === "") return due.value;
    const read = parseMoney(given.value);
    return read.ok ? read.value : null;
  });
  const change = computed(() =>
    due.value === null || handed.value === null || handed.value < due.value
      ? null
      : ((handed.value - due.value) as Money),
  );
  return {
    purpose,
    amount,
    setAmount: typed(amount),
    way,
    choose: typed(way),
    given,
    setGiven: typed(given),
    slip,
    setSlip: typed(slip),
    code,
    setCode: typed(code),
    change,
    due,
    busy,
    fault,
    take: async () => {
      if (busy.peek()) return null;
      const wanted = positive(amount.peek());
      fault.value = wanted.ok ? null : { ...wanted.error, field: "amount" };
      const paid = handed.peek();
      if (wanted.ok && paid === null) fault.value = { type: "NotANumber", field: "given" };
      if (!wanted.ok || paid === null) return null;
      busy.value = true;
      const tender = { type: way.peek(), amount: paid, reference: way.peek() === "cash" ? "" : slip.peek() };
      const done = await run(shop, purpose, {
        amount: wanted.value,
        tenders: [tender],
        code: code.peek().trim(),
      });
      busy.value = false;
      fault.value = done.ok ? null : withField(done.error);
      return done.ok ? { amount: wanted.value, ...done.value } : null;
    },
  };
};

interface Wanted {
  readonly amount: Money;
  readonly tenders: { readonly type: WayToPay; readonly amount: Money; readonly reference: string }[];
  readonly code: string;
}

const run = async (
  shop: Pick<Shop, "run">,
  purpose: Purpose,
  { code, ...taking }: Wanted,
): Promise<Result<Omit<TakenMoney, "amount">, Fault>> => {
  switch (purpose.type) {
    case "top-up": {
      const done = await shop.run("account.top-up", { customer: purpose.customer, ...taking });
      return done.ok ? outcome(done.value.change, done.value.balance) : done;
    }
    case "repay": {
      const done = await shop.run("account.repay", { customer: purpose.customer, ...taking });
      return done.ok ? outcome(done.value.change, done.value.owed) : done;
    }
    case "gift": {
      const done = await shop.run("account.sell-gift", { ...taking, ...(code !== "" && { code }) });
      return done.ok ? outcome(done.value.change, taking.amount, done.value.code) : done;
    }
  }
};

const outcome = (change: number, left: number, code = ""): Result<Omit<TakenMoney, "amount">, never> => ({
  ok: true,
  value: { change: change as Money, left: left as Money, code },
});

/** A debt is usually paid whole. */
const startOf = (view: Shop["view"], purpose: Purpose): string => {
  if (purpose.type !== "repay") return "";
  const { owed } = creditOf(view, purpose.customer);
  return owed > 0 ? moneyToText(owed as Money) : "";
};

const positive = (text: string): Result<Money, { readonly type: string }> => {
  const read = parseMoney(text);
  return read.ok && read.value === 0 ? err({ type: "Zero" }) : read;
};

const FIELD_BY_ERROR: Readonly<Record<string, string | undefined>> = {
  NotPayableInCash: "amount",
  OverDebt: "amount",
  Underpaid: "given",
  BadGiftCode: "code",
  GiftCodeUsed: "code",
};

const withField = (error: Fault): Fault => {
  const field = FIELD_BY_ERROR[error.type];
  return field === undefined ? error : { ...error, field };
};
