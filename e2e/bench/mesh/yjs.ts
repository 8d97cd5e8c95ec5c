import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { type Contender, everyPair, plainSale } from "./contender.ts";

/** Yjs: one document per till, the stock a map of numbers, because it has no counter. */
export const yjs: Contender = {
  name: "Yjs 13",
  note: "memory, no storage, no signatures; has no counter: stock is the last number written",
  open: async (goods, tills) => {
    const docs = Array.from({ length: tills }, () => new Doc({ gc: true }));
    const counts = docs.map(() => 0);
    let bytes = 0;
    const stockOf = (till: number) => docs[till]?.getMap<number>("stock");
    docs[0]?.transact(() => {
      for (const { code, stock } of goods) stockOf(0)?.set(code, stock);
    });
    const send = (from: Doc, to: Doc) => {
      const vector = encodeStateVector(to);
      const update = encodeStateAsUpdate(from, vector);
      bytes += vector.length + update.length;
      applyUpdate(to, update);
    };
    const meet = async () => {
      for (let round = 0; round < 2; round++) {
        for (const [a, b] of everyPair(tills)) {
          send(docs[a] as Doc, docs[b] as Doc);
          send(docs[b] as Doc, docs[a] as Doc);
        }
      }
    };
    await meet();
    return {
      meet,
      sell: async (till, codes) => {
        const [doc, stock] = [docs[till] as Doc, stockOf(till)];
        if (stock === undefined || !isThere(codes, (code) => stock.get(code) ?? 0)) return false;
        counts[till] = (counts[till] ?? 0) + 1;
        const sale = plainSale(till, counts[till] ?? 0, codes);
        doc.transact(() => {
          doc.getMap("sales").set(sale._id, sale);
          for (const code of codes) stock.set(code, (stock.get(code) ?? 0) - 1);
        });
        return true;
      },
      stock: async (till) => new Map(stockOf(till)?.entries()),
      sales: async (till) => docs[till]?.getMap("sales").size ?? 0,
      bytes: () => bytes,
      close: async () => {
        for (const doc of docs) doc.destroy();
      },
    };
  },
};

/** Whether a till that believes this may sell the basket. */
export const isThere = (codes: readonly string[], stockOf: (code: string) => number): boolean => {
  const wanted = new Map<string, number>();
  for (const code of codes) wanted.set(code, (wanted.get(code) ?? 0) + 1);
  return [...wanted].every(([code, count]) => stockOf(code) >= count);
};
