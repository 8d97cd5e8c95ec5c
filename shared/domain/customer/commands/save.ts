import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import { changedFields, isEmptyEdit } from "../../../core/edits.ts";
import { liveDoc, type View } from "../../../core/view.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { freeTextField, idField, textField } from "../../../lib/schema.ts";
import { whoMay } from "../../access/approval.ts";
import { type Customer, customersByCard, customersByPhone } from "../customer.ts";
import { CREDIT, draftOf } from "../kinds.ts";
import { type PhoneError, parsePhone } from "../phone.ts";

export type CustomerError =
  | PhoneError
  | { readonly type: "UnknownCustomer"; readonly customer: string }
  | { readonly type: "CustomerNameMissing" }
  /** Somebody else has the number or the card. */
  | {
      readonly type: "CustomerExists";
      readonly field: "phone" | "card";
      readonly customer: string;
      readonly name: string;
    }
  /** Neither the person nor whoever approves may choose a price group. */
  | { readonly type: "NotAllowed"; readonly permission: string };

const args = z.strictObject({
  /** Left out for a new customer. */
  customer: idField.optional(),
  name: textField(100).optional(),
  phone: freeTextField(40).optional(),
  group: freeTextField(40).optional(),
  card: freeTextField(80).optional(),
  note: freeTextField(500).optional(),
  active: z.boolean().optional(),
});

type Wanted = z.output<typeof args>;

/** A new customer, or what changed of one [CUSTOMER-1 … CUSTOMER-4]. Only fields that are given and differ are written. */
export const saveCustomer = command({
  permission: "customer.edit",
  args,
  needs: ({ customer, phone, card }) => ({
    docs: customer === undefined ? [] : [{ doc: "customer", id: customer }],
    find: [
      ...found("phone", phone === undefined ? "" : keptPhone(phone)),
      ...(card === undefined ? [] : found("card", card)),
    ],
  }),
  decide: (view, wanted, context) => {
    const fields = checkFields(view, wanted);
    if (!fields.ok) return fields;
    const id = wanted.customer ?? context.newId();
    const doc = wanted.customer === undefined ? undefined : view.doc("customer", id);
    const set = changedFields(doc, fields.value);
    const result = { customer: id };
    if (isEmptyEdit(set)) return ok({ drafts: [], result });
    const lender = Object.hasOwn(set, "group") ? lenderOf(context) : ok({});
    if (!lender.ok) return lender;
    const name = String(set.name ?? doc?.fields.name ?? "");
    const body = { customer: id, name, fields: Object.keys(set), ...lender.value };
    const patches = [{ doc: "customer", id, set }];
    return ok({ drafts: [draftOf("org", "customer.saved", body, { patches })], result });
  },
});

type Fields = Omit<Wanted, "customer">;

const checkFields = (view: View, { customer, ...wanted }: Wanted): Result<Fields, CustomerError> => {
  if (customer !== undefined && liveDoc(view, "customer", customer) === undefined)
    return err({ type: "UnknownCustomer", customer });
  if (customer === undefined && wanted.name === undefined) return err({ type: "CustomerNameMissing" });
  const phone = parsePhone(wanted.phone ?? "");
  if (!phone.ok) return phone;
  const taken =
    takenBy("phone", customersByPhone(view, phone.value), customer) ??
    takenBy("card", customersByCard(view, wanted.card ?? ""), customer);
  if (taken !== null) return err(taken);
  const given = wanted.phone === undefined ? wanted : { ...wanted, phone: phone.value };
  return ok(customer === undefined ? withoutEmpty(given) : given);
};

const takenBy = (
  field: "phone" | "card",
  holders: readonly Customer[],
  customer: string | undefined,
): CustomerError | null => {
  const other = holders.find(({ id }) => id !== customer);
  return other === undefined ? null : { type: "CustomerExists", field, customer: other.id, name: other.name };
};

const lenderOf = (context: Context): Result<{ readonly by?: string }, CustomerError> => {
  const who = whoMay(context, CREDIT, context.branch);
  if (who === null) return err({ type: "NotAllowed", permission: CREDIT });
  return ok(who.staff === context.person.staff ? {} : { by: who.staff });
};

/** A new customer's document holds what is known of them, and no more. */
const withoutEmpty = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== undefined));

const keptPhone = (text: string): string => {
  const phone = parsePhone(text);
  return phone.ok ? phone.value : "";
};

const found = (field: string, value: string) => (value === "" ? [] : [{ doc: "customer", field, value }]);
