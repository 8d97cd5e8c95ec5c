import type { Signed } from "../../shared/core/certificate.ts";
import { counterRights } from "../../shared/core/counter.ts";
import { setMembers } from "../../shared/core/document.ts";
import type { HolderId } from "../../shared/core/ids.ts";
import type { Draft } from "../../shared/core/writer.ts";
import { suggestCash } from "../../shared/domain/payment/cash.ts";
import { type ProductGift, sharingDrafts } from "../../shared/domain/stock/commands/share.ts";
import { stockOf } from "../../shared/domain/stock/item.ts";
import { money } from "../../shared/lib/money.ts";
import type { Random } from "../../shared/lib/seeded-random.ts";
import type { DemoTill } from "./till.ts";

const DAY = 24 * 3_600_000;
export const DEMO_DAYS = 30;
const OPENS = 8 * 3_600_000;
const CLOSES = 22 * 3_600_000;

/** A month of sales on one till, day by day, busier on Fridays and Saturdays. `first` is midnight of the first day. */
export const sellMonth = async (
  till: DemoTill,
  cashier: Signed,
  first: number,
  random: Random,
): Promise<void> => {
  const shelf = [...(till.state.docs.get("product")?.keys() ?? [])];
  for (let day = 0; day < DEMO_DAYS; day++) {
    const weekday = new Date(first + day * DAY).getUTCDay();
    const sales = 8 + random.below(6) + (weekday === 5 || weekday === 6 ? 5 : 0);
    const times = Array.from({ length: sales }, () => OPENS + random.below(CLOSES - OPENS)).sort(
      (a, b) => a - b,
    );
    for (const time of times) await sellOne(till, cashier, shelf, first + day * DAY + time, random);
  }
};

const sellOne = async (
  till: DemoTill,
  cashier: Signed,
  shelf: readonly string[],
  at: number,
  random: Random,
): Promise<void> => {
  till.setClock(at);
  const lines = random
    .shuffle(shelf)
    .slice(0, 1 + random.below(6))
    .map((product) => lineOf(till, product, random));
  const due = lines.reduce((sum, { price, quantity }) => sum + Math.round((price * quantity) / 1_000), 0);
  const byCard = random.below(100) < 60;
  const amount = byCard ? due : Math.max(...suggestCash(money(Math.ceil(due / 100) * 100), "KZT"), due);
  const args = {
    lines: lines.map(({ product, quantity, barcode }) => ({ product, quantity, barcode })),
    tenders: [{ type: byCard ? "card" : "cash", amount }],
  };
  const sold = await till.run("sale.complete", cashier, args);
  if (!sold.ok && sold.error.type !== "NotEnough") throw new Error(`Demo: ${JSON.stringify(sold.error)}`);
};

const lineOf = (till: DemoTill, product: string, random: Random) => {
  const doc = till.view.doc("product", product);
  const weighed = doc?.fields.unit === "kg";
  const [barcode = null] = setMembers(doc, "barcodes");
  const quantity = weighed ? 200 + random.below(1_500) : (1 + Math.floor(random.next() ** 3 * 4)) * 1_000;
  return { product, barcode, quantity, price: Number(doc?.fields.price ?? 0) };
};

/** The till's last act: it hands all it holds to `to`, so that the tills people open can be given it. */
export const handOver = ({ state, writer, certificate }: DemoTill, to: HolderId): readonly Draft[] => {
  const gifts: ProductGift[] = [];
  for (const [counter, cells] of state.counters) {
    const place = stockOf(counter);
    const quantity = counterRights(cells, writer.holder);
    if (place !== null && place.branch === certificate.branch && quantity > 0)
      gifts.push({ product: place.product, to, quantity });
  }
  return certificate.branch === null ? [] : sharingDrafts(certificate.branch, gifts);
};
