import { plural } from "../plural.ts";

/** Goods that come in. */
export const receive = {
  "receive.title": "Goods receipt",
  "receive.search": "Scan or search for a product",
  "receive.found": "Products found",
  "receive.lines": "What came in",
  "receive.emptyTitle": "Scan the first product",
  "receive.emptyText": "Scanning it again adds one more. Goods by weight ask for the weight.",
  "receive.moreOf": (name: string) => `One more ${name}`,
  "receive.lessOf": (name: string) => `One less ${name}`,
  "receive.removeOf": (name: string) => `Remove ${name}`,
  "receive.quantity": "Quantity",
  "receive.cost": "Cost of one",
  "receive.onHand": (text: string) => `${text} in stock`,
  "receive.totalLines": (count: number, text: string) =>
    `${text} ${plural("en", count, { one: "line", other: "lines" })}`,
  "receive.totalCost": (amount: string) => `costing ${amount}`,
  "receive.post": "Receive",
  "receive.posted": (count: number, text: string) =>
    `Received: ${text} ${plural("en", count, { one: "line", other: "lines" })}`,
  "receive.clear": "Start over",
  "receive.clearTitle": "Remove all lines?",
  "receive.clearText": "Nothing of this receipt has been posted yet.",
  "receive.unknownCode": (code: string) => `No product has the code ${code}.`,
  "receive.addProduct": "Add the product",
  "receive.whichProduct": (code: string) => `Which product has the code ${code}?`,
  "receive.mend": "Mend the marked lines first.",
  "receive.today": "Received today",
  "receive.noneToday": "Nothing has been received today.",
  "receive.opening": "Opening stock",
  "receive.andMore": (text: string) => `and ${text} more`,
  "receive.details": (time: string) => `Goods receipt of ${time}`,
  "receive.notKept": "This device cannot keep the unfinished receipt: a reload would lose it.",
};

export type ReceiveMessages = typeof receive;
