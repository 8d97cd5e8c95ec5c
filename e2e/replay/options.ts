import { parseArgs } from "node:util";

/** What to replay, as given on the command line. */
export interface ReplayOptions {
  readonly products: string;
  /** `null`: baskets are drawn at random from the products. */
  readonly baskets: string | null;
  readonly tills: number;
  /** Share of the baskets, 0 to 1, sold while the tills are cut off from everything. */
  readonly outage: number;
  readonly seed: number;
  /** Units of each product to receive instead of the file's quantity. */
  readonly stockPerProduct: number | null;
  readonly receipts: string | null;
  readonly stock: string | null;
  readonly json: boolean;
}

const USAGE =
  "replay --products F.csv [--baskets F.csv] [--tills 4] [--outage 0.5] [--seed 1] [--stock-per-product N] [--receipts F.csv] [--stock F.csv] [--json]";

/** Reads the command line; throws with the usage when an option is missing or no number. */
export const readOptions = (argv: readonly string[]): ReplayOptions => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      products: text,
      baskets: text,
      tills: text,
      outage: text,
      seed: text,
      "stock-per-product": text,
      receipts: text,
      stock: text,
      json: { type: "boolean" },
    },
  });
  const { products, baskets } = values;
  if (products === undefined) throw new Error(`Usage: ${USAGE}`);
  return {
    products,
    baskets: baskets ?? null,
    tills: number("tills", values.tills ?? "4", 1, 100),
    outage: number("outage", values.outage ?? "0.5", 0, 1),
    seed: number("seed", values.seed ?? "1", 0, 2 ** 31),
    stockPerProduct:
      values["stock-per-product"] === undefined
        ? null
        : number("stock-per-product", values["stock-per-product"], 0, 1e6),
    receipts: values.receipts ?? null,
    stock: values.stock ?? null,
    json: values.json ?? false,
  };
};

const number = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || value > most) {
    throw new Error(`--${name} must be a number from ${least} to ${most}, not "${text}"\nUsage: ${USAGE}`);
  }
  return value;
};
