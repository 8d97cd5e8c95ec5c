import type { MovedBody } from "./shift-body.ts";

/**
 * What of the bodies of other areas a Z report counts; amounts in minor units, quantities in thousandths. Written down here, and not
 * taken from those areas, because they need the shift.
 */
export interface PaidBy {
  readonly type: string;
  readonly amount: number;
}

export interface TaxOf {
  readonly rate: number | "exempt";
  readonly base: number;
  readonly tax: number;
}

export interface GoodsLine {
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly total: number;
}

export interface SoldReceipt {
  readonly number: string;
  readonly lines: readonly (GoodsLine & {
    readonly discounts?: readonly { readonly type: string; readonly amount: number }[] | undefined;
  })[];
  readonly taxes: readonly TaxOf[];
  readonly rounding: number;
  readonly total: number;
  readonly tenders: readonly PaidBy[];
  readonly change: number;
}

export interface RefundReceipt {
  readonly number: string;
  readonly lines: readonly GoodsLine[];
  readonly taxes: readonly TaxOf[];
  readonly rounding: number;
  readonly total: number;
  readonly tenders: readonly PaidBy[];
  readonly isVoid: boolean;
}

/** Money for a wallet, a gift card or a debt. */
export interface AccountDeposit {
  readonly tenders?: readonly PaidBy[] | undefined;
  readonly change?: number | undefined;
}

/** One thing that happened at a till in a shift. */
export type Deed =
  | { readonly type: "sale"; readonly body: SoldReceipt }
  | { readonly type: "refund"; readonly body: RefundReceipt }
  | { readonly type: "deposit"; readonly body: AccountDeposit }
  | { readonly type: "move"; readonly body: Pick<MovedBody, "direction" | "amount" | "reason"> }
  | { readonly type: "void"; readonly body: { readonly total: number } }
  | { readonly type: "reprint" }
  | { readonly type: "drawer" };

const typeByKind = {
  "sale.completed": "sale",
  "sale.refunded": "refund",
  "account.added": "deposit",
  "cash.moved": "move",
  "cart.voided": "void",
  "receipt.reprinted": "reprint",
  "drawer.opened": "drawer",
} as const;

/** Kinds of entries that a Z report counts. */
export const DEED_KINDS = Object.keys(typeByKind) as readonly (keyof typeof typeByKind)[];

/** A fact as a deed; `body` must be of the kind's present version. `null` for a kind no Z counts. */
export const deedOf = (kind: string, body: unknown): Deed | null => {
  const type = Object.hasOwn(typeByKind, kind) ? typeByKind[kind as keyof typeof typeByKind] : null;
  return type === null ? null : ({ type, body } as Deed);
};

/** A deed where it stands. */
export interface ShiftFact {
  readonly log: string;
  readonly seq: number;
  /** Of its entry. */
  readonly hash: string;
  /** The person. */
  readonly by: string;
  readonly deed: Deed;
}
