import type { ShownReceipt } from "../../evidence.ts";
import { wasDestroyed } from "../naive/destruction.ts";
import { type Book, headIn } from "../naive/history.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [WRITE-2] A receipt that a customer was given is an entry that the server or a living device holds, word for word. Only a till that
 * was destroyed with the sale on it alone may take it along.
 */
export const receipts: Invariant = {
  name: "a shown receipt is kept",
  breaches: (trial) => trial.evidence.shown.flatMap((receipt) => breachesOf(trial, receipt)),
};

const breachesOf = (trial: Trial, receipt: ShownReceipt): readonly string[] => {
  const { log, seq, number } = receipt;
  const holders = trial.books.filter((book) => book.evidence.living && headIn(book, log) >= seq);
  if (holders.length === 0)
    return mayBeGone(trial, receipt) ? [] : [`${number} (${log} ${seq}) is held by nobody`];
  return holders.flatMap((book) => {
    const wrong = difference(book, receipt);
    return wrong === null ? [] : [`${book.evidence.replica} holds ${number} with another ${wrong}`];
  });
};

/** The till is gone, or lost its storage afterwards; had another replica taken the sale over, it would answer for it itself. */
const mayBeGone = ({ evidence, books }: Trial, { tick, replica, log, seq }: ShownReceipt): boolean => {
  const till = books.find((book) => book.evidence.replica === replica);
  return till?.evidence.living !== true || wasDestroyed(evidence, replica, log, seq, tick);
};

const FIELDS = ["number", "total", "change", "rounding"] as const;

const difference = ({ lines }: Book, receipt: ShownReceipt): string | null => {
  const held = lines.get(receipt.log)?.[receipt.seq - 1]?.entry;
  if (held?.kind !== receipt.kind) return "kind";
  const body = held.body as unknown as ShownReceipt;
  const field = FIELDS.find((name) => body[name] !== receipt[name]);
  if (field !== undefined) return field;
  if (listText(body.lines, ["product", "quantity", "price", "total"]) !== listText(receipt.lines))
    return "line";
  return listText(body.tenders, ["type", "amount"]) === listText(receipt.tenders) ? null : "tender";
};

const LISTED = ["product", "quantity", "price", "total", "type", "amount"];

const listText = (items: readonly object[], fields: readonly string[] = LISTED): string =>
  items
    .map((item) =>
      fields
        .map((field) => (item as Readonly<Record<string, unknown>>)[field])
        .filter((value) => value !== undefined)
        .join(" "),
    )
    .join(", ");
