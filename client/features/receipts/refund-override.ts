import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { REFUND_FREE } from "../../../shared/domain/refund/kinds.ts";
import { createLending, type Lending } from "../../session/lending.ts";
import type { Approval } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";

/** The till that has the right did not answer, or the way the money takes needs a manager. */
export type OverrideCause = "RefundNotCovered" | "WayNotAllowed";

/** Somebody who may stands for what the till may not do by itself [REFUND-5, REFUND-6]. */
export interface RefundOverride {
  /** `null` as long as nobody is needed. */
  readonly cause: ReadonlySignal<OverrideCause | null>;
  readonly reason: ReadonlySignal<string>;
  readonly setReason: (text: string) => void;
  /** Somebody tried without saying why all the same. */
  readonly isReasonMissing: ReadonlySignal<boolean>;
  /** The person may decide by themselves; otherwise somebody lends it. */
  readonly isOwn: ReadonlySignal<boolean>;
  readonly lending: Lending;
  /** Takes a refusal that somebody may lift; `false` for any other. */
  readonly ask: (error: { readonly type: string }) => boolean;
  readonly dismiss: () => void;
  /** With whose word it is tried now: `undefined` where nobody's is needed, `null` where something is missing. */
  readonly lend: () => Promise<Approval | undefined | null>;
  /** What the command is told of it. */
  readonly told: () => { readonly override?: { readonly reason: string } };
}

export const createRefundOverride = (shop: Pick<Shop, "person" | "approvals">): RefundOverride => {
  const cause = signal<OverrideCause | null>(null);
  const reason = signal("");
  const isTried = signal(false);
  const lending = createLending(shop, REFUND_FREE);
  const isOwn = computed(() => mayRole(shop.person.value?.role ?? "", REFUND_FREE));
  const isReasonMissing = computed(
    () => isTried.value && cause.value === "RefundNotCovered" && reason.value.trim() === "",
  );
  const needNobody = (): void => {
    cause.value = null;
    isTried.value = false;
  };
  return {
    ...{ cause, reason, isReasonMissing, isOwn, lending },
    setReason: (text) => {
      reason.value = text;
    },
    ask: ({ type }) => {
      if (type !== "RefundNotCovered" && type !== "WayNotAllowed") return false;
      isTried.value = false;
      cause.value = type;
      return true;
    },
    dismiss: needNobody,
    lend: async () => {
      isTried.value = cause.peek() !== null;
      if (isReasonMissing.peek()) return null;
      return cause.peek() === null || isOwn.peek() ? undefined : lending.lend();
    },
    told: () =>
      cause.peek() !== null && reason.peek().trim() !== ""
        ? { override: { reason: reason.peek().trim() } }
        : {},
  };
};
