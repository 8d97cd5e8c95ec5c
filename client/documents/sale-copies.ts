import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Shop } from "../session/shop.ts";
import { readSaleFact, SALE_KIND, type SaleFact } from "./sale-fact.ts";

/** A sale just made is waited for on another device before its receipt is printed, where the shop asks for that. */
export interface CopyFirst {
  /** Longest wait, ms. */
  readonly milliseconds: number;
  readonly isHeld: () => boolean;
  /** Resolves when another device holds the sale, or the time is up. Never fails. */
  readonly wait: () => Promise<void>;
}

export interface SaleCopies {
  /** Other devices known to hold the sale. */
  readonly count: ReadonlySignal<number>;
  /** Resolves when so many hold it, or after so many ms. Never fails. */
  readonly wait: (wanted: number, milliseconds: number) => Promise<void>;
}

type Known = Pick<Shop, "facts" | "copiesOf" | "isHeldElsewhere" | "waitForCopies" | "sync">;

/** Follows on how many other devices a sale made here is. */
export const followCopies = (shop: Known, number: string): SaleCopies => {
  const found = signal<SaleFact | null>(null);
  const finding = findSale(shop, number).then((fact) => {
    found.value = fact;
    return fact;
  });
  return {
    count: computed(() => {
      const fact = found.value;
      if (fact === null) return 0;
      void shop.sync.value; // read again when others have acknowledged
      const isHeld = shop.isHeldElsewhere(fact.log, fact.seq);
      return Math.max(shop.copiesOf(fact.log, fact.seq).value, isHeld ? 1 : 0);
    }),
    wait: async (wanted, milliseconds) => {
      const fact = await finding;
      if (fact !== null) await shop.waitForCopies(fact.log, fact.seq, wanted, milliseconds);
    },
  };
};

/** The same for a component; looks anew when another sale is shown. */
export const useSaleCopies = (shop: Known, number: string): SaleCopies =>
  useMemo(() => followCopies(shop, number), [shop, number]);

/** Sales of other tills may have come in since, but hardly more than this many. */
const LOOK_BACK = 100;

const findSale = async ({ facts }: Pick<Shop, "facts">, number: string): Promise<SaleFact | null> => {
  for (const fact of await facts({ kinds: [SALE_KIND], limit: LOOK_BACK })) {
    const sale = readSaleFact(fact);
    if (sale?.sale.number === number) return sale;
  }
  return null;
};
