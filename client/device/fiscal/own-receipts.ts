import { kinds } from "../../../shared/commands.ts";
import type { Entry } from "../../../shared/core/entry.ts";
import { type HolderId, holderDevice, parseLogId } from "../../../shared/core/ids.ts";
import { isKnown, readBody } from "../../../shared/core/kind.ts";
import type { State } from "../../../shared/core/state.ts";
import type { FiscalReceipt } from "../../../shared/domain/fiscal/document.ts";
import { dealingOf, type FiscalTill } from "../../../shared/domain/fiscal/till.ts";
import { RECEIPT_KINDS } from "../../../shared/domain/sale/receipt-number.ts";
import type { Fact, FactQuery } from "../../session/shop.ts";

type Facts = (query: FactQuery) => Promise<readonly Fact[]>;

/** Receipts looked at in one go. */
const PAGE = 100;

/** The newest receipt of that life of the device; empty when it has written none. */
export const newestReceipt = async (facts: Facts, state: State, holder: HolderId): Promise<string> => {
  for await (const { body } of ownReceipts(facts, state, holder)) return body.number;
  return "";
};

/** Receipts of that life still to be signed, oldest first [FISCAL-3]. */
export const pendingReceipts = async (
  facts: Facts,
  state: State,
  holder: HolderId,
  till: FiscalTill,
): Promise<readonly FiscalReceipt[]> => {
  const pending: FiscalReceipt[] = [];
  for await (const receipt of ownReceipts(facts, state, holder)) {
    if (dealingOf(till, receipt.body.number) !== "pending") break;
    pending.push(receipt);
  }
  return pending.reverse();
};

/** One receipt by its number; `null` when that life of the device wrote none of it. */
export const findReceipt = async (
  facts: Facts,
  state: State,
  holder: HolderId,
  number: string,
): Promise<FiscalReceipt | null> => {
  for await (const receipt of ownReceipts(facts, state, holder))
    if (receipt.body.number === number) return receipt;
  return null;
};

/** Newest first: within one life of the storage that is the order of their numbers. */
async function* ownReceipts(facts: Facts, state: State, holder: HolderId): AsyncGenerator<FiscalReceipt> {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await facts({ kinds: RECEIPT_KINDS, before, limit: PAGE });
    for (const { n, entry } of page) {
      before = Math.min(before, n);
      const isMine =
        parseLogId(entry.log)?.device === holderDevice(holder) &&
        state.logs.get(entry.log)?.holder === holder;
      const receipt = isMine ? receiptOf(entry) : null;
      if (receipt !== null) yield receipt;
    }
    if (page.length < PAGE) return;
  }
}

const receiptOf = (entry: Entry): FiscalReceipt | null => {
  if (!isKnown(kinds, entry)) return null;
  const body = readBody(kinds, entry);
  if (!body.ok) return null;
  const type = entry.kind === "sale.refunded" ? "refund" : "sale";
  return { type, at: entry.at, body: body.value } as FiscalReceipt;
};
