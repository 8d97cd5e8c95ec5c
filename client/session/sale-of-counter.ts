import { kinds } from "../../shared/commands.ts";
import type { Entry } from "../../shared/core/entry.ts";
import { type CounterId, type LogId, parseLogId, scopeBranch } from "../../shared/core/ids.ts";
import { isKnown, readBody } from "../../shared/core/kind.ts";
import type { State } from "../../shared/core/state.ts";
import type { EntryStore } from "../../shared/core/store.ts";
import type { SaleAsWritten } from "../../shared/domain/refund/opening.ts";
import { lineOfCounter } from "../../shared/domain/refund/refund-counters.ts";
import { placeOfReceipt } from "../../shared/domain/sale/receipt-number.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";

/** Where sales are looked for. */
export interface SaleShelf {
  readonly state: Pick<State, "logs">;
  readonly store: Pick<EntryStore, "read">;
}

/** The sale whose line the counter counts, as its log on this device has it; `null` for any other counter and where it is not here. */
export const saleOfCounter = async (shelf: SaleShelf, counter: CounterId): Promise<SaleAsWritten | null> => {
  const line = lineOfCounter(counter);
  const place = line === null ? null : placeOfReceipt(line.number.toUpperCase());
  if (line === null || place === null) return null;
  for (const log of shelf.state.logs.keys()) {
    const parts = parseLogId(log);
    if (parts?.epoch !== place.epoch || scopeBranch(parts.scope) !== line.branch) continue;
    const found = await findInLog(shelf, log, line.number.toUpperCase(), place.count);
    if (found !== null) return found;
  }
  return null;
};

const PAGE = 200;

/** The n-th receipt of a log stands after n − 1 others and the log's opening: that much is passed over unread. */
const findInLog = async (
  { store }: SaleShelf,
  log: LogId,
  number: string,
  count: number,
): Promise<SaleAsWritten | null> => {
  let after = count;
  for (;;) {
    const rows = await store.read(log, after, PAGE);
    for (const { kind, text } of rows) {
      const sale = kind === "sale.completed" ? readSale(JSON.parse(text) as Entry) : null;
      if (sale?.body.number === number) return sale;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return null;
    after = last.seq;
  }
};

/** A completed sale as its entry has it; `null` for any other entry, and for one of a newer program. */
export const readSale = (entry: Entry): SaleAsWritten | null => {
  if (entry.kind !== "sale.completed" || !isKnown(kinds, entry)) return null;
  const body = readBody(kinds, entry);
  return body.ok ? { log: entry.log, seq: entry.seq, body: body.value as SaleBody } : null;
};
