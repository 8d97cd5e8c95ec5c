import type { Entry } from "../../shared/core/entry.ts";
import { receiptNumberOf } from "../../shared/documents/receipt-qr.ts";
import type { SaleAsWritten } from "../../shared/domain/refund/opening.ts";
import { type RefundBody, refundBody } from "../../shared/domain/refund/refund-body.ts";
import { readSale } from "./sale-of-counter.ts";
import type { Fact, Shop } from "./shop.ts";

/** A sale with when it was made and by whom. */
export interface FoundSale extends SaleAsWritten {
  /** Ms, by the till's clock. */
  readonly at: number;
  readonly staff: string;
}

/** A refund as it lies in a log on this device. */
export interface FoundRefund {
  readonly at: number;
  readonly staff: string;
  readonly refund: RefundBody;
}

/** What is known of a sale besides its number; amounts in minor units, times in ms. */
export interface SaleMarks {
  readonly from?: number;
  /** Not included. */
  readonly to?: number;
  readonly total?: number;
  /** Code of the till. */
  readonly till?: string;
}

type Facts = Pick<Shop, "facts">;

const PAGE = 500;

/**
 * The sale of that number, typed or scanned from a receipt; `null` where it is not on this device. A till has every sale of its branch
 * that any of its tills told it of since it was enrolled, its own or not, with no network; those of before are on the server.
 */
export const findSale = async (shop: Facts, text: string): Promise<FoundSale | null> => {
  const number = (receiptNumberOf(text) ?? text.trim()).toUpperCase();
  for await (const sale of sales(shop)) if (sale.body.number === number) return sale;
  return null;
};

/** Sales that answer to all that is known, newest arrival first, at most `limit`: for a customer who has lost the receipt. */
export const findSales = async (shop: Facts, marks: SaleMarks, limit = 50): Promise<readonly FoundSale[]> => {
  const found: FoundSale[] = [];
  for await (const sale of sales(shop)) {
    if (isLike(sale, marks)) found.push(sale);
    if (found.length === limit) break;
  }
  return found;
};

/** What came back of a sale, as far as this device has heard, newest first. */
export const refundsOf = async (shop: Facts, number: string): Promise<readonly FoundRefund[]> => {
  const found: FoundRefund[] = [];
  for await (const { entry } of pages(shop, "sale.refunded")) {
    const body = refundBody.safeParse(entry.body);
    if (body.success && body.data.of?.number === number)
      found.push({ at: entry.at, staff: entry.by, refund: body.data });
  }
  return found;
};

const isLike = ({ at, body }: FoundSale, { from, to, total, till }: SaleMarks): boolean =>
  (from === undefined || at >= from) &&
  (to === undefined || at < to) &&
  (total === undefined || body.total === total) &&
  (till === undefined || body.till === till);

async function* sales(shop: Facts): AsyncGenerator<FoundSale> {
  for await (const { entry } of pages(shop, "sale.completed")) {
    const sale = readSale(entry);
    if (sale !== null) yield { ...sale, ...whoAndWhen(entry) };
  }
}

const whoAndWhen = ({ at, by }: Entry) => ({ at, staff: by });

async function* pages({ facts }: Facts, kind: string): AsyncGenerator<Fact> {
  let before: number | undefined;
  for (;;) {
    const page = await facts({ kinds: [kind], limit: PAGE, ...(before !== undefined && { before }) });
    yield* page;
    before = page.at(-1)?.n;
    if (before === undefined || page.length < PAGE) return;
  }
}
