/** A product by its barcode and the units of it that the shop has to begin with. */
export interface Stocked {
  readonly code: string;
  readonly stock: number;
}

/** Several tills of one shop as a product of one's choice would have them. */
export interface Contest {
  /** Sells a basket at a till if the till believes the goods are there; whether it did. */
  readonly sell: (till: number, codes: readonly string[]) => Promise<boolean>;
  /** Lets every till talk to every other until they have nothing more to say. */
  readonly meet: () => Promise<void>;
  /** What a till believes is left, by barcode. */
  readonly stock: (till: number) => Promise<ReadonlyMap<string, number>>;
  /** How many sales a till knows of. */
  readonly sales: (till: number) => Promise<number>;
  /** Bytes said between the tills so far. */
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

/** A product that can be put to the same day. */
export interface Contender {
  readonly name: string;
  /** What the bytes are and what the product cannot express. */
  readonly note: string;
  readonly open: (goods: readonly Stocked[], tills: number) => Promise<Contest>;
}

/** What one till would write down of a sale whose product has no shape of its own for it. */
export const plainSale = (till: number, count: number, codes: readonly string[]) => ({
  _id: `sale-${till}-${count}`,
  till,
  number: `T${till}-${count}`,
  at: 1_790_000_000_000 + count,
  lines: codes.map((code) => ({ code, quantity: 1, price: 45_000 })),
  tenders: [{ type: "cash", amount: codes.length * 45_000 }],
});

export const everyPair = (tills: number): readonly (readonly [number, number])[] =>
  Array.from({ length: tills }, (_, a) => a).flatMap((a) =>
    Array.from({ length: tills - a - 1 }, (_, i) => [a, a + 1 + i] as const),
  );
