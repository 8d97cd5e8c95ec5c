import type { RawEffect, RawEntry } from "../naive/raw-entry.ts";
import type { Invariant } from "../trial.ts";

/** [STOCK-2, STOCK-7, SALE-2, REFUND-7] What an entry does to the stock of a product is what it says was sold, received, found or came back. */
export const goods: Invariant = {
  name: "stock moves as the facts say",
  breaches: ({ lines, hostile }) =>
    [...lines.values()]
      .flat()
      .filter(({ device }) => !hostile.has(device))
      .flatMap(({ entry }) =>
        faultsOf(entry).map((product) => `${entry.log} ${entry.seq}: ${entry.kind} of ${product}`),
      ),
};

interface Line {
  readonly product: string;
  readonly quantity: number;
  readonly expected: number;
  readonly counted: number;
  /** Where goods go that came back. */
  readonly back?: string;
}

/** By how much each kind of fact changes what is on hand. */
const CHANGES: Readonly<Record<string, (line: Line, body: RawEntry["body"]) => number>> = {
  "sale.completed": ({ quantity }) => -quantity,
  "sale.refunded": ({ quantity, back }) => (back === "shelf" ? quantity : 0),
  "stock.received": ({ quantity }) => quantity,
  "stock.counted": ({ expected, counted }) => counted - expected,
  "stock.written-off": ({ quantity }, { shortage }) => (shortage === true ? 0 : -quantity),
  "stock.shared": () => 0,
  "rights.given": () => 0,
};

const faultsOf = ({ kind, body, effects }: RawEntry): readonly string[] => {
  const change = CHANGES[kind];
  if (change === undefined || isNextCount(kind, body)) return [];
  const byProduct = new Map<string, number>();
  const add = (product: string, amount: number) =>
    byProduct.set(product, (byProduct.get(product) ?? 0) + amount);
  for (const line of (body.lines ?? []) as readonly Line[]) add(line.product, change(line, body));
  for (const effect of effects.filter(({ counter }) => counter.startsWith("stock/")))
    add(effect.counter.split("/").at(-1) ?? "", -movedBy(effect));
  return [...byProduct]
    .filter(([, left]) => left !== 0)
    .map(([product, left]) => `${product}: off by ${left}`);
};

/** The version after this one says what was counted in another way. */
const isNextCount = (kind: string, body: RawEntry["body"]): boolean =>
  kind === "stock.counted" && ((body.lines ?? []) as readonly Line[]).length === 0;

/** Giving moves nothing, and settling pays with rights what was gone already. */
const movedBy = ({ mint = 0, spend = 0, beyond = 0 }: RawEffect): number => mint - spend - beyond;
