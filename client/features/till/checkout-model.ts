import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { Tender } from "../../../shared/domain/payment/tender.ts";
import { isEmptyCart, lineKey } from "../../../shared/domain/sale/cart.ts";
import type { SaleBody } from "../../../shared/domain/sale/sale-body.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import type { Shortfall } from "../../../shared/domain/stock/spending.ts";
import { type Quantity, quantityToText } from "../../../shared/lib/quantity.ts";
import { readSaleFact, SALE_KIND } from "../../documents/sale-fact.ts";
import { askingForMissing } from "../../session/missing-rights.ts";
import type { AnyCommandError, Approval } from "../../session/run-command.ts";
import { ASK_MS, type Shop } from "../../session/shop.ts";
import type { TerminalDesk } from "../../session/terminal-desk.ts";
import { toSaleArgs } from "./open-sale.ts";
import type { Method, PaymentModel } from "./payment-model.ts";
import type { SaleModel } from "./sale-model.ts";
import type { Selling, WordNeeded } from "./selling.ts";
import { createTerminalPaying, type TerminalActions } from "./terminal-paying.ts";

/** A sale that is paid and durable. */
export interface PaidSale {
  readonly sale: SaleBody;
  readonly at: number;
  readonly staff: string;
  /** It had been written before the till stopped, and was found again. */
  readonly recovered: boolean;
}

export type Step =
  | { readonly type: "sale" }
  | { readonly type: "payment" }
  | { readonly type: "receipt"; readonly paid: PaidSale };

/** Why a sale was not made. It is still open, and nothing was recorded. */
export type Problem =
  | { readonly type: "NotEnough"; readonly lines: readonly Shortfall[] }
  /** Something was taken off that takes a manager's word, and none is lent for it, or not any more. */
  | ({ readonly type: "NeedsWord" } & WordNeeded)
  | { readonly type: "NotSaved"; readonly reason: "quota" | "failed" }
  | { readonly type: "Refused"; readonly error: AnyCommandError };

/** From an open sale to its receipt, and what can go wrong in between. */
export interface CheckoutModel {
  readonly step: ReadonlySignal<Step>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** Something is being written. */
  readonly busy: ReadonlySignal<boolean>;
  readonly mayOverride: ReadonlySignal<boolean>;
  /** Part of the money has been taken or is being asked for, so the sale may not change under it. */
  readonly hasTaken: () => boolean;
  /** Goes on to payment, in cash unless another way is named. */
  readonly pay: (method?: Method) => void;
  readonly backToSale: () => void;
  /**
   * Takes a part, asks a terminal, or completes the sale when all is covered. Resolves when the sale is durable or refused, or the
   * terminal has answered.
   */
  readonly submit: () => Promise<void>;
  readonly terminal: TerminalActions;
  /** Other tills and the server are being asked for what is missing here. */
  readonly asking: ReadonlySignal<boolean>;
  /** Sells beyond what this till holds; `approval` is a manager's, where the cashier may not. */
  readonly sellAnyway: (reason: string, approval?: Approval) => Promise<void>;
  /** Goes on to payment, or with it, now that a manager has lent their word for what was taken off. */
  readonly vouch: (approval: Approval) => Promise<void>;
  /** Takes down every line to what this till may sell. */
  readonly reduce: () => void;
  readonly dismiss: () => void;
  readonly voidSale: (reason: string) => Promise<void>;
  readonly nextSale: () => void;
  /** The sale whose receipt has that number, if it was made here lately. */
  readonly findPaid: (number: string) => Promise<PaidSale | null>;
  readonly showRecovered: (paid: PaidSale) => void;
}

export interface CheckoutDeps {
  readonly shop: Pick<Shop, "run" | "facts" | "certificate" | "person" | "askForRights" | "now">;
  readonly sale: SaleModel;
  readonly payment: PaymentModel;
  readonly desk: TerminalDesk;
  readonly selling: Pick<Selling, "lend" | "wordNeeded">;
}

interface Override {
  readonly reason: string;
  readonly approval: Approval | undefined;
}

export const createCheckout = ({ shop, sale, payment, desk, selling }: CheckoutDeps): CheckoutModel => {
  const step = signal<Step>({ type: "sale" });
  const problem = signal<Problem | null>(null);
  const busy = signal(false);
  const asking = signal(false);

  const backToSale = (): void => {
    const current = payment.current.peek()?.id ?? "";
    if (busy.peek() || step.peek().type !== "payment" || desk.asking.peek().includes(current)) return;
    step.value = { type: "sale" };
  };
  const show = (paid: PaidSale): void =>
    batch(() => {
      sale.clear();
      problem.value = null;
      step.value = { type: "receipt", paid };
    });
  /** One thing is written at a time; a second Enter does nothing. */
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      await work();
    } finally {
      busy.value = false;
    }
  };
  /** What is short here is asked of all in touch, for a moment; then what is short is short [RIGHTS-4]. */
  const askAround = async (lines: readonly Shortfall[]): Promise<void> => {
    const { branch } = shop.certificate;
    if (branch === null) return;
    asking.value = true;
    const wants = lines.map(({ product, wanted, held }) => ({
      counter: stockCounter(branch, product),
      amount: wanted - held,
    }));
    await shop.askForRights(wants, ASK_MS);
    asking.value = false;
  };
  const complete = (tenders: readonly Tender[], override?: Override): Promise<void> =>
    alone(async () => {
      problem.value = null;
      const args = {
        ...toSaleArgs(sale.open.peek()),
        tenders: tenders.map(toGiven),
        ...(override && { override: { reason: override.reason } }),
      };
      const run = () => askingForMissing(shop, () => shop.run("sale.complete", args, override?.approval));
      let done = await run();
      if (!done.ok && isNotEnough(done.error)) {
        await askAround(done.error.lines);
        done = await run();
      }
      if (done.ok)
        return show({
          sale: done.value.sale,
          at: done.value.at,
          staff: shop.person.peek()?.staff ?? "",
          recovered: false,
        });
      problem.value = needsWord(done.error) ?? problemOf(done.error);
    });
  /** What was refused for want of somebody's word; by now as it stands, for the shop's limit may have changed. */
  const needsWord = ({ type }: AnyCommandError): Problem | null => {
    const needed = selling.wordNeeded();
    const isWord = type === "DiscountNotAllowed" || type === "PriceNotAllowed";
    return isWord && needed !== null ? { type: "NeedsWord", ...needed } : null;
  };
  const covering = (): readonly Tender[] | null => {
    const offer = payment.offer.peek();
    return offer.type === "Covers" ? offer.tenders : null;
  };

  /** Once a terminal has answered, and this sale is still being paid: nobody waits to press Enter again. */
  const goOn = async (paying: string): Promise<void> => {
    if (step.peek().type !== "payment" || sale.open.peek().id !== paying || problem.peek() !== null) return;
    const tenders = payment.current.peek() === null && payment.typed.peek() === "" ? covering() : null;
    if (tenders !== null) await complete(tenders);
  };
  const terminal = createTerminalPaying({
    ...{ sale, payment, desk, alone, goOn },
    fail: (error) => {
      problem.value = problemOf(error);
    },
  });

  /** A manager's word is asked for before any money is; then it goes on in the way that was wanted. */
  let wanted: Method | undefined;
  const pay = (method?: Method): void => {
    if (step.peek().type !== "sale" || isEmptyCart(sale.cart.peek()) || busy.peek()) return;
    batch(() => {
      sale.commit();
      sale.hush();
      const needed = selling.wordNeeded();
      wanted = method;
      if (needed !== null) {
        problem.value = { type: "NeedsWord", ...needed };
        return;
      }
      payment.start(method);
      terminal.forget();
      step.value = { type: "payment" };
    });
  };
  const submit = async (): Promise<void> => {
    if (step.peek().type !== "payment" || problem.peek() !== null || payment.current.peek() !== null) return;
    const offer = payment.offer.peek();
    if (offer.type === "Ask") await terminal.ask(offer);
    else if (offer.type === "Covers") await complete(offer.tenders);
    else payment.takePart();
  };

  return {
    step,
    problem,
    busy,
    terminal: terminal.actions,
    asking,
    mayOverride: computed(() => mayRole(shop.person.value?.role ?? "", "stock.override")),
    hasTaken: () => payment.tenders.peek().length > 0 || payment.current.peek() !== null,
    pay,
    backToSale,
    submit,
    vouch: async (approval) => {
      selling.lend(approval);
      problem.value = null;
      if (step.peek().type === "sale") pay(wanted);
      else await submit();
    },
    sellAnyway: async (reason, approval) => {
      const tenders = covering();
      if (tenders !== null) await complete(tenders, { reason, approval });
    },
    reduce: () => {
      const short = problem.peek();
      if (short?.type !== "NotEnough") return;
      batch(() => {
        problem.value = null;
        step.value = { type: "sale" };
        for (const shortfall of short.lines) takeDown(sale, shortfall);
      });
    },
    dismiss: () => {
      problem.value = null;
    },
    voidSale: (reason) =>
      alone(async () => {
        const { lines } = toSaleArgs(sale.open.peek());
        const done = await shop.run("sale.void-cart", { lines, reason });
        if (!done.ok) {
          problem.value = problemOf(done.error);
          return;
        }
        sale.clear();
        sale.tell({ type: "Voided" });
      }),
    nextSale: () => {
      if (step.peek().type === "receipt") step.value = { type: "sale" };
    },
    findPaid: (number) => findPaid(shop, number),
    showRecovered: show,
  };
};

const toGiven = ({ type, amount, reference, of }: Tender) => ({
  type,
  amount,
  reference,
  ...(of !== "" && { of }),
});

const problemOf = (error: AnyCommandError): Problem => {
  if (isNotEnough(error)) return { type: "NotEnough", lines: error.lines };
  if (isStorageFailed(error)) return { type: "NotSaved", reason: error.reason };
  return { type: "Refused", error };
};

const isNotEnough = (
  error: AnyCommandError,
): error is { readonly type: "NotEnough"; readonly lines: readonly Shortfall[] } =>
  error.type === "NotEnough";

const isStorageFailed = (
  error: AnyCommandError,
): error is Extract<AnyCommandError, { readonly type: "StorageFailed" }> & {
  readonly reason: "quota" | "failed";
} => error.type === "StorageFailed";

/** Sales of other tills may have arrived since, but hardly more than this many. */
const LOOK_BACK = 200;

const findPaid = async ({ facts }: Pick<Shop, "facts">, number: string): Promise<PaidSale | null> => {
  for (const fact of await facts({ kinds: [SALE_KIND], limit: LOOK_BACK })) {
    const found = readSaleFact(fact);
    if (found?.sale.number !== number) continue;
    return { sale: found.sale, at: found.at, staff: found.staff, recovered: true };
  }
  return null;
};

const takeDown = (sale: SaleModel, { product, held }: Shortfall): void => {
  let left = held;
  for (const line of sale.cart.peek().lines) {
    if (line.productId !== product) continue;
    const kept = Math.min(left, line.quantity);
    if (kept === 0) sale.remove(lineKey(line));
    else if (kept < line.quantity) sale.setQuantity(lineKey(line), quantityToText(kept as Quantity));
    left -= kept;
  }
};
