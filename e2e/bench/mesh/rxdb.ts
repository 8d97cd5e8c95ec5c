import { createRxDatabase, type RxCollection, type RxJsonSchema } from "rxdb/plugins/core";
import {
  replicateWebRTC,
  type WebRTCConnectionHandler,
  type WebRTCMessage,
} from "rxdb/plugins/replication-webrtc";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { Subject } from "rxjs";
import { type Contender, everyPair, plainSale } from "./contender.ts";
import { isThere } from "./yjs.ts";

interface Row {
  readonly id: string;
  readonly left?: number;
  readonly sale?: object;
}

const schema: RxJsonSchema<Row> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 60 },
    left: { type: "number" },
    sale: { type: "object" },
  },
  required: ["id"],
};

/** How long tills may talk at one meeting, ms: some never come to an end. */
const PATIENCE = 300;

type Handler = WebRTCConnectionHandler<number>;
type Said = Parameters<Handler["send"]>[1];

/** RxDB's replication for WebRTC over pipes in memory instead of channels: its protocol, without the network's time. */
export const rxdb: Contender = {
  name: "RxDB 17 WebRTC",
  note: "memory storage, pipes for channels, no signatures; of two edits of a product's number one wins; bytes: messages as JSON",
  open: async (goods, tills) => {
    const run = Math.trunc(performance.now());
    const rows: RxCollection<Row>[] = [];
    for (let i = 0; i < tills; i++) {
      const db = await createRxDatabase({ name: `bench-${run}-${i}`, storage: getRxStorageMemory() });
      rows.push((await db.addCollections({ rows: { schema } })).rows as unknown as RxCollection<Row>);
    }
    await rows[0]?.bulkInsert(goods.map(({ code, stock }) => ({ id: `stock-${code}`, left: stock })));
    const wires = pipes(tills);
    const pools = await Promise.all(
      rows.map((collection, i) =>
        replicateWebRTC<Row, number>({
          collection,
          topic: "bench",
          connectionHandlerCreator: async () => wires.handlers[i] as Handler,
          pull: { batchSize: 200 },
          push: { batchSize: 200 },
          requestTimeout: 1_000,
        }),
      ),
    );
    wires.connect();
    const counts = rows.map(() => 0);
    const found = async (till: number, prefix: string) =>
      (await rows[till]?.find().exec())?.filter(({ id }) => id.startsWith(prefix)) ?? [];
    const isAlike = async () => {
      const texts = await Promise.all(
        rows.map(async (collection) =>
          JSON.stringify((await collection.find().exec()).map(({ id, left }) => [id, left]).sort()),
        ),
      );
      return texts.every((text) => text === texts[0]);
    };
    const meet = async () => {
      const until = performance.now() + PATIENCE;
      while (performance.now() < until) {
        await wires.deliver(until);
        if (await isAlike()) return;
      }
    };
    await meet();
    return {
      meet,
      sell: async (till, codes) => {
        const collection = rows[till] as RxCollection<Row>;
        const ids = [...new Set(codes)].map((code) => `stock-${code}`);
        const docs = await collection.findByIds(ids).exec();
        if (!isThere(codes, (code) => docs.get(`stock-${code}`)?.left ?? 0)) return false;
        counts[till] = (counts[till] ?? 0) + 1;
        const { _id, ...sale } = plainSale(till, counts[till] ?? 0, codes);
        const changed = ids.map((id) => ({
          id,
          left: (docs.get(id)?.left ?? 0) - codes.filter((code) => `stock-${code}` === id).length,
        }));
        await collection.bulkUpsert([{ id: _id, sale }, ...changed]);
        return true;
      },
      stock: async (till) =>
        new Map((await found(till, "stock-")).map(({ id, left = 0 }) => [id.slice("stock-".length), left])),
      sales: async (till) => (await found(till, "sale-")).length,
      bytes: wires.bytes,
      close: async () => {
        for (const pool of pools) await pool.cancel();
        for (const collection of rows) await collection.database.close();
      },
    };
  },
};

/** A handler of connections for each till; what they say waits until it is delivered. */
const pipes = (tills: number) => {
  const waiting: (() => void)[] = [];
  let bytes = 0;
  const ends = Array.from({ length: tills }, () => ({
    connect$: new Subject<number>(),
    disconnect$: new Subject<number>(),
    message$: new Subject<{ peer: number; message: WebRTCMessage }>(),
    response$: new Subject<{ peer: number; response: never }>(),
    error$: new Subject<never>(),
  }));
  const handlers = ends.map(
    (end, me): Handler => ({
      ...end,
      send: async (peer: number, said: Said) => {
        const text = JSON.stringify(said);
        bytes += text.length;
        waiting.push(() => {
          const heard = JSON.parse(text) as Said;
          const to = ends[peer];
          if ("method" in heard) to?.message$.next({ peer: me, message: heard });
          else to?.response$.next({ peer: me, response: heard as never });
        });
      },
      close: async () => undefined,
    }),
  );
  return {
    handlers,
    bytes: () => bytes,
    connect: () => {
      for (const [a, b] of everyPair(tills)) {
        ends[a]?.connect$.next(b);
        ends[b]?.connect$.next(a);
      }
    },
    /** Delivers until nobody has said anything for a while, or time is up. */
    deliver: async (until: number) => {
      for (let quiet = 0; quiet < 5 && performance.now() < until; quiet++) {
        for (const tell of waiting.splice(0)) {
          tell();
          quiet = 0;
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  };
};
