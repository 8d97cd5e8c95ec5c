import { z } from "zod";
import { CURRENCIES } from "../../shared/domain/access/organisation.ts";
import { LANGUAGES } from "../../shared/i18n/languages.ts";

const amount = z.int();
const lineField = z.object({
  name: z.string(),
  /** Thousandths. */
  quantity: amount,
  unit: z.string(),
  /** What it costs, discounts taken off. */
  total: amount,
  /** What was taken off. */
  off: amount,
});

/** What the customer sees: the shop's name while nothing is sold, the sale as it grows, what is to pay, the change. */
const viewField = z.discriminatedUnion("type", [
  z.object({ type: z.literal("idle") }),
  z.object({ type: z.literal("sale"), lines: z.array(lineField), total: amount }),
  z.object({
    type: z.literal("payment"),
    lines: z.array(lineField),
    total: amount,
    /** What a telephone pays by; `null` while another way is meant. */
    qr: z.string().nullable(),
  }),
  z.object({ type: z.literal("paid"), total: amount, change: amount }),
]);

const stateField = z.object({
  shop: z.string(),
  language: z.enum(LANGUAGES),
  currency: z.enum(CURRENCIES),
  view: viewField,
});

/** Everything the window draws; both windows are of one till, so nothing here travels. Amounts in minor units. */
export type DisplayState = z.output<typeof stateField>;
export type DisplayView = z.output<typeof viewField>;
export type DisplayLine = z.output<typeof lineField>;

/** Between the till's window and the customer's: the state, and the customer's window asking for it when it opens. */
const messageField = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  z.object({ type: z.literal("show"), state: stateField }),
]);

export type DisplayMessage = z.output<typeof messageField>;

/** `null` for what another version of the program says: each window is reloaded in its own time. */
export const readDisplayMessage = (data: unknown): DisplayMessage | null => {
  const read = messageField.safeParse(data);
  return read.success ? read.data : null;
};
