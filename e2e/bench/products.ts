import { OWNER } from "../headless/office.ts";
import { freePort } from "../support/free-port.ts";
import { startServerProcess } from "../support/server-process.ts";
import { type Figure, median, ratioAtLeast, round } from "./figure.ts";
import { httpLoad, type Load } from "./http-load.ts";
import { addProducts, type BenchServer, openTill, until } from "./server.ts";

const PRODUCTS = 10_000;
const CLIENTS = 50;
const ROUNDS = 5;
const MILLISECONDS = 3_000;
/** The page a list shows at first. */
const LIMIT = 100;

/** Product lists a second to many clients at once, against a process whose handler does one SELECT of the same rows. */
export const productList = async (server: BenchServer): Promise<readonly Figure[]> => {
  const till = await openTill(server, "P1");
  await till.connect(server.url);
  await addProducts(till, PRODUCTS);
  await until(() => till.unsent() === 0, "the catalog, acknowledged", 300);
  await till.disconnect();
  await server.pool.query("vacuum analyze documents");
  const { login, password } = OWNER;
  const { access } = await server.office.post<{ access: string }>("/v1/auth/sign-in", { login, password });
  const headers = { authorization: `Bearer ${access}` };
  const bare = await startServerProcess({
    port: await freePort(),
    data: "",
    env: { DATABASE_URL: server.databaseUrl },
    program: "e2e/bench/bare-products.ts",
  });
  const measured: Load[] = [];
  const floor: Load[] = [];
  try {
    const askOurs = (ms: number) =>
      httpLoad(`${server.url}/v1/products?limit=${LIMIT}`, headers, CLIENTS, ms);
    const askBare = (ms: number) => httpLoad(`${bare.url}/products?limit=${LIMIT}`, {}, CLIENTS, ms);
    await askOurs(1_000);
    await askBare(1_000);
    for (let i = 0; i < ROUNDS; i++) {
      measured.push(await askOurs(MILLISECONDS));
      floor.push(await askBare(MILLISECONDS));
    }
  } finally {
    await bare.stop();
  }
  return [
    ratioAtLeast(
      {
        name: `product list, ${CLIENTS} clients, ${PRODUCTS} products`,
        value: round(median(measured.map(({ perSecond }) => perSecond)), 0),
        unit: "requests/s",
        against: {
          what: "a bare handler with one SELECT of the same rows",
          value: round(median(floor.map(({ perSecond }) => perSecond)), 0),
        },
        detail: {
          rowsAPage: LIMIT,
          rounds: ROUNDS,
          bytes: measured[0]?.bytes,
          bytesBare: floor[0]?.bytes,
          meanMs: round(median(measured.map(({ mean }) => mean))),
          meanMsBare: round(median(floor.map(({ mean }) => mean))),
        },
      },
      0.7,
    ),
  ];
};
