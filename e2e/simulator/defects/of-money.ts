import type { Defect } from "./defect.ts";

const PAYING = "shared/domain/account/paying.ts";
const TALLY = "shared/domain/shift/tally.ts";

/** Mistakes in what a cashier's day does with money: refunds, accounts, codes, held sales, drawers. */
export const moneyDefects: readonly Defect[] = [
  {
    name: "any till lets a sale be refunded, not the one that sold",
    file: "shared/core/view.ts",
    find: "keeperOf: (log) => keeperOf(state.cuts, state.logs, log),",
    replace: "keeperOf: (log) => (keeperOf(state.cuts, state.logs, log) === null ? null : holder),",
    breaks: "REFUND-2",
  },
  {
    name: "a refund keeps the right it used",
    file: "shared/domain/refund/cover.ts",
    find: "...(own > 0 ? [{ counter, spend: own }] : []),",
    replace: "...(own > 1_000 ? [{ counter, spend: own }] : []),",
    breaks: "REFUND-2",
  },
  {
    name: "the last part of a refund pays the whole sale",
    file: "shared/domain/refund/money-back.ts",
    find: "const unpaid = Math.max(0, sale.total - left.paid);",
    replace: "const unpaid = sale.total;",
    breaks: "REFUND-4",
  },
  {
    name: "goods that come back to the shelf come back twice",
    file: "shared/domain/refund/goods-back.ts",
    find: "(byProduct.get(product) ?? 0) + quantity);",
    replace: "(byProduct.get(product) ?? 0) + 2 * quantity);",
    breaks: "REFUND-7",
  },
  {
    name: "an account gives half of what it pays",
    file: PAYING,
    find: "const effects = [{ counter: accountCounter(account, owner), spend: amount }];",
    replace: "const effects = [{ counter: accountCounter(account, owner), spend: Math.ceil(amount / 2) }];",
    breaks: "ACCOUNT-1",
  },
  {
    name: "money refunded to an account is not put there",
    file: "shared/domain/refund/write.ts",
    find: "    drafts.push(...added.value);",
    replace: "    drafts.push(...added.value.slice(1));",
    breaks: "ACCOUNT-5",
  },
  {
    name: "a limit that was raised may be lent twice",
    file: "shared/domain/account/commands/set-limit.ts",
    find: "      { counter, mint: change },\n",
    replace: "      { counter, mint: 2 * change },\n",
    breaks: "ACCOUNT-4",
  },
  {
    name: "a limited code is never used up",
    file: "shared/domain/promo/spend-codes.ts",
    find: "if (known === undefined || !known.limited) continue;",
    replace: "if (known === undefined || known.limited) continue;",
    breaks: "PROMO-7",
  },
  {
    name: "a held sale is taken up as often as asked",
    file: "shared/domain/sale/commands/recall.ts",
    find: "if (recalledBy.length > 0) return err<RecallError>",
    replace: "if (recalledBy.length > 9) return err<RecallError>",
    breaks: "HELD-3",
  },
  {
    name: "holding a sale again puts it aside again",
    file: "shared/domain/sale/commands/hold.ts",
    find: "if (findHeld(view, held) !== undefined) return",
    replace: "if (findHeld(view, held)?.sale === null) return",
    breaks: "HELD-2",
  },
  {
    name: "what was refunded by card is taken for cash",
    file: TALLY,
    find: "for (const { type, amount } of refund.tenders) sums.tender({ type, count: 1, in: 0, out: amount });",
    replace:
      'for (const { amount } of refund.tenders) sums.tender({ type: "cash", count: 1, in: 0, out: amount });',
    breaks: "SHIFT-6",
  },
  {
    name: "cash taken out of the drawer is counted as put in",
    file: "shared/domain/shift/z-totals.ts",
    find: '(direction === "in" ? sum + total : sum - total)',
    replace: '(direction === "none" ? sum - total : sum + total)',
    breaks: "SHIFT-5",
  },
  {
    name: "what comes late for a closed shift amends nothing",
    file: "client/session/shift-book.ts",
    find: "    if (shift?.closed != null && answersFor(shop, shift.closed))\n",
    replace: "    if (shift?.closed != null && !answersFor(shop, shift.closed))\n",
    breaks: "SHIFT-9",
  },
  {
    name: "an amendment counts the whole shift once more",
    file: "shared/domain/shift/standing.ts",
    find: "    plus: [...late, ...back],",
    replace: "    plus: late.length === 0 ? back : deeds.filter((deed) => !isVoid(deed)),",
    breaks: "SHIFT-9",
  },
];
