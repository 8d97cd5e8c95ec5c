import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { BranchId, DeviceId, OrgId } from "../../shared/core/ids.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import type { Relay } from "../../shared/sync/run.ts";
import type { SetUp } from "../access/set-up.ts";
import { anOrganisation, ask, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, type Connection, type TestTill, until } from "../testing/till.ts";
import type { Word } from "./elsewhere.ts";
import type { Notifier } from "./notifier.ts";
import { createSignalling, type Ears } from "./signalling.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
let otherBranch: BranchId;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
  const added = await ask(server.url, "/v1/commands/access.add-branch", {
    token: owner,
    body: { name: "Elsewhere", address: "" },
  });
  otherBranch = added.json.result.branch;
});
afterAll(() => server.drop());

/** A connected device, with what it heard. */
interface Listener {
  readonly till: TestTill;
  readonly device: DeviceId;
  readonly link: Connection;
  readonly heard: Relay[];
  links: readonly DeviceId[];
  readonly say: (to: DeviceId, body: string, from?: DeviceId) => void;
}

const connect = async (
  url = server.url,
  kind: "till" | "phone" = "till",
  branch: BranchId | null = shop.branch,
): Promise<Listener> => {
  const till = await aTill(server, shop.organisation.slug, await enrol(server, owner, kind, branch));
  const device = till.writer.certificate.device;
  const heard: Relay[] = [];
  const listener: Listener = {
    till,
    device,
    heard,
    links: [],
    link: till.connect(url, {
      relay: (message) => heard.push(message),
      links: (devices) => {
        listener.links = devices;
      },
    }),
    say: (to, body, from = device) => listener.link.session.say({ type: "relay", to, from, body }),
  };
  await listener.link.opened;
  onTestFinished(() => listener.link.close());
  return listener;
};

test("devices of a branch hear of each other as they come and go, and of whoever reads all", async () => {
  const a = await connect();
  const b = await connect();
  const phone = await connect(server.url, "phone", null);
  const stranger = await connect(server.url, "till", otherBranch);
  const sorted = (...of: Listener[]) => of.map(({ device }) => device).sort();
  await until(() => a.links.length === 2 && phone.links.length === 3);
  expect(a.links).toEqual(sorted(b, phone));
  expect(phone.links).toEqual(sorted(a, b, stranger));
  expect(stranger.links).toEqual([phone.device]);
  b.link.close();
  await until(() => a.links.length === 1);
  expect(a.links).toEqual([phone.device]);
});

test("words for a device reach it and nobody else", async () => {
  const [a, b, c] = [await connect(), await connect(), await connect()];
  a.say(b.device, "offer");
  await until(() => b.heard.length === 1);
  expect(b.heard).toEqual([{ type: "relay", to: b.device, from: a.device, body: "offer" }]);
  expect([a.heard, c.heard]).toEqual([[], []]);
});

test("words under another's name, for another branch or for nobody are dropped", async () => {
  const [a, b] = [await connect(), await connect()];
  const stranger = await connect(server.url, "till", otherBranch);
  a.say(b.device, "forged", stranger.device);
  a.say(stranger.device, "across");
  a.say("nobody" as DeviceId, "lost");
  a.say(b.device, "true");
  await until(() => b.heard.length > 0);
  expect(b.heard.map(({ body }) => body)).toEqual(["true"]);
  expect(stranger.heard).toEqual([]);
});

test("a device that came again is spoken to where it came last", async () => {
  const [a, b] = [await connect(), await connect()];
  const again: Relay[] = [];
  const second = b.till.connect(server.url, { relay: (message) => again.push(message) });
  await second.opened;
  b.link.close();
  await b.link.ended;
  a.say(b.device, "offer");
  await until(() => again.length === 1);
  expect(b.heard).toEqual([]);
  await until(() => a.links.includes(b.device));
  second.close();
});

test("devices at two processes of the server find each other", async () => {
  const other = await server.another();
  const a = await connect();
  const b = await connect(other.url);
  await until(() => a.links.includes(b.device) && b.links.includes(a.device));
  a.say(b.device, "offer");
  await until(() => b.heard.length === 1);
  b.say(a.device, "answer".repeat(200));
  await until(() => a.heard.length === 1);
  expect(a.heard[0]?.body).toHaveLength(1_200);
  b.link.close();
  await until(() => !a.links.includes(b.device));
});

/** Signalling alone, with a clock and a second process made by hand. */
const alone = () => {
  let now = 1_000_000;
  const said: Word[] = [];
  let hear: (word: Word, process: string) => void = () => undefined;
  const notifier: Pick<Notifier, "say" | "hear"> = {
    say: (_org, word) => void said.push(word),
    hear: (_org, listener) => {
      hear = listener;
      return () => undefined;
    },
  };
  const signalling = createSignalling({ notifier, clock: () => now as Instant });
  onTestFinished(signalling.close);
  const org = "org" as OrgId;
  const join = (name: string, ears: Partial<Ears> = {}) => {
    const { certificate } = shop.organisation.server;
    const place = { device: name as DeviceId, branch: "b" as BranchId, reads: ["org"] as const };
    const all = { relay: () => undefined, links: () => undefined, ...ears };
    return signalling.join(org, { ...certificate, ...place }, all);
  };
  return {
    join,
    said,
    hear: (word: Word) => hear(word, "other"),
    signalling,
    pass: (ms: number) => (now += ms),
  };
};

const words = (from: string, to: string, body = ""): Relay => ({
  type: "relay",
  from: from as DeviceId,
  to: to as DeviceId,
  body,
});

test("a device that talks without end is heard at its pace", () => {
  const { join, pass } = alone();
  let heard = 0;
  join("b", { relay: () => heard++ });
  const a = join("a");
  for (let i = 0; i < 1_000; i++) a.relay(words("a", "b"));
  expect(heard).toBe(200);
  pass(1_000);
  for (let i = 0; i < 1_000; i++) a.relay(words("a", "b"));
  expect(heard).toBe(220);
  pass(-3_600_000);
  a.relay(words("a", "b"));
  expect(heard).toBe(220);
});

test("a process that fell silent is forgotten with its devices", async () => {
  const { join, said, hear, signalling, pass } = alone();
  let links: readonly string[] = [];
  const a = join("a", {
    links: (devices) => {
      links = devices;
    },
  });
  expect(said).toEqual([{ type: "who" }, expect.objectContaining({ type: "here" })]);
  const remote = { device: "c" as DeviceId, branch: "b" as BranchId, everywhere: false };
  hear({ type: "here", devices: [remote] });
  await until(() => links.length === 1);
  a.relay(words("a", "c", "offer"));
  expect(said.at(-1)).toMatchObject({ type: "relay", message: { to: "c", body: "offer" } });
  pass(30_000);
  signalling.tick();
  await until(() => links.length === 0);
  const before = said.length;
  a.relay(words("a", "c"));
  expect(said).toHaveLength(before);
});
