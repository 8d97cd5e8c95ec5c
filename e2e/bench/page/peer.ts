import { createRxDatabase, type RxJsonSchema } from "rxdb/plugins/core";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";

interface ProductDoc {
  readonly id: string;
  readonly stamp: string;
  readonly name: string;
  readonly sku: string;
  readonly barcode: string;
  readonly unit: string;
  readonly category: string;
  readonly policy: string;
  readonly tracking: string;
  readonly price: number;
  readonly min: number;
  readonly tax: number;
  readonly minted: number;
  readonly spent: number;
}

/**
 * The peer: the library's own replication, one document a product, its stock in it. It ends where ours does: durable, to be
 * found by barcode, in memory. Favoured: pulled from memory, so without transfer, and one way only; batches as large as our pages.
 */
export const peerReplication = async (products: number) => {
  const documents = Array.from({ length: products }, (_, i) => aProduct(i));
  const start = performance.now();
  const database = await createRxDatabase({
    name: `peer-${crypto.randomUUID()}`,
    storage: getRxStorageDexie({ chromeTransactionDurability: "strict" }),
    multiInstance: false,
    eventReduce: false,
  });
  const { product } = await database.addCollections({ product: { schema } });
  if (product === undefined) throw new Error("No collection");
  const replication = replicateRxCollection<ProductDoc, { readonly after: number }>({
    replicationIdentifier: "peer",
    collection: product,
    live: false,
    pull: {
      batchSize: 500,
      handler: async ({ after } = { after: 0 }, size) => ({
        documents: documents.slice(after, after + size).map((doc) => ({ ...doc, _deleted: false })),
        checkpoint: { after: Math.min(documents.length, after + size) },
      }),
    },
  });
  await replication.awaitInitialReplication();
  const replicated = performance.now() - start;
  const found = await product.find().exec();
  const ms = performance.now() - start;
  if (found.length !== products) throw new Error(`${found.length} documents arrived`);
  await database.remove();
  return { ms, replicated };
};

const aProduct = (i: number): ProductDoc => ({
  id: `p${((i * 7_919_777) % 99_999_989).toString(32).padStart(8, "0")}${i}`,
  stamp: `0mlz4k3q${i % 10}0000.server-1`,
  name: `Сүт Нан ${(i % 90) + 10} г № ${i}`,
  sku: `SKU-${i}`,
  barcode: String(4870000000000 + i),
  unit: "pcs",
  category: `category-${i % 40}`,
  policy: "strict",
  tracking: "none",
  price: 10_000 + (i % 5000) * 100,
  min: 0,
  tax: 1200,
  minted: 50_000,
  spent: (i % 50) * 1000,
});

const text = { type: "string" } as const;
const whole = { type: "integer" } as const;
const schema: RxJsonSchema<ProductDoc> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 40 },
    stamp: text,
    name: text,
    sku: text,
    barcode: { type: "string", maxLength: 80 },
    unit: text,
    category: text,
    policy: text,
    tracking: text,
    price: whole,
    min: whole,
    tax: whole,
    minted: whole,
    spent: whole,
  },
  required: ["barcode"],
  indexes: ["barcode"],
};
