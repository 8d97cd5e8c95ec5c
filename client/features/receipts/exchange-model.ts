import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ResultOf } from "../../../shared/commands.ts";
import { readCustomer } from "../../../shared/domain/customer/customer.ts";
import { type Attempt, isUnused, TERMINAL_TENDERS } from "../../../shared/domain/payment/attempt.ts";
import { NO_CASH_ROUNDING, roundCash } from "../../../shared/domain/payment/rounding.ts";
import { leftToPay, settle, type Tender } from "../../../shared/domain/payment/tender.ts";
import { cashIn, payBack, type Way } from "../../../shared/domain/refund/money-back.ts";
import type { SaleAsWritten } from "../../../shared/domain/refund/opening.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { type Money, money, parseMoney, ZERO_MONEY } from "../../../shared/lib/money.ts";
import { terminalsFor } from "../../device/terminal/terminals.ts";
import { drawerShort } from "../../session/drawer-cash.ts";
import type { Approval } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import { payoutTerminals, type TillDesk } from "../../session/till-desk.ts";
import type { TerminalPaneProps } from "../../ui/terminal-pane.tsx";
import { createAskAround } from "./ask-around.ts";
import { createExchangeGoods, type ExchangeGoods } from "./exchange-goods.ts";
import { createRefundOverride, type RefundOverride } from "./refund-override.ts";
import { createRefundStory, type RefundStory } from "./refund-story.ts";
import { createTakenBack, type TakenBack } from "./taken-back.ts";

/** What the customer pays the difference with. */
export const TOP_UPS = ["cash", ...TERMINAL_TENDERS] as const;
export type TopUp = (typeof TOP_UPS)[number];

/** Minor units. */
export interface Difference {
  /** What comes back is worth, as cash. */
  readonly worth: Money;
  readonly price: Money;
  /** Still to pay by the way chosen; 0 where nothing is. */
  readonly toPay: Money;
  /** What goes back to the customer, and how much of it in cash. */
  readonly toGive: Money;
  readonly cashOut: number;
}

export type Exchanged = ResultOf<"sale.exchange">;

/** Goods of one sale for others, in one step [REFUND-11]. */
export interface ExchangeModel {
  readonly sale: SaleAsWritten;
  readonly back: TakenBack;
  readonly instead: ExchangeGoods;
  readonly difference: ReadonlySignal<Difference>;
  readonly drawerShort: ReadonlySignal<number>;
  readonly story: RefundStory;
  readonly override: RefundOverride;
  /** How what is left over goes back. */
  readonly way: ReadonlySignal<Way>;
  readonly setWay: (way: Way) => void;
  /** Those there are at this till. */
  readonly topUps: readonly TopUp[];
  readonly topUp: ReadonlySignal<TopUp>;
  readonly setTopUp: (topUp: TopUp) => void;
  /** Cash handed over, as typed; empty: just what is to pay. */
  readonly received: ReadonlySignal<string>;
  readonly setReceived: (text: string) => void;
  readonly isReceivedWrong: ReadonlySignal<boolean>;
  /** The terminal's attempt that has to be cleared up first. */
  readonly attempt: ReadonlySignal<Attempt | null>;
  /** What can be done about it; what brings the rest of the money exchanges the goods. */
  readonly terminal: TerminalPaneProps["terminal"];
  /** Goes on without knowing how it ended; it stays on the list. */
  readonly setAside: () => void;
  readonly busy: ReadonlySignal<boolean>;
  readonly asking: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<AnyError | null>;
  /** The terminal took nothing. */
  readonly isRefused: ReadonlySignal<boolean>;
  readonly done: ReadonlySignal<Exchanged | null>;
  readonly submit: () => Promise<void>;
}

export interface ExchangeDeps {
  readonly shop: Shop;
  readonly sale: SaleAsWritten;
  readonly drawer: ReadonlySignal<number | null>;
  readonly till: TillDesk;
}

export const createExchange = ({ shop, sale, drawer, till }: ExchangeDeps): ExchangeModel => {
  const { body } = sale;
  const { desk, terminals } = till;
  const buyer =
    body.customer !== undefined && readCustomer(shop.view, body.customer.id) ? body.customer.id : null;
  const paying = payingFor(body.number);
  const back = createTakenBack(shop, sale);
  const instead = createExchangeGoods({ shop, customer: buyer });
  const story = createRefundStory();
  const override = createRefundOverride(shop);
  const around = createAskAround(shop, body);
  const way = signal<Way>({ type: "original" });
  const topUp = signal<TopUp>("cash");
  const received = signal("");
  const isBusy = signal(false);
  const problem = signal<AnyError | null>(null);
  const isRefused = signal(false);
  const done = signal<Exchanged | null>(null);

  const rounding = () => readTerms(shop.view)?.rounding ?? NO_CASH_ROUNDING;
  const own = computed(() => desk.open.value.filter((one) => one.sale === paying));
  /** What a terminal took for this exchange, also before the till stopped. */
  const taken = computed(() => own.value.filter(isUnused).map(toTender));
  const difference = computed((): Difference => {
    const round = (due: Money) => roundCash(due, rounding());
    const worth = round(money(back.owed.value)).payable;
    const price = instead.total.value;
    const tenders = [...asCash(worth), ...taken.value];
    const settled = settle(price, tenders, round);
    const used = settled.ok ? worth - settled.value.change : worth;
    const rest = used === worth ? 0 : Math.max(0, back.owed.value - used);
    const toPay = leftToPay(price, tenders, round)[topUp.value === "cash" ? "cash" : "exact"];
    const over = payBack(body, back.left.value, way.value, rest, rounding());
    const sums = { toGive: over.total as Money, cashOut: cashIn(over.tenders) };
    return { worth, price, toPay: settled.ok ? ZERO_MONEY : toPay, ...sums };
  });
  const cash = computed((): Money | null => {
    const { toPay } = difference.value;
    if (toPay === 0 || topUp.value !== "cash") return ZERO_MONEY;
    if (received.value.trim() === "") return toPay;
    const read = parseMoney(received.value);
    return read.ok && read.value >= toPay ? read.value : null;
  });
  const attemptWith = (tenders: readonly Tender[], told: Told, approval: Approval | undefined) =>
    around.run(() =>
      shop.run(
        "sale.exchange",
        {
          sale: { ...sale, number: body.number },
          lines: back.asked(),
          buys: {
            lines: instead.lines
              .peek()
              .map(({ product: { id, price }, quantity }) => ({ product: id, quantity, price })),
            tenders: tenders.map((tender) => ({ ...tender })),
            ...(buyer !== null && { customer: buyer }),
          },
          ...{ ...told, ...override.told(), way: way.peek(), terminals: payoutTerminals(till) },
        },
        approval,
      ),
    );
  const exchange = async (tenders: readonly Tender[], told: Told, approval: Approval | undefined) => {
    const ended = await attemptWith(tenders, told, approval);
    batch(() => {
      problem.value = ended.ok || override.ask(ended.error) ? null : ended.error;
      if (ended.ok) done.value = ended.value;
    });
    return ended;
  };
  /** A terminal is asked once all but the money is there: without it, only that may be missing. */
  const askTerminal = async (
    type: Exclude<TopUp, "cash">,
    amount: Money,
    told: Told,
    lent: Approval | undefined,
  ) => {
    const tried = await exchange(taken.peek(), told, lent);
    if (tried.ok || tried.error.type !== "Underpaid") return;
    problem.value = null;
    const terminal = terminalsFor(terminals.settings.peek(), type)[0]?.name ?? "";
    const despite = own.peek().find(({ state }) => state === "unknown")?.id;
    const begun = await desk.begin({ type, terminal, amount, sale: paying, despite });
    if (!begun.ok) {
      problem.value = begun.error;
      return;
    }
    const ended = await desk.outcome(begun.value);
    isRefused.value = ended?.state === "failed";
    if (ended?.state === "paid") await exchange(taken.peek(), told, lent);
  };
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    isRefused.value = false;
    try {
      await work();
    } finally {
      isBusy.value = false;
    }
  };
  const aside = signal<readonly string[]>([]);
  const attempt = computed(
    () => own.value.find((one) => !isUnused(one) && !aside.value.includes(one.id)) ?? null,
  );
  const go = async (): Promise<void> => {
    const told = story.tell();
    const given = cash.peek();
    if (told === null || given === null || done.peek() !== null || !isReady(back, instead)) return;
    const lent = await override.lend();
    if (lent === null) return;
    const { toPay } = difference.peek();
    const by = topUp.peek();
    if (by !== "cash" && toPay > 0) await askTerminal(by, toPay, told, lent);
    else await exchange([...taken.peek(), ...asCash(given)], told, lent);
  };
  const goOn = async (id: string): Promise<void> => {
    if (own.peek().some((one) => one.id === id && isUnused(one))) await alone(go);
  };
  return {
    ...{
      sale,
      back,
      instead,
      difference,
      story,
      override,
      way,
      topUp,
      received,
      attempt,
      problem,
      isRefused,
      done,
    },
    asking: around.isAsking,
    drawerShort: computed(() => drawerShort(difference.value.cashOut, drawer.value)),
    topUps: TOP_UPS.filter(
      (one) => one === "cash" || terminalsFor(terminals.settings.peek(), one).length > 0,
    ),
    isReceivedWrong: computed(() => cash.value === null),
    busy: computed(() => isBusy.value || override.lending.busy.value),
    setWay: (next) => {
      way.value = next;
    },
    setTopUp: (next) => {
      topUp.value = next;
    },
    setReceived: (text) => {
      received.value = text;
    },
    terminal: {
      ...{ asking: desk.asking, fault: desk.fault, cancel: desk.cancel },
      check: async (id) => {
        await desk.check(id);
        await goOn(id);
      },
      say: async (id, seen, reference) => {
        await desk.say(id, seen, reference);
        await goOn(id);
      },
    },
    setAside: () => {
      aside.value = [...aside.peek(), ...own.peek().map(({ id }) => id)];
    },
    submit: async () => {
      if (attempt.peek() === null) await alone(go);
    },
  };
};

type Told = NonNullable<ReturnType<RefundStory["tell"]>>;

/** What attempts at a terminal are written down under, so that a till that stopped finds them again. */
const payingFor = (number: string): string => `exchange ${number}`.slice(0, 60);

const isReady = ({ isEmpty }: TakenBack, { lines }: ExchangeGoods): boolean =>
  !isEmpty.peek() && lines.peek().length > 0 && lines.peek().every(({ quantity }) => quantity > 0);

const asCash = (amount: Money): readonly Tender[] =>
  amount > 0 ? [{ type: "cash", amount, reference: "", of: "" }] : [];

const toTender = ({ type, amount, reference, id }: Attempt): Tender => ({ type, amount, reference, of: id });
