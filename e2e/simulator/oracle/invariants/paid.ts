import { ordinaryBooks } from "../naive/ordinary.ts";
import {
  type AccountMove,
  groupBy,
  placeOf,
  type Receipt,
  type Refund,
  type Sale,
  sumOf,
  type Told,
  toldBy,
} from "../naive/trade.ts";
import type { Invariant } from "../trial.ts";

/**
 * [SALE-6, ACCOUNT-5, ACCOUNT-6] What a receipt says was paid out of accounts, or into them, its till wrote down in those accounts, and
 * nothing else; so with the points it gave or took back and with the codes it used.
 */
export const paid: Invariant = {
  name: "accounts and receipts say the same",
  breaches: (trial) => {
    const ordinary = ordinaryBooks(trial);
    const here = <Body>(...kinds: string[]) =>
      toldBy<Body>(trial, ...kinds).filter(({ device }) => ordinary.has(device));
    const moves = groupBy(here<AccountMove>("account.added", "account.spent"), ({ body }) => body.number);
    const uses = groupBy(here<Use>("promo.used"), ({ body }) => body.number);
    const sales = here<Sale>("sale.completed");
    const refunds = here<Refund>("sale.refunded");
    const numbers = new Set([...sales, ...refunds].map(({ body }) => body.number));
    return [
      ...sales.flatMap((sale) => [
        ...ofAccounts(sale, "sale", moves),
        ...ofPoints(sale, "earned", moves),
        ...ofCodes(sale, uses.get(sale.body.number) ?? []),
      ]),
      ...refunds.flatMap((refund) => [
        ...ofAccounts(refund, "refund", moves),
        ...ofPoints(refund, "refund", moves),
      ]),
      ...[...moves.keys(), ...uses.keys()]
        .filter((number) => number !== "" && !numbers.has(number))
        .map((number) => `${number} is no receipt`),
    ];
  },
};

interface Use {
  readonly code: string;
  readonly number: string;
}

type Moves = ReadonlyMap<string, readonly Told<AccountMove>[]>;

const ACCOUNTS = ["wallet", "gift", "credit", "points"];

/** A point pays a hundred minor units. */
const unitsOf = (type: string): number => (type === "points" ? 100 : 1);

const ofAccounts = (receipt: Told<Receipt>, why: "sale" | "refund", moves: Moves): readonly string[] => {
  const kind = why === "sale" ? "account.spent" : "account.added";
  const mine = (moves.get(receipt.body.number) ?? []).filter(
    ({ entry, body }) => entry.kind === kind && body.why === why,
  );
  return ACCOUNTS.flatMap((type) => {
    const said = sumOf(receipt.body.tenders, (tender) => (tender.type === type ? tender.amount : 0));
    const moved = sumOf(mine, ({ body }) => (body.account === type ? body.amount * unitsOf(type) : 0));
    return said === moved ? [] : [`${placeOf(receipt)}: ${said} by ${type}, and ${moved} in the account`];
  });
};

const ofPoints = (
  receipt: Told<Receipt & { readonly points?: number }>,
  why: "earned" | "refund",
  moves: Moves,
): readonly string[] => {
  const kind = why === "earned" ? "account.added" : "account.spent";
  const moved = sumOf(moves.get(receipt.body.number) ?? [], ({ entry, body }) =>
    entry.kind === kind && body.account === "points" && body.why === why ? body.amount : 0,
  );
  const said = receipt.body.points ?? 0;
  return said === moved ? [] : [`${placeOf(receipt)}: ${said} points said, ${moved} moved`];
};

/** Every code of the simulated shops has a limit. */
const ofCodes = (sale: Told<Sale>, uses: readonly Told<Use>[]): readonly string[] => {
  const [said, used] = [sale.body.codes ?? [], uses.map(({ body }) => body.code)].map((codes) =>
    [...codes].sort().join(),
  );
  return said === used ? [] : [`${placeOf(sale)}: codes ${said}, used ${used}`];
};
