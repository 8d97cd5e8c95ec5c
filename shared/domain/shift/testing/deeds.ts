import type { Deed, ShiftFact, SoldReceipt } from "../deed.ts";

/** A sale of one product, 12 % tax included, paid as said. */
export const aSold = (
  over: Partial<SoldReceipt> & { readonly total?: number; readonly product?: string } = {},
): SoldReceipt => {
  const { product = "tea", total = 11_200, ...rest } = over;
  const tax = Math.round((total * 12) / 112);
  return {
    number: "T1-1TEST-0001",
    lines: [{ product, name: product, unit: "pcs", quantity: 1_000, total }],
    taxes: [{ rate: 1_200, base: total - tax, tax }],
    rounding: 0,
    total,
    tenders: [{ type: "cash", amount: total }],
    change: 0,
    ...rest,
  };
};

/** The same goods back, the money out again. */
export const aReturn = (
  total: number,
  over: { readonly number?: string; readonly type?: string; readonly isVoid?: boolean } = {},
): Deed => {
  const { lines, taxes } = aSold({ total });
  const { number = "T1-1TEST-0002", type = "cash", isVoid = false } = over;
  return {
    type: "refund",
    body: { number, lines, taxes, rounding: 0, total, tenders: [{ type, amount: total }], isVoid },
  };
};

export const aMove = (direction: "in" | "out", amount: number): Deed => ({
  type: "move",
  body: { direction, amount, reason: direction === "in" ? "change" : "bank" },
});

export const aFact = (deed: Deed, place: Partial<Omit<ShiftFact, "deed">> = {}): ShiftFact => ({
  log: "till-1.1test.b-b1",
  seq: 1,
  hash: "h",
  by: "s1",
  ...place,
  deed,
});

export const noCategory = () => null;
