import type { HolderId } from "../../shared/core/ids.ts";
import { createRandom } from "../../shared/lib/seeded-random.ts";
import { demoRows } from "./catalogue.ts";
import { createDemoClient, type DemoClient, type SignedIn } from "./client.ts";
import { DEMO_DAYS, handOver, sellMonth } from "./month.ts";
import { DEMO_OWNER, DEMO_STAFF, type DemoPerson, pinVerifier } from "./people.ts";
import { addRegulars } from "./regulars.ts";
import { type DemoTill, done, openDemoTill } from "./till.ts";

/** How to get into the demo shop. */
export interface DemoAccess {
  readonly people: readonly DemoPerson[];
  /** One-time codes, fresh at every start, to make a browser one of the shop's tills. */
  /** `code` is empty where the till gets the next free one. */
  readonly tills: readonly { readonly code: string; readonly branch: string; readonly enrolCode: string }[];
}

const SEED = 20_261;
const DAY = 24 * 3_600_000;
const SECOND_BRANCH = "Дастархан — Абай даңғылы";

/** Tills of the demo: where they stand, by the branch's place in the list; `past` wrote the month before. */
const TILLS = [
  { code: "T1", past: "P1", branch: 0 },
  { code: "T2", past: "P2", branch: 0 },
  { code: "T3", past: "P3", branch: 1 },
] as const;

/**
 * Fills a fresh server with a shop that has a past: two branches, staff of every role, 200 goods, stock, a month of sales, regular customers
 * and promotions. A server that was filled before keeps what it has. Answers `null` where another organisation lives on the server.
 */
export const openDemo = async (
  url: string,
  now: number,
  say: (message: string) => void,
): Promise<DemoAccess | null> => {
  const client = createDemoClient(url);
  const { needed } = await client.get<{ needed: boolean }>("/v1/setup");
  if (needed) await fill(client, now, say);
  const owner = await client.signIn(DEMO_OWNER.login, DEMO_OWNER.password).catch(() => null);
  if (owner === null) return null;
  const branches = await branchesOf(client, owner);
  const { devices } = await client.get<{ devices: readonly { code: string }[] }>("/v1/devices", owner.access);
  const tills = [];
  for (const { code, branch } of TILLS) {
    const { id, name } = branches[branch] ?? { id: "", name: "" };
    // A till that a browser has become keeps its code; the next browser takes the next free one.
    const free = devices.some((device) => device.code === code) ? undefined : code;
    tills.push({ code: free ?? "", branch: name, enrolCode: await codeFor(client, owner, id, free) });
  }
  return { people: [DEMO_OWNER, ...DEMO_STAFF], tills };
};

const fill = async (client: DemoClient, now: number, say: (message: string) => void): Promise<void> => {
  say("Filling the demo shop with a month of trade…");
  const { name, login, password, pin } = DEMO_OWNER;
  await client.post("/v1/setup", {
    organisation: "Дастархан",
    slug: "dastarkhan",
    currency: "KZT",
    taxMode: "included",
    taxId: "990140000385",
    branch: { name: "Дастархан — Төле би көшесі", address: "Алматы, Төле би көшесі, 59" },
    owner: { name, login, password, pin: pinVerifier(pin) },
  });
  const owner = await client.signIn(login, password);
  await client.post(
    "/v1/branches",
    { name: SECOND_BRANCH, address: "Алматы, Абай даңғылы, 12" },
    owner.access,
  );
  const seller = await addStaff(client, owner);
  await writePast(client, owner, seller, now);
};

const addStaff = async (client: DemoClient, owner: SignedIn): Promise<SignedIn> => {
  let seller = owner;
  for (const { pin, ...person } of DEMO_STAFF) {
    await client.post("/v1/staff", { ...person, branches: "*" }, owner.access);
    const signedIn = await client.signIn(person.login, person.password);
    await client.post("/v1/auth/pin", { verifier: pinVerifier(pin) }, signedIn.access);
    if (person.role === "seller") seller = signedIn;
  }
  return seller;
};

/** Three tills live through the month, hand what they hold to the server, and are put away. */
const writePast = async (
  client: DemoClient,
  owner: SignedIn,
  seller: SignedIn,
  now: number,
): Promise<void> => {
  const random = createRandom(SEED);
  const first = Math.floor(now / DAY) * DAY - DEMO_DAYS * DAY;
  const branches = await branchesOf(client, owner);
  const tills: DemoTill[] = [];
  for (const { past, branch } of TILLS) {
    const enrolCode = await codeFor(client, owner, branches[branch]?.id ?? "", past);
    tills.push(await openDemoTill(client, enrolCode, first));
  }
  const syncAll = async () => {
    for (const till of [...tills, ...tills]) await till.sync();
  };
  await syncAll();
  await stockUp(tills, owner, first, random);
  await syncAll();
  for (const till of tills) await sellMonth(till, seller.ticket, first, random);
  if (tills[0] !== undefined) await addRegulars(tills[0], owner.ticket);
  const server = serverHolder(tills);
  for (const till of tills) if (server !== null) await till.write(handOver(till, server));
  await syncAll();
  for (const { certificate } of tills)
    await client.post(`/v1/devices/${certificate.device}/revoke`, {}, owner.access);
};

/** The first till brings the goods in for its branch; the other branch receives goods of its own. */
const stockUp = async (
  tills: readonly DemoTill[],
  owner: SignedIn,
  first: number,
  random: ReturnType<typeof createRandom>,
): Promise<void> => {
  const rows = demoRows(random);
  const [one, , three] = tills;
  if (one === undefined || three === undefined) return;
  one.setClock(first + 7 * 3_600_000);
  await done(one.run("catalog.import", owner.ticket, { rows, file: "demo" }));
  await one.sync();
  await three.sync();
  three.setClock(first + 7 * 3_600_000);
  const lines = [...(three.state.docs.get("product")?.keys() ?? [])].map((product) => ({
    product,
    quantity: (40 + random.below(120)) * 1_000,
  }));
  await done(three.run("stock.receive", owner.ticket, { lines, reference: "demo" }));
};

const serverHolder = ([till]: readonly DemoTill[]): HolderId | null => {
  for (const { certificate, holder } of till?.state.logs.values() ?? [])
    if (certificate.kind === "server") return holder;
  return null;
};

const branchesOf = async (
  client: DemoClient,
  { access }: SignedIn,
): Promise<readonly { id: string; name: string }[]> => {
  const { branches } = await client.get<{ branches: readonly { id: string; name: string }[] }>(
    "/v1/branches",
    access,
  );
  return [...branches].sort((a, b) => Number(a.name === SECOND_BRANCH) - Number(b.name === SECOND_BRANCH));
};

const codeFor = async (
  client: DemoClient,
  { access }: SignedIn,
  branch: string,
  code?: string,
): Promise<string> => {
  const wanted = { kind: "till", branch, name: `Касса ${code ?? ""}`.trim(), ...(code && { code }) };
  return (await client.post<{ code: string }>("/v1/device-codes", wanted, access)).code;
};
