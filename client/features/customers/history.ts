import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AddedBody, LimitedBody, SpentBody } from "../../../shared/domain/account/account-body.ts";
import type { Account } from "../../../shared/domain/account/accounts.ts";
import type { Fact, Shop } from "../../session/shop.ts";

/** A receipt of theirs; what was refunded is below zero. */
export interface Purchase {
  readonly type: "purchase";
  readonly key: string;
  readonly at: number;
  readonly number: string;
  readonly total: number;
  readonly isRefund: boolean;
}

export type Why = AddedBody["why"] | "sale" | "taken-back" | "limit";

/** A step on one of their accounts; what was spent is below zero. */
export interface Move {
  readonly type: "move";
  readonly key: string;
  readonly at: number;
  readonly account: Account;
  readonly amount: number;
  readonly why: Why;
  readonly number: string;
  readonly till: string;
}

export type HistoryKind = "purchases" | "moves";

/** What this device has recorded of a customer, newest first: a piece at a time, so that years of trade hold nobody up. */
export interface History {
  readonly rows: ReadonlySignal<readonly (Purchase | Move)[]>;
  readonly busy: ReadonlySignal<boolean>;
  readonly hasOlder: ReadonlySignal<boolean>;
  readonly older: () => Promise<void>;
}

const KINDS: Readonly<Record<HistoryKind, readonly string[]>> = {
  purchases: ["sale.completed", "sale.refunded"],
  moves: ["account.added", "account.spent", "account.limited"],
};

/** Facts looked at in one go, and rows that are enough for now. */
const PIECE = 500;
const ENOUGH = 30;
const MOST_PIECES = 10;

export const createHistory = (
  { facts }: Pick<Shop, "facts">,
  customer: string,
  kind: HistoryKind,
): History => {
  const rows = signal<readonly (Purchase | Move)[]>([]);
  const busy = signal(false);
  const before = signal<number | null>(Number.MAX_SAFE_INTEGER);
  return {
    rows,
    busy,
    hasOlder: computed(() => before.value !== null),
    older: async () => {
      if (busy.peek()) return;
      busy.value = true;
      const wanted = rows.peek().length + ENOUGH;
      for (let piece = 0; piece < MOST_PIECES; piece++) {
        const from = before.peek();
        if (from === null || rows.peek().length >= wanted) break;
        const found = await facts({ kinds: KINDS[kind], before: from, limit: PIECE });
        rows.value = [...rows.peek(), ...found.flatMap((fact) => rowOf(fact, customer) ?? [])];
        before.value = found.length < PIECE ? null : (found.at(-1)?.n ?? null);
      }
      busy.value = false;
    },
  };
};

const rowOf = ({ n, entry }: Fact, customer: string): Purchase | Move | null => {
  const { kind, at } = entry;
  const base = { key: String(n), at };
  switch (kind) {
    case "sale.completed":
    case "sale.refunded":
      return purchaseOf(base, entry.body as unknown as Receipt, customer, kind === "sale.refunded");
    case "account.limited":
      return limitOf(base, entry.body as unknown as LimitedBody, customer);
    default:
      return moveOf(base, entry.body as unknown as AddedBody | SpentBody, customer, kind === "account.spent");
  }
};

interface Base {
  readonly key: string;
  readonly at: number;
}

/** What a sale and a refund have in common. */
interface Receipt {
  readonly number: string;
  readonly total: number;
  readonly customer?: { readonly id: string };
}

const purchaseOf = (base: Base, body: Receipt, customer: string, isRefund: boolean): Purchase | null => {
  if (body.customer?.id !== customer) return null;
  const total = isRefund ? -body.total : body.total;
  return { type: "purchase", ...base, number: body.number, total, isRefund };
};

const limitOf = (base: Base, body: LimitedBody, customer: string): Move | null =>
  body.customer === customer
    ? {
        ...{ type: "move", ...base, account: "credit", why: "limit", number: "", till: "" },
        amount: body.to - body.from,
      }
    : null;

const moveOf = (base: Base, body: AddedBody | SpentBody, customer: string, isSpent: boolean): Move | null => {
  const { account, owner, amount, number, till } = body;
  if (account === "gift" || owner !== customer) return null;
  const why: Why = isSpent && body.why === "refund" ? "taken-back" : body.why;
  return { type: "move", ...base, account, amount: isSpent ? -amount : amount, why, number, till };
};
