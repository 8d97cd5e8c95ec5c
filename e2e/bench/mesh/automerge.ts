import * as Automerge from "@automerge/automerge";
import { type Contender, everyPair, plainSale } from "./contender.ts";
import { isThere } from "./yjs.ts";

type Counter = Automerge.Counter;

type Shop = {
  readonly sales: Record<string, ReturnType<typeof plainSale>>;
  readonly stock: Record<string, Counter>;
};

/** Automerge: one document per till, the stock counters that merge but know no bound. */
export const automerge: Contender = {
  name: "Automerge 3",
  note: "memory, no storage, no signatures; counters merge but nothing bounds them; bytes of its sync messages",
  open: async (goods, tills) => {
    const first = Automerge.change(Automerge.from<Shop>({ sales: {}, stock: {} }), (shop) => {
      for (const { code, stock } of goods) shop.stock[code] = new Automerge.Counter(stock);
    });
    const docs = Array.from({ length: tills }, (_, i) => (i === 0 ? first : Automerge.clone(first)));
    const counts = docs.map(() => 0);
    let bytes = 0;

    /** One message from a to b, if a has anything to say. */
    const say = (a: number, b: number, states: Map<string, Automerge.SyncState>): boolean => {
      const [from, to] = [`${a} ${b}`, `${b} ${a}`];
      const [state, message] = Automerge.generateSyncMessage(
        docs[a] as Automerge.Doc<Shop>,
        states.get(from) ?? Automerge.initSyncState(),
      );
      states.set(from, state);
      if (message === null) return false;
      bytes += message.length;
      const [doc, heard] = Automerge.receiveSyncMessage(
        docs[b] as Automerge.Doc<Shop>,
        states.get(to) ?? Automerge.initSyncState(),
        message,
      );
      docs[b] = doc;
      states.set(to, heard);
      return true;
    };
    const states = new Map<string, Automerge.SyncState>();

    return {
      meet: async () => {
        for (let said = true; said; ) {
          said = false;
          for (const [a, b] of everyPair(tills)) {
            const there = say(a, b, states);
            said = say(b, a, states) || there || said;
          }
        }
      },
      sell: async (till, codes) => {
        const doc = docs[till] as Automerge.Doc<Shop>;
        if (!isThere(codes, (code) => Number(doc.stock[code]?.value ?? 0))) return false;
        counts[till] = (counts[till] ?? 0) + 1;
        const sale = plainSale(till, counts[till] ?? 0, codes);
        docs[till] = Automerge.change(doc, (shop) => {
          shop.sales[sale._id] = sale;
          for (const code of codes) shop.stock[code]?.decrement(1);
        });
        return true;
      },
      stock: async (till) =>
        new Map(Object.entries(docs[till]?.stock ?? {}).map(([code, { value }]) => [code, Number(value)])),
      sales: async (till) => Object.keys(docs[till]?.sales ?? {}).length,
      bytes: () => bytes,
      close: async () => {
        for (const doc of docs) Automerge.free(doc);
      },
    };
  },
};
