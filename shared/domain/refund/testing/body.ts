import type { LogId } from "../../../core/ids.ts";
import type { SaleBody, SaleLine } from "../../sale/sale-body.ts";
import type { SaleLeft } from "../left.ts";
import type { SaleAsWritten } from "../opening.ts";

/** Three teas at 100.00, 12 % included. */
export const aLine = (over: Partial<SaleLine> = {}): SaleLine => ({
  ...{ product: "tea", name: "Tea", barcode: "", unit: "pcs" },
  ...{ quantity: 3_000, price: 10_000, taxRate: 1_200, total: 30_000 },
  ...over,
});

/** Paid in cash to the minor unit, unless said otherwise. Its taxes are none: name them where they matter. */
export const aSaleBody = (over: Partial<SaleBody> = {}): SaleBody => {
  const lines = over.lines ?? [aLine()];
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  return {
    ...{ number: "T1-1TEST-0001", branch: "b1", till: "T1", lines, taxes: [], taxMode: "included" },
    ...{ rounding: 0, total, tenders: [{ type: "cash", amount: total, reference: "" }], change: 0 },
    currency: "KZT",
    ...over,
  };
};

export const asWritten = (body: SaleBody, log = "till-1.1test.b-b1"): SaleAsWritten => ({
  log: log as LogId,
  seq: 2,
  body,
});

/** Nothing has come back, and all of it is ours to give. */
export const nothingBack = ({ lines, tenders }: SaleBody): SaleLeft => ({
  lines: lines.map(({ quantity }) => ({ sold: quantity, left: quantity, rights: quantity })),
  paid: 0,
  paidByTender: tenders.map(() => 0),
  isTwice: false,
});
