import type { Entry } from "../../../core/entry.ts";
import type { TestDevice } from "../../../testing/device.ts";
import { type TestShop, type TestShopOptions, testShop } from "../../../testing/shop.ts";
import type { SaleBody } from "../../sale/sale-body.ts";

/** A sale as a screen finds it in a log on the device, and hands it to a command. */
export interface SaleFound {
  readonly number: string;
  readonly log: string;
  readonly seq: number;
  readonly body: SaleBody;
}

/** Looks the sale up among the device's own entries. */
export const findSale = async ({ store }: TestDevice, number: string): Promise<SaleFound> => {
  for (const { kind, text } of await store.since(0, 100_000)) {
    if (kind !== "sale.completed") continue;
    const { log, seq, body } = JSON.parse(text) as Entry;
    const sale = body as unknown as SaleBody;
    if (sale.number === number) return { number, log, seq, body: sale };
  }
  throw new Error(`No sale ${number}`);
};

export interface SoldShop extends TestShop {
  readonly tea: string;
  readonly bread: string;
  /** Sells that much tea (thousandths) and one bread at the till, for cash. */
  readonly sell: (till: TestDevice, tea: number) => Promise<SaleFound>;
}

/** Two tills, a hundred teas at 100.00 and a hundred breads at 50.00 at each. */
export const soldShop = async (options: TestShopOptions = {}): Promise<SoldShop> => {
  const shop = await testShop({ tills: 2, ...options });
  const tea = await shop.addProduct({ name: "Tea" });
  const bread = await shop.addProduct({ name: "Bread", price: 5_000, taxRate: "exempt" });
  await shop.syncAll();
  await shop.office.must("stock.receive", {
    branch: shop.branch,
    lines: [tea, bread].map((product) => ({ product, quantity: 200_000 })),
  });
  await shop.syncAll();
  const sell = async (till: TestDevice, quantity: number): Promise<SaleFound> => {
    const lines = [
      { product: tea, quantity },
      { product: bread, quantity: 1_000 },
    ];
    const { number } = await till.must("sale.complete", {
      lines,
      tenders: [{ type: "cash", amount: 10_000_000 }],
    });
    return findSale(till, number);
  };
  return { ...shop, tea, bread, sell };
};

/** One line, as it comes back. */
export const back = (line: number, quantity: number, to: "shelf" | "write-off" = "shelf") => ({
  line,
  quantity,
  back: to,
});
