import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BadgeCode } from "../../shared/domain/access/badge.ts";
import type { BadgeError, DevicePeople, KnownPerson, PinError } from "../session/people.ts";

/** Another takes the till over while whatever is open on it stays. */
export interface SwitchModel {
  /** `null` while nobody has asked; then whom to choose from, and whose PIN is asked for. */
  readonly step: ReadonlySignal<
    { readonly type: "people" } | { readonly type: "pin"; readonly person: KnownPerson } | null
  >;
  /** Those who can take over: everybody with a PIN here but whoever is at the device. */
  readonly people: ReadonlySignal<readonly KnownPerson[]>;
  readonly fault: ReadonlySignal<PinError | BadgeError | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly open: () => void;
  readonly choose: (person: KnownPerson) => void;
  readonly enterPin: (pin: string) => Promise<void>;
  readonly takeBadge: (code: BadgeCode) => Promise<void>;
  readonly close: () => void;
}

export type Switching = Pick<DevicePeople, "person" | "known" | "enterPin" | "enterBadge">;

/** `onDone` is told who is at the till now. */
export const createSwitch = (device: Switching, onDone: (name: string) => void): SwitchModel => {
  const step = signal<SwitchModel["step"]["value"]>(null);
  const fault = signal<PinError | BadgeError | null>(null);
  const busy = signal(false);
  const people = computed(() =>
    device.known.value.filter(
      ({ staff, hasPin, isLocked }) => hasPin && !isLocked && staff !== device.person.value?.ticket.staff,
    ),
  );
  const show = (next: SwitchModel["step"]["value"]): void => {
    fault.value = null;
    step.value = next;
  };
  const done = ({ name }: KnownPerson): void => {
    show(null);
    onDone(name);
  };
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    await work().finally(() => {
      busy.value = false;
    });
  };
  return {
    step,
    people,
    fault,
    busy,
    open: () => show({ type: "people" }),
    choose: (person) => show({ type: "pin", person }),
    enterPin: (pin) =>
      alone(async () => {
        const now = step.peek();
        if (now?.type !== "pin") return;
        const entered = await device.enterPin(now.person.staff, pin);
        if (entered.ok) done(now.person);
        else fault.value = entered.error;
      }),
    takeBadge: (code) =>
      alone(async () => {
        const seen = await device.enterBadge(code);
        if (!seen.ok) {
          show({ type: "people" });
          fault.value = seen.error;
        } else if (seen.value.isIn) done(seen.value.person);
        else show({ type: "pin", person: seen.value.person });
      }),
    close: () => show(null),
  };
};
