import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { createCrypto } from "../../client/device/crypto.ts";
import { openKeyStore } from "../../client/device/key-store.ts";
import { openTransportKeys } from "../../client/device/transport-key.ts";
import { type EnrolmentRecord, readIdentity, saveEnrolment } from "../../client/session/identity.ts";
import { type OpenedShop, openShop } from "../../client/session/open-shop.ts";
import { createPersonRecords } from "../../client/session/person-records.ts";
import { createVerifier, NO_TRIES } from "../../client/session/pin.ts";
import { openDatabase } from "../../client/store/database.ts";
import { createDeviceStore } from "../../client/store/device-store.ts";
import type { Signed } from "../../shared/core/certificate.ts";
import type { CounterId, LogId } from "../../shared/core/ids.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import type { Result } from "../../shared/lib/result.ts";
import { fingerprintToHex } from "../../shared/sync/pairing/description.ts";
import { surroundingsWithoutServer } from "../store/surroundings.ts";

const NAME = "saudaflow";
const BRANCH = "main";
const KEY = "device";
const PIN = "1234";
const WALL = "wall";

let opened: OpenedShop | null = null;
let database: Awaited<ReturnType<typeof openDatabase>> | null = null;
const reported: string[] = [];
const known = new Map<string, number>();
const arrivals: number[] = [];

const shopNow = (): OpenedShop => {
  if (opened === null) throw new Error("not open");
  return opened;
};
const databaseOnce = async () => {
  database ??= await openDatabase(NAME);
  return database;
};
const transportKeys = openTransportKeys(`${NAME}-transport`);
const mustBe = <T>(result: Result<T, { readonly type: string }>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** What the tests do at a till that has no server, but may have neighbours. */
export const meshTill = {
  /** The keys of a device to be; whoever is the authority signs a certificate that names them. */
  makeKeys: async () => {
    const key = await openKeyStore(`${NAME}-keys`).create(KEY);
    const transport = await transportKeys?.load(Date.now());
    return { key: key.publicKey, transport: transport?.fingerprint ?? "" };
  },
  enrol: async (record: Omit<EnrolmentRecord, "key">, ticket: Signed): Promise<void> => {
    const store = createDeviceStore((await databaseOnce()).device);
    await saveEnrolment(store, { ...record, key: KEY });
    const records = await createPersonRecords(store);
    await records.put({
      staff: "ann",
      name: "Ann",
      role: "owner",
      ticket,
      verifier: await createVerifier(PIN),
      isVerifierSent: true,
      tries: NO_TRIES,
    });
  },
  open: async () => {
    const store = createDeviceStore((await databaseOnce()).device);
    const identity = await readIdentity(store, openKeyStore(`${NAME}-keys`), createCrypto());
    if (identity === null) throw new Error("not enrolled");
    const around = surroundingsWithoutServer(NAME, (error) => reported.push(String(error)));
    opened = await openShop(await databaseOnce(), identity, { ...around, transportKeys });
    addEventListener("pagehide", opened.flush);
    return (await opened.people.enterPin("ann", PIN)).ok;
  },
  createOffer: async () => mustBe(await shopNow().shop.mesh.createOffer()),
  acceptOffer: (code: string) => shopNow().shop.mesh.acceptOffer(code),
  acceptAnswer: (code: string) => shopNow().shop.mesh.acceptAnswer(code),
  reach: () => shopNow().shop.mesh.reach(),
  peers: () => shopNow().shop.peers.value,
  peerNames: () =>
    shopNow()
      .shop.peers.value.map(({ name }) => name)
      .sort(),
  stats: () => [...shopNow().mesh.stats().entries()],
  wake: () => shopNow().mesh.wake(),
  /** No packet gets through to whoever links under this key, from when the page is next opened. */
  wallOff: (fingerprint: string) => sessionStorage.setItem(WALL, fingerprint),
  /** Tills that will know us after a reload, whoever else is gone, and that have not been called since. */
  agreements: async () => {
    const kept = await createDeviceStore((await databaseOnce()).device).get<readonly unknown[]>("standby");
    return kept?.length ?? 0;
  },
  fingerprint: async () => (await transportKeys?.load(Date.now()))?.fingerprint ?? "",
  reported: () => reported,
  /** Sets the shop up on the first call. */
  addProduct: async (name: string) => {
    const { shop } = shopNow();
    const settings = { name: "Shop", currency: "KZT", taxMode: "included", cashRounding: "none" } as const;
    await shop.run("access.change-settings", settings);
    return mustBe(await shop.run("catalog.add-product", { name, price: 10_000, taxRate: 1_200 })).product;
  },
  receive: async (product: string, quantity: number) => {
    mustBe(await shopNow().shop.run("stock.receive", { lines: [{ product, quantity }] }));
  },
  /** Sells one and gives the entry and the moment it was durable, ms. */
  sell: async (product: string) => {
    const { shop } = shopNow();
    const tenders = [{ type: "card" as const, amount: 10_000 }];
    mustBe(await shop.run("sale.complete", { lines: [{ product, quantity: 1_000 }], tenders }));
    const at = Date.now();
    const [fact] = await shop.facts({ kinds: ["sale.completed"], limit: 1 });
    if (fact === undefined) throw new Error("no sale");
    return { log: fact.entry.log, seq: fact.entry.seq, at };
  },
  /** Sells so much as the till's screen does: asks all in touch for what is short here, once. How long they took, ms. */
  sellAsking: async (product: string, quantity: number) => {
    const { shop } = shopNow();
    const tenders = [{ type: "card" as const, amount: quantity * 10 }];
    const sell = () => shop.run("sale.complete", { lines: [{ product, quantity }], tenders });
    const first = await sell();
    if (first.ok) return { asked: null, error: null };
    const counter = `stock/${BRANCH}/${product}` as CounterId;
    const started = performance.now();
    await shop.askForRights([{ counter, amount: quantity - shop.view.counter(counter).rights }], 300);
    const asked = performance.now() - started;
    const second = await sell();
    return { asked, error: second.ok ? null : second.error };
  },
  /** Sells these baskets, one of each product, one after another; the moments each was durable. */
  sellBaskets: async (baskets: readonly (readonly string[])[]): Promise<readonly number[]> => {
    const { shop } = shopNow();
    const at: number[] = [];
    for (const products of baskets) {
      const lines = products.map((product) => ({ product, quantity: 1_000 }));
      const tenders = [{ type: "card" as const, amount: products.length * 10_000 }];
      mustBe(await shop.run("sale.complete", { lines, tenders }));
      at.push(performance.timeOrigin + performance.now());
    }
    return at;
  },
  /** From now on: when the sales of others arrived, in the order they did. */
  watchSales: (): void => {
    const { replica, shop } = shopNow();
    const heads = new Map<string, number>();
    for (const { id, head } of replica.state.logs.values()) heads.set(id, head);
    replica.subscribe(({ logs }) => {
      const at = performance.timeOrigin + performance.now();
      for (const id of logs) {
        const log = replica.state.logs.get(id);
        if (log === undefined || log.device === shop.certificate.device) continue;
        for (let seq = (heads.get(id) ?? 0) + 1; seq <= log.head; seq++) arrivals.push(at);
        heads.set(id, log.head);
      }
    });
  },
  arrivals: () => arrivals,
  /** From now on notes when each entry is known here. */
  watch: () => {
    const { replica } = shopNow();
    replica.subscribe(({ logs }) => {
      for (const log of logs) {
        const head = replica.state.logs.get(log)?.head ?? 0;
        for (let seq = head; seq > 0 && !known.has(`${log} ${seq}`); seq--)
          known.set(`${log} ${seq}`, Date.now());
      }
    });
  },
  /** When the entry was known here, ms; `null` not yet. */
  knownAt: (log: string, seq: number) => known.get(`${log} ${seq}`) ?? null,
  copies: (log: string, seq: number) => shopNow().shop.copiesOf(log as LogId, seq).value,
  waitForCopies: (log: string, seq: number, wanted: number, milliseconds: number) =>
    shopNow().shop.waitForCopies(log as LogId, seq, wanted, milliseconds),
  stock: (product: string) => shopNow().shop.view.counter(`stock/${BRANCH}/${product}` as CounterId),
  sync: () => shopNow().shop.sync.value,
  /** How far every log is read here. */
  heads: () =>
    [...shopNow().replica.state.logs.values()]
      .map(({ id, head }) => `${id}:${head}`)
      .sort()
      .join(" "),
  /** One text for everything folded here: alike on tills that know the same. */
  hash: () =>
    stateHash(shopNow().replica.state, { digestHex: (text) => bytesToHex(sha256(utf8ToBytes(text))) }),
  headOf: (log: string) => shopNow().replica.state.logs.get(log as LogId)?.head ?? 0,
};

/** As with a wall between two tills: neither learns where the other is. */
const standWall = (hex: string): void => {
  const take: (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void> =
    RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function (description) {
    if (description.sdp?.includes(hex)) return Promise.reject(new Error("walled off"));
    return take.call(this, description);
  };
};
const walledOff = sessionStorage.getItem(WALL);
if (walledOff !== null) standWall(fingerprintToHex(walledOff));

declare global {
  interface Window {
    meshKit: typeof meshTill;
  }
}
