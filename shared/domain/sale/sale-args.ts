import { z } from "zod";
import type { Needs } from "../../core/command.ts";
import { freeTextField, idField, moneyField, quantityField, textField } from "../../lib/schema.ts";
import { ORGANISATION } from "../access/organisation.ts";
import { needsOfCustomer, needsOfTenders } from "../account/paying.ts";
import { TENDER_TYPES } from "../payment/tender.ts";
import { attemptNeeds } from "../payment/use-attempts.ts";
import { offerNeeds } from "../promo/compile.ts";
import { manualField, receiptDiscountField } from "../promo/discount.ts";

/** Most lines of one sale. */
export const MAX_SALE_LINES = 1_000;

/** What was scanned or printed; what no entry can hold left out. */
const codeText = (length: number) =>
  z
    .string()
    .max(length)
    .regex(/^[^\0\p{Cs}]*$/u);

export const saleLinesField = z
  .array(
    z.strictObject({
      product: idField,
      quantity: quantityField,
      price: moneyField.optional(),
      /** The code that was scanned, separators of GS1 codes included. */
      barcode: codeText(160).nullable().optional(),
      /** What somebody takes off the line. */
      discount: manualField.optional(),
      lot: codeText(40).optional(),
      expires: z.iso.date().optional(),
      serial: codeText(40).optional(),
    }),
  )
  .max(MAX_SALE_LINES);

export const tendersField = z
  .array(
    z.strictObject({
      type: z.enum(TENDER_TYPES),
      amount: moneyField,
      reference: freeTextField(60).default(""),
      /** Whose wallet, credit or points (the sale's customer when left out); which gift card; which attempt at a terminal. */
      of: codeText(60).default(""),
    }),
  )
  .max(20);

export const saleArgs = z.strictObject({
  lines: saleLinesField,
  tenders: tendersField,
  /** What somebody takes off the whole receipt. */
  discount: receiptDiscountField.optional(),
  customer: idField.optional(),
  /** Promotional codes, as typed. */
  codes: z.array(codeText(60)).max(20).optional(),
  override: z.strictObject({ reason: textField(200) }).optional(),
});

export type SaleArgs = z.output<typeof saleArgs>;

/** What a sale looks at. */
export const saleNeeds = ({ lines, tenders, customer, codes = [] }: SaleArgs): Needs => {
  const products = lines.map(({ product }) => product);
  const offers = offerNeeds(products, codes);
  const paid = needsOfTenders(tenders);
  const buyer = customer === undefined ? { docs: [], counters: [] } : needsOfCustomer(customer);
  return {
    docs: [
      { doc: "org", id: ORGANISATION },
      ...products.map((id) => ({ doc: "product", id })),
      ...offers.docs,
      ...paid.docs,
      ...buyer.docs,
    ],
    find: [...offers.find, ...attemptNeeds(tenders)],
    counters: [...offers.counters, ...paid.counters, ...buyer.counters],
    countersOf: products.map((id) => ({ area: "stock", id })),
    all: [...offers.all, "shift"],
  };
};
