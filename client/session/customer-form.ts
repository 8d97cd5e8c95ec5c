import { type ReadonlySignal, signal } from "@preact/signals";
import { readCustomer } from "../../shared/domain/customer/customer.ts";
import { formatPhone, parsePhone } from "../../shared/domain/customer/phone.ts";
import type { Fault } from "./saying.ts";
import type { Shop } from "./shop.ts";

export interface CustomerValues {
  readonly name: string;
  readonly phone: string;
  readonly card: string;
  readonly group: string;
  readonly note: string;
  readonly active: boolean;
}

/** A customer being added or changed. */
export interface CustomerForm {
  /** `null` for a new one. */
  readonly id: string | null;
  readonly values: ReadonlySignal<CustomerValues>;
  readonly set: <Field extends keyof CustomerValues>(field: Field, value: CustomerValues[Field]) => void;
  readonly busy: ReadonlySignal<boolean>;
  /** What is wrong, and of which field. */
  readonly fault: ReadonlySignal<Fault | null>;
  /** Gives the customer's id, or `null` when it was refused. */
  readonly save: () => Promise<string | null>;
}

/** `typed`: what was looked for without finding anybody, a name or a phone. */
export const createCustomerForm = (
  { view, run }: Pick<Shop, "view" | "run">,
  id: string | null,
  typed = "",
): CustomerForm => {
  const start = startOf(view, id, typed);
  const values = signal(start);
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  return {
    id,
    values,
    busy,
    fault,
    set: (field, value) => {
      values.value = { ...values.peek(), [field]: value };
      if (fault.peek()?.field === field || fault.peek()?.field === undefined) fault.value = null;
    },
    save: async () => {
      if (busy.peek()) return null;
      const { name, group, ...rest } = values.peek();
      if (name.trim() === "") {
        fault.value = { type: "CustomerNameMissing", field: "name" };
        return null;
      }
      busy.value = true;
      const isRegrouped = group !== start.group;
      const wanted = { name, ...rest, ...(isRegrouped && { group }) };
      const done = await run("customer.save", id === null ? wanted : { customer: id, ...wanted });
      busy.value = false;
      fault.value = done.ok ? null : withField(done.error);
      return done.ok ? done.value.customer : null;
    },
  };
};

const startOf = (view: Shop["view"], id: string | null, typed: string): CustomerValues => {
  const known = id === null ? undefined : readCustomer(view, id);
  const isPhone = parsePhone(typed).ok || /^[\d\s()+-]{4,}$/.test(typed);
  return {
    name: known?.name ?? (isPhone ? "" : typed.trim()),
    phone: known === undefined ? (isPhone ? typed.trim() : "") : formatPhone(known.phone),
    card: known?.card ?? "",
    group: known?.group ?? "",
    note: known?.note ?? "",
    active: known?.active ?? true,
  };
};

const withField = (error: Fault): Fault => (error.type === "BadPhone" ? { ...error, field: "phone" } : error);
