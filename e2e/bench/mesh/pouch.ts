import { createRequire } from "node:module";
import { type Contender, everyPair, plainSale } from "./contender.ts";
import { isThere } from "./yjs.ts";

interface PouchDoc {
  readonly _id: string;
  readonly _rev?: string;
  readonly left?: number;
}

interface Pouch {
  readonly get: (id: string) => Promise<PouchDoc>;
  readonly bulkDocs: (docs: readonly object[]) => Promise<readonly { readonly rev?: string }[]>;
  readonly allDocs: (options: object) => Promise<{ readonly rows: readonly { readonly doc: PouchDoc }[] }>;
  readonly destroy: () => Promise<void>;
}

interface PouchStatic {
  new (name: string, options: object): Pouch;
  readonly plugin: (plugin: object) => PouchStatic;
  readonly replicate: (
    from: Pouch,
    to: Pouch,
  ) => Promise<unknown> & {
    on: (event: string, told: (info: { docs?: readonly object[] }) => void) => unknown;
  };
}

const load = (): PouchStatic => {
  const require = createRequire(import.meta.url);
  return (require("pouchdb-core") as PouchStatic)
    .plugin(require("pouchdb-adapter-memory") as object)
    .plugin(require("pouchdb-replication") as object);
};

/** PouchDB: a document per sale and one per product, whose number the later revision wins. */
export const pouch: Contender = {
  name: "PouchDB 9",
  note: "memory adapter, no signatures; of two edits of a product's number one wins; bytes: documents as JSON",
  open: async (goods, tills) => {
    const PouchDB = load();
    const run = Math.trunc(performance.now());
    const dbs = Array.from(
      { length: tills },
      (_, i) => new PouchDB(`till-${run}-${i}`, { adapter: "memory" }),
    );
    const counts = dbs.map(() => 0);
    let bytes = 0;
    const copy = async (from: Pouch, to: Pouch) => {
      const copying = PouchDB.replicate(from, to);
      copying.on("change", ({ docs = [] }) => {
        for (const doc of docs) bytes += JSON.stringify(doc).length;
      });
      await copying;
    };
    const meet = async () => {
      for (let round = 0; round < 2; round++) {
        for (const [a, b] of everyPair(tills)) {
          await copy(dbs[a] as Pouch, dbs[b] as Pouch);
          await copy(dbs[b] as Pouch, dbs[a] as Pouch);
        }
      }
    };
    const all = async (till: number, startkey: string) =>
      (await dbs[till]?.allDocs({ include_docs: true, startkey, endkey: `${startkey}\uffff` }))?.rows ?? [];
    await dbs[0]?.bulkDocs(goods.map(({ code, stock }) => ({ _id: `stock-${code}`, left: stock })));
    await meet();
    return {
      meet,
      sell: async (till, codes) => {
        const db = dbs[till] as Pouch;
        const docs = new Map<string, PouchDoc>();
        for (const code of new Set(codes)) docs.set(code, await db.get(`stock-${code}`));
        if (!isThere(codes, (code) => docs.get(code)?.left ?? 0)) return false;
        counts[till] = (counts[till] ?? 0) + 1;
        const changed = [...docs].map(([code, doc]) => ({
          ...doc,
          left: (doc.left ?? 0) - codes.filter((other) => other === code).length,
        }));
        await db.bulkDocs([plainSale(till, counts[till] ?? 0, codes), ...changed]);
        return true;
      },
      stock: async (till) =>
        new Map(
          (await all(till, "stock-")).map(({ doc }) => [doc._id.slice("stock-".length), doc.left ?? 0]),
        ),
      sales: async (till) => (await all(till, "sale-")).length,
      bytes: () => bytes,
      close: async () => {
        for (const db of dbs) await db.destroy();
      },
    };
  },
};
