import { type ReadonlySignal, signal } from "@preact/signals";
import type { Result } from "../../../shared/lib/result.ts";
import type { Fault } from "../../session/saying.ts";

/** Something being filled in, and saved when it is right. */
export interface OfferForm<Values> {
  readonly isNew: boolean;
  readonly values: ReadonlySignal<Values>;
  readonly set: (change: Partial<Values>) => void;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | null>;
  /** Whether it was saved. */
  readonly save: () => Promise<boolean>;
}

/** `submit` gives the field that is not filled in rightly, or what the command said. */
export const createOfferForm = <Values extends object>(
  isNew: boolean,
  start: Values,
  submit: (values: Values) => string | Promise<Result<unknown, Fault>>,
): OfferForm<Values> => {
  const values = signal(start);
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  return {
    isNew,
    values,
    busy,
    fault,
    set: (change) => {
      values.value = { ...values.peek(), ...change };
      fault.value = null;
    },
    save: async () => {
      if (busy.peek()) return false;
      const sent = submit(values.peek());
      if (typeof sent === "string") {
        fault.value = { type: "PromotionIncomplete", field: sent };
        return false;
      }
      busy.value = true;
      const done = await sent;
      busy.value = false;
      fault.value = done.ok ? null : done.error;
      return done.ok;
    },
  };
};
