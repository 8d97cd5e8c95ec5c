import { newId } from "../../../client/device/ids.ts";
import { linesOf, storeBootstrap } from "../../../client/store/bootstrap.ts";
import { openState } from "../../../client/store/open-state.ts";
import { findDocs } from "../../../shared/core/doc-index.ts";
import type { Doc } from "../../../shared/core/document.ts";
import type { State } from "../../../shared/core/state.ts";
import { createSearch } from "../../../shared/domain/catalog/search.ts";
import { openShop, openStorage } from "./shop.ts";
import { timed } from "./timed.ts";

/** A device's first contact: fetches the server's pages, stores them and opens what they make. Ends sellable. */
export const replicate = async (name: string, url: string) => {
  const [opening, { database, deps }] = await timed(() => openStorage(name));
  const [storing, stored] = await timed(async () => {
    const response = await fetch(url);
    return storeBootstrap(deps.chunks, linesOf(response.body as ReadableStream<Uint8Array>), newId);
  });
  if (!stored.ok) throw new Error(stored.error.reason);
  const [reading, opened] = await timed(() => openState({ ...deps, pages: stored.value.pages }));
  const [checking, products] = await timed(async () => checkSellable(opened.state));
  await database.close();
  return { ms: opening + storing + reading + checking, opening, storing, reading, products };
};

/** The same stream with nothing done to it. */
export const transfer = async (url: string) => {
  const [ms, text] = await timed(async () => (await fetch(url)).text());
  return { ms, characters: text.length };
};

/** From a closed database to a till that could sell; the search index, needed to type a name, on top. */
export const coldStart = async (name: string) => {
  const [opening, { database, deps }] = await timed(() => openStorage(name));
  const [reading, opened] = await timed(() => openState(deps));
  const [checking] = await timed(async () => checkSellable(opened.state));
  const [searchable] = await timed(async () => searchOf(opened.state).find("сүт", 50));
  await database.close();
  return {
    ms: opening + reading + checking,
    opening,
    searchable,
    products: opened.state.docs.get("product")?.size ?? 0,
  };
};

/** The floor of a cold start: the same IndexedDB opened, its texts read at once and parsed, by no library at all. */
export const rawStart = async (name: string) => {
  const [ms, pages] = await timed(async () => {
    const database = await openRaw(await chunksDatabase(name));
    const docs = await rawAll(database);
    database.close();
    return docs.map(({ body }) => JSON.parse(body));
  });
  return { ms, pages: pages.length };
};

/** A till's whole memory of the shop, kept until the page closes, so that its heap can be weighed. */
export const hold = async (name: string) => {
  const { opened } = await openShop(name);
  const search = searchOf(opened.state);
  Object.assign(globalThis, { held: { opened, search } });
  return checkSellable(opened.state);
};

const checkSellable = (state: State): number => {
  const products = state.docs.get("product");
  const [[id, product] = ["", undefined]] = products ?? [];
  const [barcode = ""] = (product?.fields.barcodes ?? []) as readonly string[];
  if (!findDocs(state, "product", "barcodes", barcode).includes(id)) throw new Error("Nothing to sell");
  return products?.size ?? 0;
};

const searchOf = (state: State) => {
  const search = createSearch<string>();
  for (const [id, { fields }] of state.docs.get("product") ?? new Map<string, Doc>()) {
    search.put(id, {
      name: String(fields.name),
      sku: String(fields.sku),
      barcodes: fields.barcodes as readonly string[],
    });
  }
  return search;
};

const chunksDatabase = async (name: string): Promise<string> => {
  const all = await indexedDB.databases();
  const found = all.find((each) => each.name?.includes(name) && each.name.endsWith("checkpoints"));
  if (found?.name === undefined) throw new Error(`No checkpoints among ${all.map((each) => each.name)}`);
  return found.name;
};

const openRaw = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const rawAll = (database: IDBDatabase): Promise<readonly { id: string; body: string }[]> =>
  new Promise((resolve, reject) => {
    const request = database.transaction("docs").objectStore("docs").getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
