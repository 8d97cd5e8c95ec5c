import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BadgeCode } from "../../shared/domain/access/badge.ts";
import { mayRole } from "../../shared/domain/access/roles.ts";
import type { BadgeError, KnownPerson, PinError } from "./people.ts";
import type { Approval } from "./run-command.ts";
import type { Shop } from "./shop.ts";

export type LendingFault =
  | { readonly type: "PinMissing" }
  | PinError
  | BadgeError
  | { readonly type: "BadgeMayNot"; readonly name: string };

/** Somebody who may is chosen and lends their right for one action, by their PIN or their badge. */
export interface Lending {
  /** Those who may, and have a PIN on this device; whoever is at it is not among them. */
  readonly managers: ReadonlySignal<readonly KnownPerson[]>;
  /** Staff id of the one chosen: the first, unless a person chose; empty when there is none. */
  readonly manager: ReadonlySignal<string>;
  readonly choose: (staff: string) => void;
  readonly pin: ReadonlySignal<string>;
  readonly setPin: (digits: string) => void;
  /** Name of whoever lends it by badge alone: no PIN is asked for. */
  readonly badgeOf: ReadonlySignal<string | null>;
  /** Takes a scanned badge; where the PIN is needed too it chooses its owner. */
  readonly takeBadge: (code: BadgeCode) => Promise<void>;
  readonly fault: ReadonlySignal<LendingFault | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** What the action takes along, once; `null` where the PIN was missing or wrong, which `fault` says. */
  readonly lend: () => Promise<Approval | null>;
}

export const createLending = (
  { approvals, person }: Pick<Shop, "approvals" | "person">,
  permission: string,
): Lending => {
  const chosen = signal("");
  const pin = signal("");
  const fault = signal<LendingFault | null>(null);
  const busy = signal(false);
  const managers = computed(() =>
    approvals.known.value.filter(
      ({ staff, role, hasPin, isLocked }) =>
        hasPin && !isLocked && mayRole(role, permission) && staff !== person.value?.staff,
    ),
  );
  const manager = computed(() => {
    const known = managers.value.map(({ staff }) => staff);
    return known.includes(chosen.value) ? chosen.value : (known[0] ?? "");
  });
  const byBadge = signal<{ readonly name: string; readonly approval: Approval } | null>(null);
  const takeBadge = async (code: BadgeCode): Promise<void> => {
    const seen = await approvals.confirmBadge(code);
    byBadge.value = null;
    if (!seen.ok) {
      fault.value = seen.error;
      return;
    }
    const { person: owner, approval } = seen.value;
    const isAmong = owner.staff !== person.peek()?.staff && mayRole(owner.role, permission);
    fault.value = isAmong ? null : { type: "BadgeMayNot", name: owner.name };
    if (!isAmong) return;
    chosen.value = owner.staff;
    if (approval !== null) byBadge.value = { name: owner.name, approval };
  };
  const set = (field: typeof pin) => (text: string) => {
    field.value = text;
    fault.value = null;
    byBadge.value = null;
  };
  const check = async (): Promise<Approval | null> => {
    busy.value = true;
    const lent = await approvals.confirm(manager.peek(), pin.peek());
    busy.value = false;
    pin.value = "";
    fault.value = lent.ok ? null : lent.error;
    return lent.ok ? lent.value : null;
  };
  return {
    managers,
    manager,
    choose: set(chosen),
    pin,
    setPin: set(pin),
    fault,
    busy,
    badgeOf: computed(() => byBadge.value?.name ?? null),
    takeBadge,
    lend: async () => {
      if (busy.peek()) return null;
      const lent = byBadge.peek();
      byBadge.value = null; // for one action
      if (lent !== null) return lent.approval;
      if (pin.peek() !== "") return check();
      fault.value = { type: "PinMissing" };
      return null;
    },
  };
};
