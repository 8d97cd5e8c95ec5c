import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVerifier } from "../../client/session/pin.ts";
import { type Office, openOffice } from "../headless/office.ts";
import { freePort } from "./free-port.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** A receipt as the server lists it; money in minor units. */
export interface ServerReceipt {
  readonly number: string;
  readonly device: string;
  readonly total: number;
}

/** Goods as they lie in the test's shop. */
export interface ShopGoods {
  readonly id: string;
  readonly name: string;
  readonly barcode: string;
  /** Minor units. */
  readonly price: number;
}

/** A shop of its own on a server process of its own, with an owner who has a PIN and goods in stock. */
export interface ShopServer {
  readonly url: string;
  readonly office: Office;
  /** A folder for browser profiles; gone at the end. */
  readonly folder: string;
  readonly goods: readonly ShopGoods[];
  /** A one-time code that makes a browser the till of that code. */
  readonly deviceCode: (code: string) => Promise<string>;
  /** Every receipt the server has. */
  readonly receipts: () => Promise<readonly ServerReceipt[]>;
  /** Stock on hand by product, thousandths. */
  readonly stock: () => Promise<Readonly<Record<string, number>>>;
  /** What the server would have a person look at, by type. */
  readonly attention: () => Promise<readonly string[]>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
  /** Again, on the same port and data. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ShopServerOptions {
  readonly databaseUrl?: string;
  readonly goods?: number;
  /** Pieces of each. */
  readonly pieces?: number;
}

export const OWNER_PIN = "2468";
export const PRICE = 10_000;

export const openShopServer = async ({
  databaseUrl,
  goods: count = 3,
  pieces = 500,
}: ShopServerOptions = {}): Promise<ShopServer> => {
  const folder = await mkdtemp(join(tmpdir(), "saudaflow-journey-"));
  const port = await freePort();
  const env = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const start = () => startServerProcess({ port, data: join(folder, "data"), env });
  let server: ServerProcess = await start();
  const { url } = server;
  const office = await openOffice(url);
  await office.post("/v1/auth/pin", { verifier: await createVerifier(OWNER_PIN) });
  const goods = await addGoods(office, count, pieces);
  return {
    url,
    office,
    folder,
    goods,
    deviceCode: async (code) => {
      const wanted = { kind: "till", branch: office.branch, name: `Till ${code}`, code };
      return (await office.post<{ code: string }>("/v1/device-codes", wanted)).code;
    },
    receipts: () => readAll<ServerReceipt>(office, "/v1/receipts"),
    stock: async () => {
      const rows = await readAll<{ product: string; quantity: number }>(office, "/v1/stock");
      return Object.fromEntries(rows.map(({ product, quantity }) => [product, quantity]));
    },
    attention: async () => (await readAll<{ type: string }>(office, "/v1/attention")).map(({ type }) => type),
    kill: () => server.kill(),
    start: async () => {
      server = await start();
    },
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Goods received at the server, which hands them to the first till that opens. */
const addGoods = async (office: Office, count: number, pieces: number): Promise<readonly ShopGoods[]> => {
  const goods: ShopGoods[] = [];
  for (let i = 1; i <= count; i++) {
    const [name, barcode] = [`Tea ${i}`, ean13(`487000000${String(i).padStart(3, "0")}`)];
    const product = { name, barcodes: [barcode], price: PRICE, taxRate: 1_200 };
    const { result } = await office.post<{ result: { product: string } }>(
      "/v1/commands/catalog.add-product",
      product,
    );
    goods.push({ id: result.product, name, barcode, price: PRICE });
  }
  const lines = goods.map(({ id }) => ({ product: id, quantity: pieces * 1_000 }));
  await office.post("/v1/commands/stock.receive", { branch: office.branch, lines });
  return goods;
};

/** Twelve digits and the one that checks them. */
const ean13 = (digits: string): string => {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

const readAll = async <T>(office: Office, path: string): Promise<readonly T[]> => {
  const rows: T[] = [];
  let after = "";
  do {
    const page = await office.get<{ rows: readonly T[]; next: string | null }>(`${path}?limit=500${after}`);
    rows.push(...page.rows);
    after = page.next === null ? "" : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== "");
  return rows;
};
