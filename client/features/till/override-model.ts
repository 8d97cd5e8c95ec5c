import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { OVERRIDE } from "../../../shared/domain/stock/spending.ts";
import type { KnownPerson, PinError } from "../../session/people.ts";
import type { Shop } from "../../session/shop.ts";
import type { CheckoutModel } from "./checkout-model.ts";

export type OverrideFault =
  | { readonly type: "Missing"; readonly field: "reason" | "pin" }
  | (PinError & { readonly field: "pin" });

/** Selling beyond what this till holds: by whoever is at it, or by a manager who lends the right with their PIN. */
export interface OverrideModel {
  /** Whoever is at the till needs nobody. */
  readonly isOwn: ReadonlySignal<boolean>;
  /** Those who may, and have signed in on this till before. */
  readonly managers: ReadonlySignal<readonly KnownPerson[]>;
  /** Staff id of the one chosen: the first, unless a person chose. */
  readonly manager: ReadonlySignal<string>;
  readonly choose: (staff: string) => void;
  readonly reason: ReadonlySignal<string>;
  readonly setReason: (text: string) => void;
  readonly pin: ReadonlySignal<string>;
  readonly setPin: (digits: string) => void;
  readonly fault: ReadonlySignal<OverrideFault | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Sells, or says what is missing or wrong. */
  readonly submit: () => Promise<void>;
}

export interface OverrideDeps {
  readonly shop: Pick<Shop, "approvals" | "person">;
  readonly checkout: Pick<CheckoutModel, "mayOverride" | "sellAnyway" | "busy">;
}

export const createOverride = ({ shop, checkout }: OverrideDeps): OverrideModel => {
  const { approvals, person } = shop;
  const chosen = signal("");
  const reason = signal("");
  const pin = signal("");
  const fault = signal<OverrideFault | null>(null);
  const checking = signal(false);
  const managers = computed(() =>
    approvals.known.value.filter(
      ({ staff, role, hasPin, isLocked }) =>
        hasPin && !isLocked && mayRole(role, OVERRIDE) && staff !== person.value?.staff,
    ),
  );
  const manager = computed(() => {
    const known = managers.value.map(({ staff }) => staff);
    return known.includes(chosen.value) ? chosen.value : (known[0] ?? "");
  });
  const set = (field: typeof reason) => (text: string) => {
    field.value = text;
    fault.value = null;
  };
  const missing = (): OverrideFault | null => {
    if (reason.peek().trim() === "") return { type: "Missing", field: "reason" };
    return checkout.mayOverride.peek() || pin.peek() !== "" ? null : { type: "Missing", field: "pin" };
  };
  const withManager = async (): Promise<void> => {
    checking.value = true;
    const lent = await approvals.confirm(manager.peek(), pin.peek());
    checking.value = false;
    pin.value = "";
    if (lent.ok) await checkout.sellAnyway(reason.peek().trim(), lent.value);
    else fault.value = { ...lent.error, field: "pin" };
  };
  return {
    isOwn: checkout.mayOverride,
    managers,
    manager,
    choose: set(chosen),
    reason,
    setReason: set(reason),
    pin,
    setPin: set(pin),
    fault,
    busy: computed(() => checking.value || checkout.busy.value),
    submit: async () => {
      if (checking.peek() || checkout.busy.peek()) return;
      fault.value = missing();
      if (fault.peek() !== null) return;
      if (checkout.mayOverride.peek()) await checkout.sellAnyway(reason.peek().trim());
      else await withManager();
    },
  };
};
