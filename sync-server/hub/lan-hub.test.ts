import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { branchScope } from "../../shared/core/ids.ts";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import type { Relay } from "../../shared/sync/run.ts";
import type { SetUp } from "../access/set-up.ts";
import { readStateHash } from "../store/state-hash.ts";
import { freeUdpPort } from "../testing/free-udp-port.ts";
import { connectLine, type LineTillOptions } from "../testing/line-till.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { aTill, until } from "../testing/till.ts";
import { announceHub } from "./announce.ts";
import { loadLineLibrary } from "./library.ts";
import { makeLineKey } from "./line-key.ts";

const library = await loadLineLibrary();
const here = "missing" in library ? null : library;

describe.skipIf(here === null)("with the WebRTC library of this platform", () => {
  if (here === null) return;
  let server: TestServer;
  let shop: SetUp;
  let owner: string;
  let hub: HubAddress;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const folder = await temporaryFolder();
    const { dataDir } = folder;
    remove = folder.remove;
    server = await testServer({ hubPort: await freeUdpPort(), dataDir });
    shop = await anOrganisation(server);
    owner = await signIn(server, shop);
    if (server.lanHub === null || "missing" in server.lanHub) throw new Error("no hub");
    hub = { ...server.lanHub.address(), addresses: ["127.0.0.1"] };
  });
  afterAll(async () => {
    await server.drop();
    await remove();
  });

  /** A till whose certificate names its key, linked to the hub. */
  const lineTill = async (options: LineTillOptions = {}, named = true) => {
    const key = makeLineKey();
    const device = await enrol(server, owner, "till", shop.branch, named ? key.fingerprint : undefined);
    const till = await aTill(server, shop.organisation.slug, device);
    const line = connectLine(here, hub, till, key, options);
    onTestFinished(line.close);
    return { ...till, line };
  };

  test("two tills and the server come to the same state over direct links", async () => {
    const [a, b] = [await lineTill(), await lineTill()];
    const scopes = ["org", branchScope(shop.branch)] as const;
    const serverHash = () => readStateHash(server.deps.pool, shop.organisation.id, scopes);
    await until(async () => a.hash() === (await serverHash()));
    const { product } = await a.must("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
    await a.must("stock.receive", { lines: [{ product, quantity: 10_000 }] });
    const sale = {
      lines: [{ product, quantity: 2_000 }],
      tenders: [{ type: "card", amount: 20_000 }],
    };
    await a.must("sale.complete", sale);
    await until(async () => b.hash() === (await serverHash()) && a.hash() === b.hash());
  });

  test("a till beside a WebSocket: a thousand products come across, and words both ways", async () => {
    const device = await enrol(server, owner, "till", shop.branch);
    const beside = await aTill(server, shop.organisation.slug, device);
    const heard: Relay[] = [];
    const link = beside.connect(server.url, { relay: (message) => heard.push(message) });
    onTestFinished(() => link.close());
    await link.opened;
    for (let i = 0; i < 1_000; i++)
      await beside.must("catalog.add-product", { name: `Product ${i}`, price: 10_000, taxRate: 1_200 });
    let links: readonly string[] = [];
    const till = await lineTill({
      events: {
        links: (devices) => {
          links = devices;
        },
      },
    });
    await until(() => (till.state.docs.get("product")?.size ?? 0) >= 1_000 && links.includes(device.device));
    const [to, from] = [beside.writer.certificate.device, till.writer.certificate.device];
    till.line.session.say({ type: "relay", to, from, body: "offer" });
    await until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ from, body: "offer" });
    expect(till.line.bytes() / 1_000).toBeLessThan(400);
  });

  test("a till whose certificate does not name the key it comes with is turned away by name", async () => {
    const till = await lineTill({}, false);
    expect(await till.line.ended).toEqual({ reason: "unpaired", by: "peer" });
  });

  test("a proof made for another channel is none", async () => {
    const till = await lineTill({ binding: "somebody between" });
    expect(await till.line.ended).toMatchObject({ reason: "proof" });
  });

  test("a device is told where it finds the hub, whose certificate names its key", async () => {
    const device = await enrol(server, owner, "till", shop.branch);
    const answer = await server.request("/v1/hub", { token: await device.token() });
    expect(answer.json).toEqual({
      addresses: expect.any(Array),
      port: hub.port,
      fingerprint: hub.fingerprint,
    });
    expect(answer.json.addresses.length).toBeGreaterThan(0);
  });

  test("whoever stops the server ends the sessions by word", async () => {
    const folder = await temporaryFolder();
    onTestFinished(folder.remove);
    const other = await server.another({ hubPort: await freeUdpPort(), dataDir: folder.dataDir });
    if (other.lanHub === null || "missing" in other.lanHub) throw new Error("no hub");
    const address = { ...other.lanHub.address(), addresses: ["127.0.0.1"] };
    expect(address.fingerprint).not.toBe(hub.fingerprint);
    const key = makeLineKey();
    const device = await enrol(server, owner, "till", shop.branch, key.fingerprint);
    const till = await aTill(server, shop.organisation.slug, device);
    const line = connectLine(here, address, till, key);
    await line.opened;
    await other.close();
    expect(await line.ended).toEqual({ reason: "closing", by: "peer" });
  });
});

test("without the library's binary the server starts all the same, and says so", () => {
  expect(announceHub({ lanHub: { missing: "no binary" }, upstream: null })).toEqual([
    "Tills of the local network are not answered directly: this platform lacks the library for it.",
  ]);
  const address = () => ({ addresses: ["192.0.2.7"], port: 8788, fingerprint: "A".repeat(43) });
  const lanHub = { address, close: async () => undefined };
  expect(announceHub({ lanHub, upstream: "https://shop.example" })).toEqual([
    "Hub of https://shop.example",
    "Tills of the local network: UDP port 8788 of 192.0.2.7",
  ]);
});
