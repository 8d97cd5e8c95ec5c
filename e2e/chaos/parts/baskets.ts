import type { ShopGoods, ShopServer } from "../../support/shop-server.ts";

const BASE = 4;

/** Every basket differs from all others, so that one sold twice is found: its number, in pieces of each of the goods. */
export const basketOf = (number: number, goods: readonly ShopGoods[]): readonly ShopGoods[] =>
  goods.flatMap((product, i) => Array.from({ length: Math.floor(number / BASE ** i) % BASE }, () => product));

/** Baskets that can be told from one another. */
export const basketsOf = (goods: readonly ShopGoods[]): number => BASE ** goods.length - 1;

/** What the server has sold: receipt numbers with the number of the basket that was in each. */
export const basketsAtServer = async (shop: ShopServer): Promise<readonly (readonly [string, number])[]> => {
  const worth = new Map(shop.goods.map(({ id }, i) => [id, BASE ** i]));
  const sold: [string, number][] = [];
  for (const { number } of await shop.receipts()) {
    const { lines } = await shop.office.get<{ lines: readonly Line[] }>(`/v1/receipts/${number}`);
    sold.push([
      number,
      lines.reduce((sum, line) => sum + (worth.get(line.product) ?? 0) * (line.quantity / 1_000), 0),
    ]);
  }
  return sold;
};

interface Line {
  readonly product: string;
  readonly quantity: number;
}
