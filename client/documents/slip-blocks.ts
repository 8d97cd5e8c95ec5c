import { formatGiftCode } from "../../shared/domain/account/gift-code.ts";
import type { Messages } from "../../shared/i18n/en.ts";
import type { Format } from "../../shared/i18n/format.ts";
import type { Currency, Money } from "../../shared/lib/money.ts";
import type { Block } from "./paper.ts";

/** Money taken for an account, as the customer's slip tells it. Amounts in minor units. */
export interface Slip {
  readonly type: "top-up" | "repay" | "gift";
  /** Of the slip. */
  readonly number: string;
  readonly at: number;
  readonly till: string;
  readonly cashier: string;
  readonly organisation: string;
  readonly taxId: string;
  readonly branch: string;
  /** Empty for a gift card. */
  readonly customer: string;
  readonly currency: Currency;
  readonly amount: Money;
  readonly tender: {
    readonly type: "cash" | "card" | "qr";
    readonly amount: Money;
    readonly reference: string;
  };
  readonly change: Money;
  /** In the wallet or on the card now, or still owed. */
  readonly left: Money;
  /** Of the gift card; empty where none was sold. */
  readonly code: string;
}

/** A slip on a strip of paper. It is no receipt of a sale: what is bought with the money later has its own. */
export const slipBlocks = (slip: Slip, messages: Messages, format: Format): readonly Block[] => {
  const { type, tender, change } = slip;
  const amount = (minor: Money): string => format.amount(minor, { minor: "always" });
  const facts = [
    [messages["customers.slipNumber"], slip.number],
    [messages["receipt.date"], format.dateTime(slip.at)],
    [messages["receipt.till"], slip.till],
    [messages["receipt.cashier"], slip.cashier],
    [messages["receipt.customer"], slip.customer],
  ] as const;
  const reference = tender.reference === "" ? "" : ` ${tender.reference}`;
  return [
    centred(slip.organisation, "large"),
    ...[slip.taxId, slip.branch].filter((text) => text !== "").map((text) => centred(text)),
    centred(messages[TITLE[type]], "large"),
    RULE,
    ...facts.filter(([, value]) => value !== "").map(([label, value]) => pair(label, value)),
    RULE,
    {
      ...pair(messages["receipt.total"], format.money(slip.amount, slip.currency, { minor: "always" })),
      bold: true,
      size: "large",
    },
    pair(`${messages[`receipt.${tender.type}`]}${reference}`, amount(tender.amount)),
    ...(change > 0 ? [{ ...pair(messages["receipt.change"], amount(change)), bold: true }] : []),
    RULE,
    pair(messages[LEFT[type]], amount(slip.left)),
    ...(slip.code === "" ? [] : codeBlocks(slip.code)),
  ];
};

/** Large enough to be copied by hand, and to be scanned. */
const codeBlocks = (code: string): readonly Block[] => [
  { type: "gap" },
  centred(formatGiftCode(code), "large"),
  { type: "qr", payload: code },
];

const TITLE = {
  "top-up": "customers.slipTopUp",
  repay: "customers.slipRepay",
  gift: "customers.slipGift",
} as const;
const LEFT = {
  "top-up": "customers.wallet",
  repay: "customers.stillOwed",
  gift: "customers.giftHolds",
} as const;

const RULE: Block = { type: "rule" };

const centred = (text: string, size?: "large"): Block => ({
  type: "text",
  text,
  align: "center",
  ...(size !== undefined && { size, bold: true }),
});

const pair = (left: string, right: string) => ({ type: "pair", left, right }) as const;
