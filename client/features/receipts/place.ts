/** What is done about goods that were sold: taken back, exchanged, or taken back without a receipt. */
export type Deed = "refund" | "exchange" | "free";

/** Where one is among the receipts. */
export interface Place {
  /** Of the receipt that is open. */
  readonly number: string | null;
  readonly deed: Deed | null;
}

export const FREE = "/receipts/free";

export const pathOf = (number: string, deed?: Deed): string =>
  `/receipts/${encodeURIComponent(number)}${deed === undefined ? "" : `/${deed}`}`;

export const placeAt = (path: string): Place => {
  if (path === FREE) return { number: null, deed: "free" };
  const match = /^\/receipts\/([^/]+)(?:\/(refund|exchange))?$/.exec(path);
  if (match?.[1] === undefined) return { number: null, deed: null };
  return { number: decodeURIComponent(match[1]), deed: (match[2] as Deed | undefined) ?? null };
};
