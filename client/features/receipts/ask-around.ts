import { signal } from "@preact/signals";
import type { LineShort } from "../../../shared/domain/refund/check.ts";
import { lineCounter, type OfSale } from "../../../shared/domain/refund/refund-counters.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import type { Shortfall } from "../../../shared/domain/stock/spending.ts";
import type { Result } from "../../../shared/lib/result.ts";
import type { Want } from "../../../shared/sync/messages.ts";
import { askingForMissing } from "../../session/missing-rights.ts";
import { ASK_MS, type Shop } from "../../session/shop.ts";

type Refusal = { readonly type: string };

/**
 * Does what takes goods of a sale back, or hands out others for them. What this till has no right to is asked of all in touch, for a
 * moment, once for each thing that is short; what is short then is short [REFUND-2, RIGHTS-4].
 */
export const createAskAround = (shop: Pick<Shop, "askForRights" | "now">, sale: OfSale) => {
  const isAsking = signal(false);
  const run = async <R extends Result<unknown, Refusal>>(attempt: () => Promise<R>): Promise<R> => {
    const asked = new Set<string>();
    for (;;) {
      const done = await askingForMissing(shop, attempt);
      const wants = done.ok ? [] : wantsOf(done.error, sale).filter(({ counter }) => !asked.has(counter));
      if (wants.length === 0) return done;
      for (const { counter } of wants) asked.add(counter);
      isAsking.value = true;
      await shop.askForRights(wants, ASK_MS);
      isAsking.value = false;
    }
  };
  return { isAsking, run };
};

const wantsOf = (error: Refusal, sale: OfSale): readonly Want[] => {
  if (isNotCovered(error))
    return error.lines.map(({ line, wanted, left }) => ({
      counter: lineCounter(sale, line - 1),
      amount: wanted - left,
    }));
  if (isNotEnough(error))
    return error.lines.map(({ product, wanted, held }) => ({
      counter: stockCounter(sale.branch, product),
      amount: wanted - held,
    }));
  return [];
};

const isNotCovered = (error: Refusal): error is { type: "RefundNotCovered"; lines: readonly LineShort[] } =>
  error.type === "RefundNotCovered";

const isNotEnough = (error: Refusal): error is { type: "NotEnough"; lines: readonly Shortfall[] } =>
  error.type === "NotEnough";
