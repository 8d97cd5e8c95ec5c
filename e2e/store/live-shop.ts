import { readClock } from "../../client/device/clock.ts";
import { createCrypto } from "../../client/device/crypto.ts";
import { newId } from "../../client/device/ids.ts";
import { openKeyStore } from "../../client/device/key-store.ts";
import { openTransportKeys } from "../../client/device/transport-key.ts";
import { enrolDevice } from "../../client/session/enrolment.ts";
import { createHttp } from "../../client/session/http.ts";
import { readIdentity } from "../../client/session/identity.ts";
import { askServer, createShop } from "../../client/session/office.ts";
import { type OpenedShop, openShop } from "../../client/session/open-shop.ts";
import { openDatabase } from "../../client/store/database.ts";
import { createDeviceStore } from "../../client/store/device-store.ts";
import type { Socket } from "../../client/sync/server-link.ts";
import type { CounterId } from "../../shared/core/ids.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { surroundingsWithoutServer } from "./surroundings.ts";

const NAME = "saudaflow";
let opened: OpenedShop | null = null;
let database: Awaited<ReturnType<typeof openDatabase>> | null = null;
const reported: string[] = [];
const transportKeys = openTransportKeys(`${NAME}-transport`);
const http = createHttp(fetch.bind(globalThis));

const shopNow = (): OpenedShop => {
  if (opened === null) throw new Error("not open");
  return opened;
};
const databaseOnce = async () => {
  database ??= await openDatabase(NAME);
  return database;
};
const enrolDeps = async () => ({
  http,
  crypto: createCrypto(),
  newId,
  keys: openKeyStore(`${NAME}-keys`),
  store: createDeviceStore((await databaseOnce()).device),
  transportKeys,
  now: readClock,
});

/** What the tests do at a till of a real server, without a screen. */
export const liveShop = {
  askServer: () => askServer(http),
  create: async () => {
    const owner = { name: "Ann", login: "ann", password: "a long secret", pin: "2580" };
    const device = { kind: "till", name: "Front", code: "" } as const;
    const shop = {
      organisation: "Shop",
      currency: "KZT",
      taxMode: "included",
      requireShift: false,
      differenceLimit: 0,
      branch: "Main",
      owner,
      device,
    } as const;
    return createShop(await enrolDeps(), shop);
  },
  enrol: async (code: string) => enrolDevice(await enrolDeps(), code),
  open: async (takesSockets: boolean) => {
    const { keys, store, crypto } = await enrolDeps();
    const identity = await readIdentity(store, keys, crypto);
    if (identity === null) throw new Error("not enrolled");
    const around = surroundingsWithoutServer(NAME, (error) => reported.push(String(error)));
    const path = takesSockets ? "/v1/sync" : "/v1/nowhere";
    const openSocket = () => new WebSocket(location.origin.replace(/^http/, "ws") + path) as Socket;
    opened = await openShop(await databaseOnce(), identity, { ...around, http, openSocket, transportKeys });
    addEventListener("pagehide", opened.flush);
  },
  enterPassword: async () => (await shopNow().people.enterPassword("ann", "a long secret")).ok,
  enterPin: (pin: string) => {
    const staff = shopNow().people.known.value[0]?.staff ?? "";
    return shopNow().people.enterPin(staff, pin);
  },
  deviceCode: async () => {
    const branch = shopNow().shop.certificate.branch;
    const body = { kind: "till", name: "Second", branch };
    const issued = await shopNow().shop.api.post<{ readonly code: string }>("/v1/device-codes", body);
    return issued.ok ? issued.value.code : issued.error;
  },
  addProduct: async (name: string) => {
    const done = await shopNow().shop.run("catalog.add-product", { name, price: 10_000, taxRate: 1_200 });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value.product;
  },
  receive: async (product: string, quantity: number) => {
    const done = await shopNow().shop.run("stock.receive", { lines: [{ product, quantity }] });
    return done.ok ? "done" : done.error.type;
  },
  sell: async (product: string) => {
    const tenders = [{ type: "card" as const, amount: 10_000 }];
    const done = await shopNow().shop.run("sale.complete", {
      lines: [{ product, quantity: 1_000 }],
      tenders,
    });
    return done.ok ? done.value.number : done.error.type;
  },
  stock: (product: string) => {
    const { shop } = shopNow();
    return shop.view.counter(`stock/${shop.certificate.branch}/${product}` as CounterId);
  },
  putPhoto: async () => {
    const photo = new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" });
    return shopNow().shop.photos.put(photo);
  },
  hasPhoto: async (hash: string) => (await shopNow().shop.photos.url(hash)) !== null,
  peers: () =>
    shopNow()
      .shop.peers.value.map(({ name, way }) => `${name} ${way}`)
      .sort(),
  wake: () => shopNow().link.wake(),
  status: () => {
    const { shop, replica } = shopNow();
    const { server, unsent, copies, refused, drift } = shop.sync.value;
    return { server, unsent, copies, refused, drift, writing: replica.writing.value, reported };
  },
  hash: async () => {
    const digests = new Map<string, string>();
    const texts: string[] = [];
    const collect = (text: string) => {
      texts.push(text);
      return digests.get(text) ?? "0".repeat(64);
    };
    stateHash(shopNow().replica.state, { digestHex: collect });
    for (const text of texts) digests.set(text, await hexOf(text));
    return stateHash(shopNow().replica.state, { digestHex: collect });
  },
};

const hexOf = async (text: string): Promise<string> => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
};
