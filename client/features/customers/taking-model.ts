import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { accountCounter, creditOf } from "../../../shared/domain/account/accounts.ts";
import { parseGiftCode } from "../../../shared/domain/account/gift-code.ts";
import type { Attempt } from "../../../shared/domain/payment/attempt.ts";
import { roundCash } from "../../../shared/domain/payment/rounding.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import { shiftForSelling } from "../../../shared/domain/shift/shift.ts";
import { readShiftTerms } from "../../../shared/domain/shift/shift-terms.ts";
import { type Money, moneyToText, parseMoney } from "../../../shared/lib/money.ts";
import { err, type Result } from "../../../shared/lib/result.ts";
import type { Fault } from "../../session/saying.ts";
import type { Shop } from "../../session/shop.ts";
import type { Purpose } from "./purpose.ts";
import { createTakingTerminal, type TakingTerminal, type TakingTerminalDeps } from "./taking-terminal.ts";

export const WAYS = ["cash", "card", "qr"] as const;
export type WayToPay = (typeof WAYS)[number];

/** What came of it. `left`: in the wallet, or still owed. `code`: of the card that was sold. `slip`: number of the customer's paper. */
export interface TakenMoney {
  readonly amount: Money;
  readonly tender: TakenTender;
  readonly change: Money;
  readonly left: Money;
  readonly code: string;
  readonly slip: string;
  readonly at: number;
}

export interface TakenTender {
  readonly type: WayToPay;
  readonly amount: Money;
  readonly reference: string;
  /** The attempt at a terminal. */
  readonly of?: string;
}

/** Money taken at the till for what goes into an account. */
export interface TakingModel {
  readonly purpose: Purpose;
  readonly amount: ReadonlySignal<string>;
  readonly setAmount: (text: string) => void;
  readonly way: ReadonlySignal<WayToPay>;
  readonly choose: (way: WayToPay) => void;
  /** Cash, and what a terminal of this device takes. */
  readonly ways: ReadonlySignal<readonly WayToPay[]>;
  readonly terminal: TakingTerminal;
  /** Cash handed over; empty: just the amount. */
  readonly given: ReadonlySignal<string>;
  readonly setGiven: (text: string) => void;
  /** Of a gift card; empty: one is made up. */
  readonly code: ReadonlySignal<string>;
  readonly setCode: (text: string) => void;
  /** To hand back; `null` while what is typed says nothing. */
  readonly change: ReadonlySignal<Money | null>;
  /** To take, rounded where it is cash; `null` as above. */
  readonly due: ReadonlySignal<Money | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | null>;
  /** What was taken, once it is durable. */
  readonly taken: ReadonlySignal<TakenMoney | null>;
  /** Takes cash, asks the terminal, or enters what one has taken already. Resolves when that is done, or refused: `fault` says why. */
  readonly take: () => Promise<void>;
  readonly dispose: () => void;
}

export interface TakingDeps extends TakingTerminalDeps {
  readonly shop: Pick<Shop, "view" | "run" | "certificate" | "now">;
}

export const createTaking = (deps: TakingDeps, purpose: Purpose): TakingModel => {
  const { shop } = deps;
  const amount = signal(startOf(shop.view, purpose));
  const way = signal<WayToPay>("cash");
  const given = signal("");
  const code = signal("");
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  const taken = signal<TakenMoney | null>(null);
  const terminal = createTakingTerminal(deps, purpose);
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
  const refuse = (error: Fault): void => {
    fault.value = withField(error);
  };
  const enter = async (sum: Money, tender: TakenTender): Promise<void> => {
    const wanted = { amount: sum, tenders: [tender], code: code.peek().trim() };
    const done = await run(shop, purpose, wanted);
    if (done.ok) taken.value = { amount: sum, tender, at: shop.now(), ...done.value };
    else refuse(done.error);
  };
  const takeNow = async (): Promise<void> => {
    const paid = terminal.paid.peek();
    if (paid !== null) return enter(paid.amount, tenderOf(paid));
    const wanted = positive(amount.peek());
    if (!wanted.ok) return refuse({ ...wanted.error, field: "amount" });
    const [by, sum] = [way.peek(), handed.peek()];
    if (sum === null) return refuse({ type: "NotANumber", field: "given" });
    if (by === "cash") return enter(wanted.value, { type: by, amount: sum, reference: "" });
    const wrong = whatIsWrong(shop, purpose, wanted.value, code.peek().trim());
    if (wrong !== null) return refuse(wrong);
    const error = await terminal.ask(by, wanted.value);
    if (error !== null) refuse(error);
  };
  const take = async (): Promise<void> => {
    if (busy.peek() || taken.peek() !== null) return;
    busy.value = true;
    fault.value = null;
    await takeNow();
    busy.value = false;
  };
  // Nobody presses Enter again for money the terminal has just taken; what was taken before a restart is a person's to look at.
  const dispose = effect(() => {
    const paid = terminal.paid.value;
    if (paid === null || busy.value || !terminal.isOwn(paid.id) || untracked(() => fault.value) !== null)
      return;
    untracked(() => void take());
  });
  return {
    purpose,
    amount,
    setAmount: typed(amount),
    way,
    choose: typed(way),
    ways: computed(() => WAYS.filter((one) => one === "cash" || terminal.has(one))),
    terminal,
    given,
    setGiven: typed(given),
    code,
    setCode: typed(code),
    change,
    due,
    busy,
    fault,
    taken,
    take,
    dispose,
  };
};

const tenderOf = ({ type, amount, reference, id }: Attempt): TakenTender => ({
  type,
  amount,
  reference,
  of: id,
});

/** What would be refused once the terminal has taken the money; asked before it is. */
const whatIsWrong = (
  { view, certificate, now }: TakingDeps["shop"],
  purpose: Purpose,
  amount: Money,
  code: string,
): Fault | null => {
  const shift = shiftForSelling(view, { code: certificate.code, at: now() }, readShiftTerms(view));
  if (!shift.ok) return shift.error;
  if (purpose.type === "repay") {
    const owed = Math.max(0, creditOf(view, purpose.customer).owed);
    return amount > owed ? ({ type: "OverDebt", owed } as Fault) : null;
  }
  if (purpose.type !== "gift" || code === "") return null;
  const read = parseGiftCode(code);
  if (!read.ok) return read.error;
  const isUsed = view.moved(accountCounter("gift", read.value));
  return isUsed ? ({ type: "GiftCodeUsed", code: read.value } as Fault) : null;
};

interface Wanted {
  readonly amount: Money;
  readonly tenders: TakenTender[];
  readonly code: string;
}

const run = async (
  shop: Pick<Shop, "run">,
  purpose: Purpose,
  { code, ...taking }: Wanted,
): Promise<Result<Outcome, Fault>> => {
  switch (purpose.type) {
    case "top-up": {
      const done = await shop.run("account.top-up", { customer: purpose.customer, ...taking });
      return done.ok ? outcome(done.value, done.value.balance) : done;
    }
    case "repay": {
      const done = await shop.run("account.repay", { customer: purpose.customer, ...taking });
      return done.ok ? outcome(done.value, done.value.owed) : done;
    }
    case "gift": {
      const done = await shop.run("account.sell-gift", { ...taking, ...(code !== "" && { code }) });
      return done.ok ? outcome(done.value, taking.amount, done.value.code) : done;
    }
  }
};

type Outcome = Pick<TakenMoney, "change" | "left" | "code" | "slip">;

const outcome = (
  { change, slip }: { readonly change: number; readonly slip: string },
  left: number,
  code = "",
): Result<Outcome, never> => ({
  ok: true,
  value: { change: change as Money, left: left as Money, code, slip },
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
