import { z } from "zod";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { addMoney, type Money, multiplyMoney, parseMoney, ZERO_MONEY } from "../../../shared/lib/money.ts";
import { parseQuantity, type Quantity } from "../../../shared/lib/quantity.ts";

/** One product of a receipt, as typed. */
export interface ReceiveLine {
  readonly product: string;
  readonly quantity: string;
  /** Per unit; empty when nobody said. */
  readonly cost: string;
}

/** A line with its product and what is wrong with it. */
export interface CheckedLine extends ReceiveLine {
  /** `undefined` when it was deleted meanwhile. */
  readonly known: Product | undefined;
  readonly errors: { readonly quantity?: AnyError; readonly cost?: AnyError; readonly product?: AnyError };
  /** As the command takes it; `null` while something is wrong. */
  readonly ready: {
    readonly product: string;
    readonly quantity: Quantity;
    readonly cost: Money | null;
  } | null;
}

export const checkLine = (line: ReceiveLine, known: Product | undefined): CheckedLine => {
  if (known === undefined || known.archived) {
    const type = known === undefined ? "UnknownProduct" : "ArchivedProduct";
    const product = { type, name: known?.name ?? "" } as AnyError;
    return { ...line, known, errors: { product }, ready: null };
  }
  const quantity = parseQuantity(line.quantity, known.unit);
  const cost = line.cost.trim() === "" ? null : parseMoney(line.cost);
  const errors = {
    ...(!quantity.ok && { quantity: quantity.error }),
    ...(cost !== null && !cost.ok && { cost: cost.error }),
  };
  if (!quantity.ok || (cost !== null && !cost.ok)) return { ...line, known, errors, ready: null };
  const ready = { product: line.product, quantity: quantity.value, cost: cost === null ? null : cost.value };
  return { ...line, known, errors, ready };
};

/** Cost of all lines that name one; `null` when none does. */
export const totalCost = (lines: readonly CheckedLine[]): Money | null => {
  let total: Money | null = null;
  for (const { ready } of lines)
    if (ready?.cost != null) total = addMoney(total ?? ZERO_MONEY, multiplyMoney(ready.cost, ready.quantity));
  return total;
};

/** An unfinished receipt as it is kept through a reload; `null` forgets it. */
export const toSaved = (lines: readonly ReceiveLine[], reference: string): unknown =>
  lines.length === 0 && reference === "" ? null : { version: VERSION, lines, reference };

export const fromSaved = (
  saved: unknown,
): { readonly lines: readonly ReceiveLine[]; readonly reference: string } => {
  const parsed = schema.safeParse(saved);
  return parsed.success ? parsed.data : { lines: [], reference: "" };
};

const VERSION = 1;

const schema = z.object({
  version: z.literal(VERSION),
  lines: z.array(z.object({ product: z.string(), quantity: z.string(), cost: z.string() })).max(1_000),
  reference: z.string().max(200),
});
