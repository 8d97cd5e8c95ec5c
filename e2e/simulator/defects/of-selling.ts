import type { Defect } from "./defect.ts";

/** Mistakes in what a till writes. */
export const sellingDefects: readonly Defect[] = [
  {
    name: "receipt numbers leave the opening out",
    file: "shared/domain/sale/receipt-number.ts",
    find: "{epoch.toUpperCase()}",
    replace: "{epoch.length}",
    breaks: "RECEIPT-1",
  },
  {
    name: "what was read does not move the clock on",
    file: "shared/core/writer.ts",
    find: "  let stamp = state.stamp;",
    replace:
      '  let stamp = [...state.logs.values()].reduce((last, one) => (one.device === writer.certificate.device && one.stamp > last ? one.stamp : last), "" as Stamp);',
    breaks: "STAMP-1",
  },
  {
    name: "change is given before cash is rounded",
    file: "shared/domain/payment/tender.ts",
    find: "    change: subtractMoney(cash, due.payable),",
    replace: "    change: subtractMoney(subtractMoney(cash, due.payable), money(-due.rounding)),",
    breaks: "TENDER-3",
  },
  {
    name: "only the first line of a sale leaves the stock",
    file: "shared/domain/sale/commands/complete.ts",
    find: "spendEffects(view, context, { branch, items, override: override !== undefined });",
    replace:
      "spendEffects(view, context, { branch, items: items.slice(0, 1), override: override !== undefined });",
    breaks: "SALE-2",
  },
  {
    name: "goods received for a shortage are counted twice",
    file: "shared/domain/stock/sharing.ts",
    find: "    { counter, mint: quantity },",
    replace: "    { counter, mint: quantity + settle },",
    breaks: "STOCK-2",
  },
];
