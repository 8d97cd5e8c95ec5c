import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { CheckoutModel } from "./checkout-model.ts";
import { anEmptySale, isUntouched, type OpenSale } from "./open-sale.ts";
import type { SaleModel } from "./sale-model.ts";

/** More than this nobody keeps apart. */
export const MOST_SALES = 9;

/** Open sales side by side; one of them is being made, the others wait as they were left. */
export interface SalesModel {
  /** In the order in which they were begun. */
  readonly sales: ReadonlySignal<readonly OpenSale[]>;
  /** Which is being made. */
  readonly active: ReadonlySignal<number>;
  /** Another, empty sale beside them; `false` where the one being made cannot be left now. */
  readonly start: () => boolean;
  readonly choose: (id: string) => boolean;
  /** The next to the right, round and round. */
  readonly next: () => void;
  /** Opens a sale that comes from elsewhere and goes on with it. */
  readonly put: (sale: OpenSale) => boolean;
  /** Takes a sale out that is no longer this till's to sell. */
  readonly drop: (id: string) => void;
  /** Puts all of them in, at today's prices. */
  readonly restore: (sales: readonly OpenSale[], active: string) => void;
}

export interface SalesDeps {
  readonly sale: SaleModel;
  readonly checkout: CheckoutModel;
  readonly newId: () => string;
}

export const createSales = ({ sale, checkout, newId }: SalesDeps): SalesModel => {
  /** The place of the one being made holds what it was when it was come to; the sale model has it as it is. */
  const places = signal<readonly OpenSale[]>([sale.open.peek()]);
  const active = signal(0);
  const sales = computed(() =>
    places.value.map((place, i) => (i === active.value ? sale.open.value : place)),
  );
  /** Money taken, or something being written, ties the cashier to this sale. */
  const mayLeave = (): boolean => {
    if (checkout.busy.peek() || checkout.problem.peek() !== null) return false;
    if (checkout.step.peek().type === "payment" && checkout.hasTaken()) return false;
    checkout.backToSale();
    checkout.nextSale();
    return true;
  };
  const go = (all: readonly OpenSale[], to: OpenSale): void =>
    batch(() => {
      const kept = all.filter((one) => one.id === to.id || !isUntouched(one));
      places.value = kept;
      active.value = kept.findIndex(({ id }) => id === to.id);
      sale.restore(to);
    });
  const open = (to: OpenSale): boolean => {
    const others = sales.peek().filter((one) => !isUntouched(one));
    if (others.length >= MOST_SALES) {
      sale.tell({ type: "TooManySales", most: MOST_SALES });
      return false;
    }
    if (!mayLeave()) return false;
    go([...others, to], to);
    return true;
  };
  const choose = (id: string): boolean => {
    const to = sales.peek().find((one) => one.id === id);
    if (to === undefined || sales.peek().indexOf(to) === active.peek() || !mayLeave()) return false;
    go(sales.peek(), to);
    return true;
  };
  return {
    sales,
    active,
    start: () => open(anEmptySale(newId())),
    choose,
    next: () => {
      const all = sales.peek();
      const to = all[(active.peek() + 1) % all.length];
      if (to !== undefined) choose(to.id);
    },
    put: open,
    drop: (id) => {
      const all = sales.peek();
      const at = all.findIndex((one) => one.id === id);
      if (at === -1) return;
      const rest = all.filter((one) => one.id !== id);
      if (at !== active.peek())
        batch(() => {
          active.value = rest.findIndex((one) => one.id === sale.open.peek().id);
          places.value = rest;
        });
      else {
        const to = rest[Math.min(at, rest.length - 1)] ?? anEmptySale(newId());
        go(rest.length === 0 ? [to] : rest, to);
      }
    },
    restore: (all, chosen) => {
      const to = all.find(({ id }) => id === chosen) ?? all.at(-1) ?? anEmptySale(newId());
      go(all.length === 0 ? [to] : all, to);
    },
  };
};
