import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Attempt } from "../../../shared/domain/payment/attempt.ts";
import { isEmptyCart } from "../../../shared/domain/sale/cart.ts";
import { findHeld, HELD_SALE, type Held, heldSales, recallersOf } from "../../../shared/domain/sale/held.ts";
import { type Money, sumMoney } from "../../../shared/lib/money.ts";
import type { Shop } from "../../session/shop.ts";
import type { CheckoutModel } from "./checkout-model.ts";
import type { Keeping } from "./keeping.ts";
import { fromHeld, type OpenSale, toHeld } from "./open-sale.ts";
import type { PaymentModel } from "./payment-model.ts";
import type { SaleModel } from "./sale-model.ts";
import type { SalesModel } from "./sales-model.ts";

/** Sales put aside in the branch, by this till and others. */
export interface HoldingModel {
  readonly held: ReadonlySignal<readonly Held[]>;
  /** Tills that took up the open sale as well, while they were apart from this one [HELD-4]. */
  readonly alsoAt: ReadonlySignal<readonly string[]>;
  readonly busy: ReadonlySignal<boolean>;
  /** Whether the open sale can be put aside; where money was taken for it, says why not. */
  readonly mayHold: () => boolean;
  /** Puts the open sale aside; the next one is open at once. It comes back where it could not be written. */
  readonly hold: (note: string) => Promise<void>;
  /** Takes a sale up; `true` when it is open now. It is kept here before it is said to be taken. */
  readonly recall: (id: string) => Promise<boolean>;
  /** Says of sales that came back after a crash that they were taken up, where the till had no time to. */
  readonly settle: () => Promise<void>;
}

export interface HoldingDeps {
  readonly shop: Pick<Shop, "view" | "docs" | "changed" | "run" | "certificate">;
  readonly sale: SaleModel;
  readonly sales: SalesModel;
  readonly checkout: Pick<CheckoutModel, "hasTaken">;
  readonly payment: Pick<PaymentModel, "tenders" | "current">;
  readonly keeping: Pick<Keeping, "keep">;
  readonly newId: () => string;
}

export const createHolding = ({
  shop,
  sale,
  sales,
  checkout,
  payment,
  keeping,
  newId,
}: HoldingDeps): HoldingModel => {
  const changed = shop.changed(HELD_SALE);
  const devices = shop.changed("device");
  const busy = signal(false);
  const { branch, device } = shop.certificate;
  const alone = async <T>(otherwise: T, work: () => Promise<T>): Promise<T> => {
    if (busy.peek()) return otherwise;
    busy.value = true;
    try {
      return await work();
    } finally {
      busy.value = false;
    }
  };
  /** Says that it was taken up; a sale another till has by now is let go, whatever else went wrong is said. */
  const say = async ({ id, held }: OpenSale, again: boolean): Promise<boolean> => {
    if (held === null) return true;
    await keeping.keep();
    const said = await shop.run("sale.recall", { held, again });
    if (said.ok) return true;
    sales.drop(id);
    sale.tell(
      said.error.type === "AlreadyRecalled"
        ? { type: "AlreadyRecalled" }
        : { type: "Refused", error: said.error },
    );
    return false;
  };
  const mayHold = (): boolean => {
    if (!checkout.hasTaken()) return true;
    sale.tell({ type: "MoneyTaken", amount: takenOf(payment) });
    return false;
  };
  return {
    held: computed(() => {
      void changed.value;
      return branch === null ? [] : heldSales(shop.view, branch);
    }),
    alsoAt: computed(() => {
      void changed.value;
      void devices.value;
      const { held } = sale.open.value;
      if (held === null) return [];
      const takers = [...shop.docs(HELD_SALE).values()].flatMap((doc) => recallersOf(doc, held));
      return [...new Set(takers)].filter((taker) => taker !== device).map((taker) => codeOf(shop, taker));
    }),
    busy,
    mayHold,
    hold: (note) =>
      alone(undefined, async () => {
        const open = sale.open.peek();
        if (isEmptyCart(open.cart) || !mayHold()) return;
        const total = sale.totals.peek().total;
        if (!sales.start()) return;
        const done = await shop.run("sale.hold", { held: open.id, sale: toHeld(open), note, total });
        if (done.ok) {
          sales.drop(open.id);
          sale.tell({ type: "Held" });
          return;
        }
        sales.choose(open.id);
        sale.tell({ type: "Refused", error: done.error });
      }),
    recall: (id) =>
      alone(false, async () => {
        const held = findHeld(shop.view, id);
        if (held === undefined || held.sale === null) return false;
        const taken = fromHeld(held.sale, { id: newId(), held: id });
        if (!sales.put(taken) || !(await say(taken, false))) return false;
        if (sale.notices.peek().length === 0) sale.tell({ type: "Recalled", till: held.till });
        return true;
      }),
    settle: () =>
      alone(undefined, async () => {
        for (const open of sales.sales.peek())
          if (open.held !== null && isWaiting(shop, open.held)) await say(open, true);
      }),
  };
};

/** Taken, or being asked of a terminal. */
const takenOf = ({ tenders, current }: HoldingDeps["payment"]): Money =>
  sumMoney([...tenders.peek().map(({ amount }) => amount), ...amountsOf(current.peek())]);

const amountsOf = (attempt: Attempt | null): readonly Money[] => (attempt === null ? [] : [attempt.amount]);

const isWaiting = ({ view }: Pick<Shop, "view">, id: string): boolean =>
  findHeld(view, id)?.recalledBy.length === 0;

const codeOf = ({ view }: Pick<Shop, "view">, device: string): string => {
  const { code, name } = view.doc("device", device)?.fields ?? {};
  return String(code || name || device);
};
