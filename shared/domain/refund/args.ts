import { z } from "zod";
import type { Needs } from "../../core/command.ts";
import type { LogId } from "../../core/ids.ts";
import { freeTextField, idField, quantityField } from "../../lib/schema.ts";
import { ORGANISATION } from "../access/organisation.ts";
import { needsOfCustomer, needsOfTenders } from "../account/paying.ts";
import { PAYMENT } from "../payment/attempt.ts";
import { saleBody } from "../sale/sale-body.ts";
import { countersOf } from "./left.ts";
import type { SaleAsWritten } from "./opening.ts";
import { BACK, REFUND_REASONS } from "./refund-body.ts";

/** A sale as it was found in a log: the screen looks it up, here or on the server. */
export const saleField = z
  .strictObject({
    number: z.string().min(1).max(60),
    log: z.string().max(120),
    seq: z.int().positive(),
    body: saleBody,
  })
  .refine(({ number, body }) => number === body.number, { path: ["number"] })
  .transform(({ log, seq, body }): SaleAsWritten => ({ log: log as LogId, seq, body }));

export const backField = z.enum(BACK).default("shelf");

export const askedLineField = z.strictObject({
  line: z.int().min(0),
  quantity: quantityField,
  back: backField,
});

export const walletField = z.strictObject({ type: z.literal("wallet"), customer: idField });
export const cashField = z.strictObject({ type: z.literal("cash") });

export const wayField = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("original") }),
  cashField,
  walletField,
]);

/** Terminals of this till that give money back, by way [PAYMENT-9]. */
export const terminalsField = z
  .strictObject({ card: z.string().min(1).max(60).optional(), qr: z.string().min(1).max(60).optional() })
  .default({});

export const storyFields = {
  reason: z.enum(REFUND_REASONS),
  note: freeTextField(200).default(""),
};

/** What refunding a sale looks at. */
export const needsOf = ({ body }: SaleAsWritten, customer?: string): Needs => {
  const tenders = needsOfTenders(body.tenders);
  const people = [body.customer?.id, customer].flatMap((id) => (id === undefined ? [] : needsOfCustomer(id)));
  return {
    docs: [{ doc: "org", id: ORGANISATION }, ...tenders.docs, ...people.flatMap(({ docs }) => docs)],
    all: ["shift", PAYMENT],
    counters: [...countersOf(body), ...tenders.counters, ...people.flatMap(({ counters }) => counters)],
    countersOf: body.lines.map(({ product }) => ({ area: "stock", id: product })),
  };
};
