import type { Doc } from "../../core/document.ts";
import { liveDoc, type View } from "../../core/view.ts";

/** Somebody who buys, as this device knows them. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  /** As `parsePhone` writes it; empty when not known. */
  readonly phone: string;
  /** Which prices they get; empty for everybody's. */
  readonly group: string;
  /** What their card or badge says when it is scanned; empty when they have none. */
  readonly card: string;
  readonly note: string;
  /** Whether they are offered at the till. */
  readonly active: boolean;
}

/** `undefined` when nobody of that id is known here. */
export const readCustomer = (view: View, id: string): Customer | undefined => {
  const doc = liveDoc(view, "customer", id);
  return doc === undefined ? undefined : customerOf(id, doc);
};

export const customerOf = (id: string, { fields }: Doc): Customer => {
  const text = (field: string): string => {
    const value = fields[field];
    return typeof value === "string" ? value : "";
  };
  return {
    id,
    name: text("name"),
    phone: text("phone"),
    group: text("group"),
    card: text("card"),
    note: text("note"),
    active: fields.active !== false,
  };
};

/** Customers with this number, as `parsePhone` writes it: more than one where two tills apart added the same person. */
export const customersByPhone = (view: View, phone: string): readonly Customer[] =>
  phone === "" ? [] : customersBy(view, "phone", phone);

/** Customers whose card says this. */
export const customersByCard = (view: View, card: string): readonly Customer[] =>
  card === "" ? [] : customersBy(view, "card", card);

const customersBy = (view: View, field: string, value: string): readonly Customer[] =>
  view.find("customer", field, value).flatMap((id) => readCustomer(view, id) ?? []);
