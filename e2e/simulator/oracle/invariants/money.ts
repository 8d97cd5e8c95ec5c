import type { RawEntry } from "../naive/raw-entry.ts";
import type { Invariant } from "../trial.ts";

/** [PRICE-1..4, TENDER-3] Lines, tax, rounding, tenders and change of every sale add up to its total. */
export const money: Invariant = {
  name: "tenders less change are the total, and so are the lines",
  breaches: ({ lines, hostile }) =>
    [...lines.values()]
      .flat()
      .filter(({ entry, device }) => entry.kind === "sale.completed" && !hostile.has(device))
      .flatMap(({ entry }) => faultsOf(entry).map((fault) => `${entry.log} ${entry.seq}: ${fault}`)),
};

interface Sale {
  readonly lines: readonly SaleLine[];
  readonly taxes: readonly {
    readonly rate: number | "exempt";
    readonly base: number;
    readonly tax: number;
  }[];
  readonly taxMode: string;
  readonly rounding: number;
  readonly total: number;
  readonly tenders: readonly { readonly type: string; readonly amount: number }[];
  readonly change: number;
}

interface SaleLine {
  readonly quantity: number;
  readonly price: number;
  readonly total: number;
  readonly taxRate: number | "exempt";
}

const faultsOf = ({ body }: RawEntry): readonly string[] => {
  const sale = body as unknown as Sale;
  const addedTax = sale.taxMode === "added" ? sum(sale.taxes.map(({ tax }) => tax)) : 0;
  const owed = sum(sale.lines.map(({ total }) => total)) + addedTax + sale.rounding;
  const paid = sum(sale.tenders.map(({ amount }) => amount)) - sale.change;
  const cash = sum(sale.tenders.map(({ type, amount }) => (type === "cash" ? amount : 0)));
  const faults = {
    "lines, tax and rounding are not the total": owed !== sale.total,
    "tenders less change are not the total": paid !== sale.total,
    "more change than cash": sale.change > cash,
    "a line is not price times quantity": sale.lines.some((line) => line.total !== lineTotal(line)),
    "tax is not of the lines": taxFault(sale),
  };
  return Object.entries(faults)
    .filter(([, isFault]) => isFault)
    .map(([fault]) => fault);
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Half up, exactly: thousandths of a unit times minor units. */
const lineTotal = ({ price, quantity }: SaleLine): number =>
  Number((BigInt(price) * BigInt(quantity) * 2n + 1000n) / 2000n);

const taxFault = ({ lines, taxes, taxMode }: Sale): boolean => {
  const rates = new Set(lines.map(({ taxRate }) => taxRate));
  if (rates.size !== taxes.length) return true;
  return taxes.some(({ rate, base, tax }) => {
    const gross = sum(lines.filter(({ taxRate }) => taxRate === rate).map(({ total }) => total));
    const wanted = rate === "exempt" ? 0 : taxOf(gross, rate, taxMode);
    return tax !== wanted || base !== (taxMode === "included" ? gross - wanted : gross);
  });
};

const taxOf = (amount: number, rate: number, mode: string): number => {
  const whole = mode === "included" ? 10_000 + rate : 10_000;
  return Number((BigInt(amount) * BigInt(rate) * 2n + BigInt(whole)) / BigInt(2 * whole));
};
