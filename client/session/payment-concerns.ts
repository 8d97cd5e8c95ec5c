import { type Attempt, isOver, PAYMENT, readAttempt } from "../../shared/domain/payment/attempt.ts";
import type { Shop } from "./shop.ts";

/** Money at a terminal that belongs to no sale, or of which nobody knows, or that was given back though it paid [PAYMENT-8]. */
export interface PaymentConcern {
  readonly type: "payment";
  readonly key: string;
  readonly attempt: Attempt;
}

/** What a payment takes anyway is not yet worth a look. */
const CALM_MS = 60_000;

/** Of all tills read here, oldest first. */
export const paymentConcerns = (shop: Pick<Shop, "docs" | "changed" | "now">): readonly PaymentConcern[] => {
  void shop.changed(PAYMENT).value;
  const now = shop.now();
  return [...shop.docs(PAYMENT)]
    .flatMap(([slot, doc]) => readAttempt(slot, doc) ?? [])
    .filter((attempt) => !isOver(attempt) && !isUnderWay(attempt, now))
    .sort((a, b) => a.at - b.at)
    .map((attempt) => ({ type: PAYMENT, key: `payment:${attempt.id}`, attempt }));
};

const isUnderWay = ({ state, at, isPayout }: Attempt, now: number): boolean =>
  (isPayout ? state === "reversing" : state === "pending" || state === "paid") && now - at < CALM_MS;
