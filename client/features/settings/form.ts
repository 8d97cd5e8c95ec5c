import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Result } from "../../../shared/lib/result.ts";
import type { Fault } from "../../session/saying.ts";

/** A few values being edited, and what came of saving them. */
export interface Form<Values> {
  readonly values: ReadonlySignal<Values>;
  readonly set: <Field extends keyof Values>(field: Field, value: Values[Field]) => void;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | null>;
  readonly isChanged: ReadonlySignal<boolean>;
  /** Whether it was saved. */
  readonly save: () => Promise<boolean>;
}

/** `check` finds what need not be asked; `submit` does the saving. A fault goes when its field is touched. */
export const createForm = <Values extends object>(
  start: Values,
  submit: (values: Values) => Promise<Result<unknown, Fault>>,
  check: (values: Values) => Fault | null = () => null,
): Form<Values> => {
  const saved = signal(start);
  const values = signal(start);
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  return {
    values,
    busy,
    fault,
    isChanged: computed(() =>
      (Object.keys(values.value) as (keyof Values)[]).some(
        (field) => JSON.stringify(values.value[field]) !== JSON.stringify(saved.value[field]),
      ),
    ),
    set: (field, value) => {
      values.value = { ...values.peek(), [field]: value };
      if (fault.peek()?.field === field || fault.peek()?.field === undefined) fault.value = null;
    },
    save: async () => {
      if (busy.peek()) return false;
      const now = values.peek();
      fault.value = check(now);
      if (fault.peek() !== null) return false;
      busy.value = true;
      const done = await submit(now);
      busy.value = false;
      if (done.ok) saved.value = now;
      else fault.value = done.error;
      return done.ok;
    },
  };
};
