import { createCrypto } from "../../client/device/crypto.ts";
import { newId } from "../../client/device/ids.ts";
import { type KeyStore, openKeyStore } from "../../client/device/key-store.ts";
import { readIdentity, saveEnrolment } from "../../client/session/identity.ts";
import { type OpenedShop, openShop } from "../../client/session/open-shop.ts";
import { createPersonRecords } from "../../client/session/person-records.ts";
import { createVerifier, NO_TRIES } from "../../client/session/pin.ts";
import { openDatabase } from "../../client/store/database.ts";
import { createDeviceStore } from "../../client/store/device-store.ts";
import { type Certificate, signCertificate, signTicket, type Ticket } from "../../shared/core/certificate.ts";
import type { CounterId } from "../../shared/core/ids.ts";
import { surroundingsWithoutServer } from "./surroundings.ts";

const NAME = "saudaflow";
const BRANCH = "main";
let opened: OpenedShop | null = null;

const shopNow = (): OpenedShop => {
  if (opened === null) throw new Error("not open");
  return opened;
};

const reported: string[] = [];
let database: Awaited<ReturnType<typeof openDatabase>> | null = null;

const databaseOnce = async () => {
  database ??= await openDatabase(NAME);
  return database;
};

/** What the tests do at a till with no server in the world: the page is the authority too. */
export const till = {
  /** Makes this browser a till, and Ann its owner with the PIN 1234. */
  enrol: async (): Promise<void> => {
    const [keys, database] = [openKeyStore(`${NAME}-keys`), await openDatabase(NAME)];
    const store = createDeviceStore(database.device);
    await enrolWith(keys, store);
    keys.close();
    await database.close();
  },

  open: async () => {
    const database = await databaseOnce();
    const identity = await readIdentity(
      createDeviceStore(database.device),
      openKeyStore(`${NAME}-keys`),
      createCrypto(),
    );
    if (identity === null) throw new Error("not enrolled");
    const around = surroundingsWithoutServer(NAME, (error) => reported.push(String(error)));
    opened = await openShop(database, identity, around);
    addEventListener("pagehide", opened.flush);
    return till.status();
  },

  status: () => {
    const { replica, shop } = shopNow();
    return {
      writing: replica.writing.value,
      holder: replica.writer()?.holder ?? null,
      epoch: replica.writer()?.epoch ?? null,
      breaks: replica.breaks.value.length,
      arrived: replica.arrived(),
      behind: replica.behind(),
      unsent: shop.sync.value.unsent,
      attention: shop.attention.value.map(({ type }) => type),
      products: shop.docs("product").size,
      reported,
    };
  },

  enterPin: (pin: string) => shopNow().people.enterPin("ann", pin),
  /** Sets the shop up on the first call. */
  addProduct: async (name: string) => {
    const { shop } = shopNow();
    await shop.run("access.change-settings", {
      name: "Shop",
      currency: "KZT",
      taxMode: "included",
      cashRounding: "none",
    });
    const done = await shop.run("catalog.add-product", { name, price: 10_000, taxRate: 1_200 });
    return done.ok ? done.value.product : done.error.type;
  },
  receive: async (product: string, quantity: number) => {
    const done = await shopNow().shop.run("stock.receive", { lines: [{ product, quantity }] });
    return done.ok ? "done" : done.error;
  },
  sell: async (product: string) => {
    const done = await shopNow().shop.run("sale.complete", {
      lines: [{ product, quantity: 1_000 }],
      tenders: [{ type: "card", amount: 10_000 }],
    });
    return done.ok ? done.value.number : done.error.type;
  },
  stock: (product: string) => shopNow().shop.view.counter(`stock/${BRANCH}/${product}` as CounterId),
  facts: async (kind: string) => (await shopNow().shop.facts({ kinds: [kind], limit: 100 })).length,
  /** Writes ever smaller texts until nothing goes in any more. */
  fillDisk: async () => {
    const store = createDeviceStore((await databaseOnce()).device);
    for (let size = 4_000_000, i = 0; size > 1_000; i++) {
      const isKept = await store.set(`filler-${i}`, "x".repeat(size)).then(
        () => true,
        () => false,
      );
      if (!isKept) size /= 4;
    }
  },
  takeOver: () => shopNow().replica.takeOver(),
  save: () => shopNow().replica.saveCheckpoint(),
};

const enrolWith = async (keys: KeyStore, store: ReturnType<typeof createDeviceStore>): Promise<void> => {
  const [authorityKey, name] = [await keys.create("authority"), newId()];
  const key = await keys.create(name);
  const authority = { org: "org-1" as Certificate["org"], key: authorityKey.publicKey };
  const certificate = {
    org: "org-1",
    device: `till-${newId()}`,
    name: "Till",
    kind: "till",
    branch: BRANCH,
    code: "T1",
    key: key.publicKey,
    reads: ["org", `b-${BRANCH}`],
    writes: ["org", "office", `b-${BRANCH}`],
    issuedAt: 1,
  } as unknown as Certificate;
  const signed = await signCertificate(authorityKey.sign, certificate);
  await saveEnrolment(store, { certificate: signed, authority, key: name });
  const ticket = { org: "org-1", staff: "ann", name: "Ann", role: "owner", branches: "*", issuedAt: 1 };
  const records = await createPersonRecords(store);
  await records.put({
    staff: "ann",
    name: "Ann",
    role: "owner",
    ticket: await signTicket(authorityKey.sign, ticket as unknown as Ticket),
    verifier: await createVerifier("1234"),
    isVerifierSent: true,
    tries: NO_TRIES,
  });
};
