import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BranchId } from "../../../shared/core/ids.ts";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { parseQuantity, type Quantity, quantity } from "../../../shared/lib/quantity.ts";
import type { Approval } from "../../session/run-command.ts";
import { ASK_MS, type Shop } from "../../session/shop.ts";

export const REASONS = ["count", "damaged", "expired", "found", "other"] as const;
export type Reason = (typeof REASONS)[number];

/** One product being counted: what was expected when it began, what stands on the shelf, and why they differ. */
export interface CountModel {
  readonly product: Product;
  /** On hand when the count began; below zero where more was sold than there was. */
  readonly expected: Quantity;
  readonly typed: ReadonlySignal<string>;
  readonly type: (text: string) => void;
  readonly reason: ReadonlySignal<Reason>;
  readonly chooseReason: (reason: Reason) => void;
  readonly otherReason: ReadonlySignal<string>;
  readonly writeReason: (text: string) => void;
  /** Counted minus expected; `null` while what is typed is no quantity. */
  readonly difference: ReadonlySignal<Quantity | null>;
  /** Goods moved since the count began. */
  readonly movedMeanwhile: ReadonlySignal<boolean>;
  readonly errors: ReadonlySignal<CountErrors>;
  readonly busy: ReadonlySignal<boolean>;
  /** Goods are missing that other devices may sell: somebody with the right to override has to stand for it. */
  readonly needsManager: ReadonlySignal<boolean>;
  /** Books the difference; `true` when it is durable. `words` is the reason as it is kept, `approval` a manager's. */
  readonly book: (words: string, approval?: Approval) => Promise<boolean>;
}

export interface CountErrors {
  readonly counted?: AnyError;
  readonly reason?: AnyError;
  readonly whole?: AnyError;
}

export interface CountDeps {
  readonly shop: Pick<Shop, "run" | "counter" | "askForRights">;
  readonly branch: BranchId;
  readonly row: { readonly product: Product; readonly level: { readonly value: number } };
}

export const createCountModel = ({ shop, branch, row: { product, level } }: CountDeps): CountModel => {
  const expected = quantity(level.value);
  const now = shop.counter(stockCounter(branch, product.id));
  const typed = signal("");
  const reason = signal<Reason>("count");
  const otherReason = signal("");
  const errors = signal<CountErrors>({});
  const busy = signal(false);
  const counted = computed(() => parseQuantity(typed.value, product.unit, { allowZero: true }));

  const check = (words: string): CountErrors => {
    const found = counted.peek();
    return {
      ...(!found.ok && { counted: found.error }),
      ...(words.trim() === "" && { reason: { type: "Missing" } }),
    };
  };
  /** What is missing comes out of this device's rights, so others are asked for theirs first [RIGHTS-4]. */
  const askAround = async (missing: number): Promise<void> => {
    const amount = missing - now.peek().rights;
    const counter = stockCounter(branch, product.id);
    if (missing > 0 && amount > 0) await shop.askForRights([{ counter, amount }], ASK_MS);
  };
  const write = async (amount: Quantity, words: string, approval?: Approval): Promise<boolean> => {
    busy.value = true;
    await askAround(expected - amount);
    const lines = [{ product: product.id, expected, counted: amount }];
    const done = await shop.run("stock.count", { branch, lines, reason: words }, approval);
    busy.value = false;
    if (!done.ok) errors.value = { whole: done.error };
    return done.ok;
  };
  return {
    product,
    expected,
    typed,
    type: (text) => {
      typed.value = text;
      errors.value = {};
    },
    reason,
    chooseReason: (next) => {
      reason.value = next;
      errors.value = {};
    },
    otherReason,
    writeReason: (text) => {
      otherReason.value = text;
      errors.value = {};
    },
    difference: computed(() => (counted.value.ok ? quantity(counted.value.value - expected) : null)),
    movedMeanwhile: computed(() => now.value.value !== expected),
    errors,
    busy,
    needsManager: computed(() => errors.value.whole?.type === "NotEnough"),
    book: async (words, approval) => {
      const wrong = check(words);
      errors.value = wrong;
      const found = counted.peek();
      if (!found.ok || Object.keys(wrong).length > 0 || busy.peek()) return false;
      const isRight = found.value === expected && now.peek().shortage === 0; // a shortage is over by counting
      return isRight || write(found.value, words, approval);
    },
  };
};
