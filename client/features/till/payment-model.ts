import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Account } from "../../../shared/domain/account/accounts.ts";
import { type Attempt, isUnused, type TerminalTender } from "../../../shared/domain/payment/attempt.ts";
import { suggestCash } from "../../../shared/domain/payment/cash.ts";
import { makeChange, type Pieces } from "../../../shared/domain/payment/change.ts";
import { roundCash } from "../../../shared/domain/payment/rounding.ts";
import { leftToPay, type Settlement, settle, type Tender } from "../../../shared/domain/payment/tender.ts";
import type { SaleTerms } from "../../../shared/domain/sale/terms.ts";
import { addMoney, type Money, money, moneyToText } from "../../../shared/lib/money.ts";
import { type Terminals, terminalsFor } from "../../device/terminal/terminals.ts";
import type { Shop } from "../../session/shop.ts";
import type { TerminalDesk } from "../../session/terminal-desk.ts";
import {
  accountOf,
  type Buyer,
  isTerminal,
  METHODS,
  type Method,
  readTender,
  type WrongAmount,
} from "./tender-entry.ts";

export { METHODS, type Method } from "./tender-entry.ts";

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
  /** A terminal would be asked for it. */
  | {
      readonly type: "Ask";
      readonly method: TerminalTender;
      readonly terminal: string;
      readonly amount: Money;
      readonly missing: Money;
    }
  | { readonly type: "Wrong"; readonly error: WrongAmount };

/** How the open sale is being paid: money taken so far, and the amount being typed. */
export interface PaymentModel {
  readonly method: ReadonlySignal<Method>;
  /** Ways to pay that make sense now: a wallet needs somebody whose it is. */
  readonly methods: ReadonlySignal<readonly Method[]>;
  /** Taken by hand, then what terminals have taken. */
  readonly tenders: ReadonlySignal<readonly Tender[]>;
  /** What the chosen method still has to bring; cash rounded, the others exact. */
  readonly due: ReadonlySignal<Money>;
  /** What is taken when nothing is typed: what is due, as far as the account has it. */
  readonly usual: ReadonlySignal<Money>;
  /** As typed; empty means the usual. */
  readonly typed: ReadonlySignal<string>;
  readonly offer: ReadonlySignal<Offer>;
  /** Sums a customer is likely to hand over. */
  readonly suggestions: ReadonlySignal<readonly Money[]>;
  /** What the chosen account holds, as far as this till knows; `null` where money is not in an account, or whose is not known. */
  readonly available: ReadonlySignal<Money | null>;
  readonly customer: ReadonlySignal<Buyer | null>;
  /** Code of the gift card, as scanned or typed. */
  readonly gift: ReadonlySignal<string>;
  readonly setGift: (code: string) => void;
  /** Names of the terminals of the chosen method. */
  readonly terminals: ReadonlySignal<readonly string[]>;
  readonly terminal: ReadonlySignal<string>;
  readonly chooseTerminal: (name: string) => void;
  /** The attempt for this sale that has to be cleared up first: under way, or nobody knows how it ended. */
  readonly current: ReadonlySignal<Attempt | null>;
  /** Money taken at this till that belongs to no sale: another's that was given up, or one that is gone. */
  readonly loose: ReadonlySignal<readonly Attempt[]>;
  /** All attempts of this till that are not over, whatever sale they were for. */
  readonly open: ReadonlySignal<readonly Attempt[]>;
  /** Pays this sale with loose money. */
  readonly adopt: (attempt: string) => void;
  /** Goes on without knowing how the current attempt ended; it stays on the list. */
  readonly setAside: () => void;
  /** The attempt in spite of which another is made, to be named by it. */
  readonly despite: () => string | undefined;
  readonly choose: (method: Method) => void;
  /** The method so many further on. */
  readonly step: (by: number) => void;
  readonly write: (text: string) => void;
  readonly press: (digit: string) => void;
  readonly erase: () => void;
  readonly suggest: (amount: Money) => void;
  /** The likely sum so many further on, from the exact one; `false` while another amount is being typed. */
  readonly stepSum: (by: number) => boolean;
  /** Takes the offered part and asks for the rest. */
  readonly takePart: () => void;
  /** Gives back what was taken by hand; what a terminal took goes back by the terminal. */
  readonly takeBack: (index: number) => void;
  /** Nothing is typed; what was taken for the sale stays taken. In cash, unless another way that is offered is named. */
  readonly start: (method?: Method) => void;
}

export interface PaymentDeps {
  readonly total: ReadonlySignal<Money>;
  readonly terms: ReadonlySignal<SaleTerms>;
  /** The open sale's id. */
  readonly sale: ReadonlySignal<string>;
  readonly customer: ReadonlySignal<Buyer | null>;
  readonly shop: Pick<Shop, "view" | "countersChanged">;
  readonly desk: Pick<TerminalDesk, "open">;
  readonly terminals: Pick<Terminals, "settings">;
}

export const createPaymentModel = (deps: PaymentDeps): PaymentModel => {
  const { total, terms, sale, customer, desk } = deps;
  const method = signal<Method>("cash");
  /** By hand, for each open sale: it stays where the cashier left it to look at the goods or at another sale. */
  const takenBySale = signal<ReadonlyMap<string, readonly Tender[]>>(new Map());
  const taken = computed(() => takenBySale.value.get(sale.value) ?? []);
  const setTaken = (tenders: readonly Tender[]): void => {
    takenBySale.value = new Map(takenBySale.peek()).set(sale.peek(), tenders);
  };
  const typed = signal("");
  const gift = signal("");
  const chosen = signal("");
  const adopted = signal<readonly string[]>([]);
  const aside = signal<readonly string[]>([]);
  const round = (due: Money) => roundCash(due, terms.value.rounding);

  const own = computed(() =>
    desk.open.value.filter(({ id, sale: of }) => of === sale.value || adopted.value.includes(id)),
  );
  const byTerminal = computed(() => own.value.filter(isUnused).map(toTender));
  const tenders = computed(() => [...taken.value, ...byTerminal.value]);
  const due = computed(
    () => leftToPay(total.value, tenders.value, round)[method.value === "cash" ? "cash" : "exact"],
  );
  const account = computed(() => {
    void deps.shop.countersChanged.value;
    return accountOf(deps.shop.view, method.value, customer.value, gift.value, tenders.value);
  });
  const usual = computed(() => money(Math.min(due.value, account.value?.usable ?? due.value)));
  const names = computed(() =>
    isTerminal(method.value)
      ? terminalsFor(deps.terminals.settings.value, method.value).map(({ name }) => name)
      : [],
  );
  const terminal = computed(() => {
    const all = names.value;
    return all.includes(chosen.value) ? chosen.value : (all[0] ?? "");
  });
  const methods = computed(() => METHODS.filter((one) => isOffered(one, deps, customer.value)));
  const offer = computed((): Offer => {
    const entry = { typed: typed.value, method: method.value, usual: usual.value, account: account.value };
    const read = readTender(entry);
    if (!read.ok) return { type: "Wrong", error: read.error };
    const all = read.value === null ? tenders.value : joinTender(tenders.value, read.value);
    const settled = settle(total.value, all, round);
    if (!settled.ok && settled.error.type === "TenderOverTotal")
      return { type: "Wrong", error: { type: "TenderOverTotal", most: due.value } };
    const missing = settled.ok || settled.error.type !== "Underpaid" ? money(0) : settled.error.missing;
    if (read.value !== null && isTerminal(read.value.type))
      return {
        type: "Ask",
        method: read.value.type,
        terminal: terminal.value,
        amount: read.value.amount,
        missing,
      };
    if (settled.ok) {
      const { pieces } = makeChange(settled.value.change, terms.value.currency);
      return { type: "Covers", tenders: all, settlement: settled.value, pieces };
    }
    return settled.error.type === "Underpaid" && read.value !== null
      ? { type: "Part", tender: read.value, missing }
      : { type: "Wrong", error: settled.error };
  });
  const write = (text: string): void => {
    typed.value = text.slice(0, LONGEST_AMOUNT);
  };
  const suggestions = computed(() =>
    method.value === "cash" ? suggestCash(due.value, terms.value.currency) : [],
  );
  let suggested = "";
  const suggest = (amount: Money): void => {
    suggested = moneyToText(amount);
    write(suggested);
  };
  const choose = (next: Method): void =>
    batch(() => {
      method.value = next;
      typed.value = "";
    });

  return {
    ...{ method, methods, tenders, due, usual, typed, offer, customer, gift, terminal },
    suggestions,
    available: computed(() => account.value?.available ?? null),
    setGift: (code) => {
      gift.value = code.slice(0, LONGEST_CODE);
    },
    terminals: names,
    chooseTerminal: (name) => {
      chosen.value = name;
    },
    current: computed(
      () => own.value.find((one) => isOpenEnded(one) && !aside.value.includes(one.id)) ?? null,
    ),
    open: desk.open,
    loose: computed(() => desk.open.value.filter((one) => isUnused(one) && !own.value.includes(one))),
    adopt: (attempt) => {
      adopted.value = [...adopted.peek(), attempt];
    },
    setAside: () => {
      const open = own.peek().filter(isOpenEnded);
      aside.value = [...aside.peek(), ...open.map(({ id }) => id)];
    },
    despite: () => own.peek().find(({ id, state }) => state === "unknown" && aside.peek().includes(id))?.id,
    choose,
    step: (by) => {
      const all = methods.peek();
      const next = all[(all.indexOf(method.peek()) + by + all.length) % all.length];
      if (next !== undefined) choose(next);
    },
    write,
    press: (digit) => write(typed.peek() + digit),
    erase: () => write(typed.peek().slice(0, -1)),
    suggest,
    stepSum: (by) => {
      const [now, sums] = [typed.peek(), suggestions.peek()];
      if (now !== "" && now !== suggested) return false;
      const at = now === "" ? 0 : sums.findIndex((sum) => moneyToText(sum) === now);
      const next = sums[Math.min(Math.max(at + by, 0), sums.length - 1)];
      if (next !== undefined) suggest(next);
      return next !== undefined;
    },
    takePart: () => {
      const offered = offer.peek();
      if (offered.type !== "Part") return;
      batch(() => {
        setTaken(joinTender(taken.peek(), offered.tender));
        typed.value = "";
        gift.value = "";
      });
    },
    takeBack: (index) => {
      if (index < taken.peek().length) setTaken(taken.peek().toSpliced(index, 1));
    },
    start: (wanted = "cash") =>
      batch(() => {
        method.value = methods.peek().includes(wanted) ? wanted : "cash";
        adopted.value = [];
        aside.value = [];
        typed.value = "";
        gift.value = "";
      }),
  };
};

const LONGEST_AMOUNT = 20;
const LONGEST_CODE = 60;

/** What needs a customer is offered to one; what needs a terminal, where there is one. */
const isOffered = (method: Method, { terminals }: PaymentDeps, customer: Buyer | null): boolean => {
  if (isTerminal(method)) return terminalsFor(terminals.settings.value, method).length > 0;
  const needsCustomer: readonly (Method | Account)[] = ["wallet", "credit", "points"];
  return customer !== null || !needsCustomer.includes(method);
};

const isOpenEnded = ({ state }: Attempt): boolean =>
  state === "pending" || state === "unknown" || state === "reversing";

const toTender = ({ type, amount, reference, id }: Attempt): Tender => ({ type, amount, reference, of: id });

/** Cash taken twice is one tender on the receipt, and so is one wallet; two cards are two. */
const joinTender = (tenders: readonly Tender[], added: Tender): readonly Tender[] => {
  const at = isTerminal(added.type)
    ? -1
    : tenders.findIndex(({ type, of }) => type === added.type && of === added.of);
  const known = tenders[at];
  if (known === undefined) return [...tenders, added];
  return tenders.with(at, { ...known, amount: addMoney(known.amount, added.amount) });
};
