import type { Cell } from "./counter.ts";
import { docKeys } from "./document.ts";
import type { State } from "./state.ts";

/**
 * One number for the folded documents and counters, to compare replicas with. Each document and each cell gives the
 * first 48 bits of the SHA-256 of its lines; their sum (mod 2^64) does not depend on order, so SQL computes the same
 * [FOLD-5]. Hexadecimal, 16 digits.
 */
export const stateHash = (state: State, crypto: { readonly digestHex: (text: string) => string }): string => {
  let sum = 0n;
  const add = (text: string) => {
    sum += BigInt(`0x${crypto.digestHex(text).slice(0, 12)}`);
  };
  for (const [type, docs] of state.docs) for (const [id, doc] of docs) add(docText(type, id, docKeys(doc)));
  for (const [counter, cells] of state.counters) for (const cell of cells) add(cellText(counter, cell));
  return (sum % 2n ** 64n).toString(16).padStart(16, "0");
};

const docText = (type: string, id: string, keys: ReturnType<typeof docKeys>): string =>
  keys
    .map(([key, value, stamp]) => `${type}\t${id}\t${key}\t${stamp}\t${JSON.stringify(value)}`)
    .sort()
    .join("\n");

const cellText = (counter: string, cell: Cell): string => {
  const given = Object.entries(cell.given ?? {})
    .sort()
    .map(([to, amount]) => `${to}:${amount}`);
  return [counter, cell.log, cell.minted, cell.spent, cell.beyond, cell.settled, given.join(",")].join("\t");
};
