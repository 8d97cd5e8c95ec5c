import { join } from "node:path";
import { pino } from "pino";
import type { Batch } from "../../../shared/core/admission.ts";
import type { SetUp } from "../../../sync-server/access/set-up.ts";
import { createApp } from "../../../sync-server/app.ts";
import { createSyncHub, type SyncHub } from "../../../sync-server/realtime/sync-hub.ts";
import { type Server, startServer } from "../../../sync-server/server.ts";
import { startEmbedded } from "../../../sync-server/store/embedded/embedded.ts";
import { anOrganisation, type EnrolledDevice, enrol, signIn } from "../../../sync-server/testing/server.ts";
import { aTill, type TestTill } from "../../../sync-server/testing/till.ts";
import type { Run } from "../experiment.ts";

/** A whole server inside this process, asked without a network; with a shop in it that has lived a little. */
export interface InnerServer {
  readonly server: Server;
  readonly shop: SetUp;
  readonly request: (path: string, init: RequestInit) => Promise<Response>;
  readonly hub: SyncHub;
  readonly device: EnrolledDevice;
  readonly till: TestTill;
  /** Fresh tokens: of the owner, and of a till. */
  readonly tokens: () => Promise<{ readonly person: string; readonly device: string }>;
  /** What the server last complained of, for whoever looks into a 500. */
  readonly complaints: () => string;
}

const unlimited = 1e9;

export const startInnerServer = async (run: Run): Promise<InnerServer> => {
  const complaints: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void complaints.push(line) });
  const database = await startEmbedded({ dir: join(run.folder, "database") });
  run.atEnd(() => database.stop());
  const server = await startServer({
    port: 0,
    databaseUrl: database.url,
    dataDir: run.folder,
    passwordCost: 4,
    limits: { requests: unlimited, signIns: unlimited, guesses: unlimited },
    log,
  });
  run.atEnd(server.close);
  const hub = createSyncHub(server.deps);
  run.atEnd(async () => hub.close());
  const app = createApp(server.deps, hub);
  const shop = await anOrganisation(server);
  const owner = await signIn(server, shop);
  const device = await enrol(server, owner, "till", shop.branch);
  const till = await aTill(server, shop.organisation.slug, device, { now: Date.now });
  const request: InnerServer["request"] = async (path, init) => app.request(path, init);
  await liveALittle(till, request, await device.token());
  return {
    server,
    shop,
    hub,
    device,
    till,
    request,
    tokens: async () => ({ person: await signIn(server, shop), device: await device.token() }),
    complaints: () => complaints.splice(0).slice(-3).join(""),
  };
};

/** One of everything that a till writes, so that there is something to spoil. */
const liveALittle = async (till: TestTill, request: InnerServer["request"], token: string): Promise<void> => {
  for (const batch of await pull(request, token)) await till.replica.admit(batch);
  const added = await till.must("catalog.add-product", {
    name: "Tea",
    barcodes: ["4870000000012"],
    price: 10_000,
    taxRate: 1_200,
  });
  const product = String(added.product);
  const lines = [{ product, quantity: 2_000 }];
  await till.must("stock.receive", { lines: [{ product, quantity: 1_000_000 }] });
  for (let i = 0; i < 3; i++)
    await till.must("sale.complete", { lines, tenders: [{ type: "cash", amount: 20_000 }] });
  await till.must("sale.void-cart", { lines });
  await till.must("catalog.change-product", { product, name: "Green tea" });
  await till.must("stock.count", {
    lines: [{ product, expected: 994_000, counted: 990_000 }],
    reason: "count",
  });
  await till.must("stock.write-off", { lines, reason: "broken" });
};

const pull = async (request: InnerServer["request"], token: string): Promise<readonly Batch[]> => {
  const answer = await request("/v1/sync/pull", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: '{"heads":{}}',
  });
  return ((await answer.json()) as { batches: readonly Batch[] }).batches;
};
