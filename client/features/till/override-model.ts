import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { OVERRIDE } from "../../../shared/domain/stock/spending.ts";
import { createLending, type Lending } from "../../session/lending.ts";
import type { Shop } from "../../session/shop.ts";
import type { CheckoutModel } from "./checkout-model.ts";

/** Selling beyond what this till holds: by whoever is at it, or by a manager who lends the right with their PIN. */
export interface OverrideModel {
  /** Whoever is at the till needs nobody. */
  readonly isOwn: ReadonlySignal<boolean>;
  readonly lending: Lending;
  readonly reason: ReadonlySignal<string>;
  readonly setReason: (text: string) => void;
  readonly isReasonMissing: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  /** Sells, or says what is missing or wrong. */
  readonly submit: () => Promise<void>;
}

export interface OverrideDeps {
  readonly shop: Pick<Shop, "approvals" | "person">;
  readonly checkout: Pick<CheckoutModel, "mayOverride" | "sellAnyway" | "busy">;
}

export const createOverride = ({ shop, checkout }: OverrideDeps): OverrideModel => {
  const lending = createLending(shop, OVERRIDE);
  const reason = signal("");
  const isReasonMissing = signal(false);
  return {
    isOwn: checkout.mayOverride,
    lending,
    reason,
    setReason: (text) => {
      reason.value = text;
      isReasonMissing.value = false;
    },
    isReasonMissing,
    busy: computed(() => lending.busy.value || checkout.busy.value),
    submit: async () => {
      if (lending.busy.peek() || checkout.busy.peek()) return;
      const words = reason.peek().trim();
      isReasonMissing.value = words === "";
      if (words === "") return;
      if (checkout.mayOverride.peek()) return checkout.sellAnyway(words);
      const approval = await lending.lend();
      if (approval !== null) await checkout.sellAnyway(words, approval);
    },
  };
};
