import { counterValue } from "../../shared/core/counter.ts";
import type { Replica } from "../../shared/core/replica.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { nodeCrypto } from "../../sync-server/crypto.ts";
import type { ReceiptLine } from "./selling.ts";

export const hashOf = ({ state }: Replica): string => stateHash(state, nodeCrypto);

/** Counters with a value below zero: goods sold that there were not. */
export const oversoldIn = ({ state }: Replica): number =>
  [...state.counters.values()].filter((cells) => counterValue(cells) < 0).length;

/** Receipt numbers that more than one sale bears. */
export const duplicatedNumbers = (receipts: readonly ReceiptLine[]): number => {
  const saleByNumber = new Map<string, string>();
  const duplicated = new Set<string>();
  for (const { till, number, time } of receipts) {
    const sale = `${till} ${time}`;
    if ((saleByNumber.get(number) ?? sale) !== sale) duplicated.add(number);
    saleByNumber.set(number, sale);
  }
  return duplicated.size;
};
