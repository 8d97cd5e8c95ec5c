import { type ReadonlySignal, signal } from "@preact/signals";
import { type AnyError, fieldOf } from "../../../shared/i18n/explain/goods.ts";
import type { FieldErrors, FieldName, FormFields } from "./form-fields.ts";

/** What a product's page holds while it is being filled in. */
export interface FormState {
  readonly fields: ReadonlySignal<FormFields>;
  /** As last written. */
  readonly before: ReadonlySignal<FormFields>;
  readonly errors: ReadonlySignal<FieldErrors>;
  readonly busy: ReadonlySignal<boolean>;
  readonly set: <Name extends FieldName>(name: Name, value: FormFields[Name]) => void;
  /** Shows an error at its field, or above the page when it is nobody's. */
  readonly take: (error: AnyError) => void;
  readonly fault: (name: FieldName, error: AnyError) => void;
  readonly refuse: (errors: FieldErrors) => void;
  /** What the page shows is written. */
  readonly settle: () => void;
  /** One thing at a time: a second press while the first is being written does nothing. */
  readonly once: <T>(work: () => Promise<T>, otherwise: T) => Promise<T>;
}

export const createFormState = (begin: FormFields): FormState => {
  const before = signal(begin);
  const fields = signal(begin);
  const errors = signal<FieldErrors>({});
  const busy = signal(false);
  return {
    fields,
    before,
    errors,
    busy,
    set: (name, value) => {
      fields.value = { ...fields.peek(), [name]: value };
      const { [name]: _mended, whole: _told, ...rest } = errors.peek();
      errors.value = rest;
    },
    take: (error) => {
      const name = fieldOf(error);
      errors.value = { [name !== null && name in fields.peek() ? name : "whole"]: error };
    },
    fault: (name, error) => {
      errors.value = { ...errors.peek(), [name]: error };
    },
    refuse: (all) => {
      errors.value = all;
    },
    settle: () => {
      before.value = fields.peek();
    },
    once: async (work, otherwise) => {
      if (busy.peek()) return otherwise;
      busy.value = true;
      try {
        return await work();
      } finally {
        busy.value = false;
      }
    },
  };
};
