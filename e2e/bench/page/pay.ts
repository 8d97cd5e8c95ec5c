import { readClock } from "../../../client/device/clock.ts";
import { createCrypto, deviceKeyOf, generateKeyPair } from "../../../client/device/crypto.ts";
import { newId } from "../../../client/device/ids.ts";
import { createCheckpointer } from "../../../client/store/checkpointer.ts";
import { commands, rules } from "../../../shared/commands.ts";
import {
  type Authority,
  type Certificate,
  signCertificate,
  signTicket,
  type Ticket,
} from "../../../shared/core/certificate.ts";
import { branchScope, type HolderId, holderId, type OrgId, type StaffId } from "../../../shared/core/ids.ts";
import { createReplica } from "../../../shared/core/replica.ts";
import { type Actor, runCommand } from "../../../shared/core/run-command.ts";
import { mayAct } from "../../../shared/domain/access/judge.ts";
import { units } from "../../../shared/lib/quantity.ts";
import { TILL } from "./pages.ts";
import { openShop } from "./shop.ts";
import { timed } from "./timed.ts";

/** Milliseconds each of so many sales took from the command to durable; after each, those of one raw strict put of its text. */
export const pay = async (name: string, sales: number) => {
  const { authority, actor } = await openTill();
  const { database, deps, opened } = await openShop(name, authority);
  const { state, arrived, base } = opened;
  const replica = createReplica({ ...deps, state, rules, now: readClock, arrived });
  const checkpointer = createCheckpointer({
    chunks: deps.chunks,
    state,
    arrived: replica.arrived,
    base,
    newId,
  });
  replica.subscribe(checkpointer.note);
  const raw = await openRaw(`raw-${crypto.randomUUID()}`);
  const baskets = basketsOf(state, actor.writer.holder);
  const durable: number[] = [];
  const floor: number[] = [];
  for (let i = -WARM_UP; i < sales; i++) {
    const args = baskets((i + WARM_UP) * LINES);
    const [ms, sold] = await timed(() => runCommand(replica, actor, commands["sale.complete"], args));
    if (!sold.ok) throw new Error(JSON.stringify(sold.error));
    const [row] = await deps.store.since(replica.arrived() - 1, 1);
    const [put] = await timed(() => rawPut(raw, { id: String(i), text: row?.text }));
    if (i < 0) continue;
    durable.push(ms);
    floor.push(put);
  }
  raw.close();
  await database.close();
  return { durable, floor };
};

const WARM_UP = 10;
const LINES = 5;

const openTill = async (): Promise<{ authority: Authority; actor: Actor }> => {
  const [office, own] = [await aKey(), await aKey()];
  const authority: Authority = { org: "org-1" as OrgId, key: office.publicKey };
  const scope = branchScope(TILL.branch);
  const certificate: Certificate = {
    org: authority.org,
    device: TILL.device,
    name: "T1",
    kind: "till",
    branch: TILL.branch,
    code: "T1",
    key: own.publicKey,
    reads: ["org", scope],
    writes: ["org", "office", scope],
    issuedAt: 1,
  };
  const ticket: Ticket = {
    org: authority.org,
    staff: "seller-1" as StaffId,
    name: "Seller",
    role: "seller",
    branches: "*",
    issuedAt: 1,
  };
  const writer = {
    certificate,
    signed: await signCertificate(office.sign, certificate),
    epoch: TILL.epoch,
    holder: holderId(TILL.device, TILL.epoch),
    sign: own.sign,
    crypto: createCrypto(),
  };
  const person = { ticket, signed: await signTicket(office.sign, ticket) };
  return { authority, actor: { writer, person, now: readClock, newId, may: mayAct } };
};

const aKey = async () => deviceKeyOf(await generateKeyPair());

/** Baskets of five products the till holds rights to, one basket after another. */
const basketsOf = (state: Awaited<ReturnType<typeof openShop>>["opened"]["state"], holder: HolderId) => {
  const held = [...state.counters]
    .filter(([, cells]) => cells.some(({ given }) => (given?.[holder] ?? 0) > 0))
    .map(([counter]) => counter.split("/")[2] ?? "");
  return (from: number) => ({
    lines: Array.from({ length: LINES }, (_, i) => ({
      product: held[(from + i) % held.length] ?? "",
      quantity: units(1),
    })),
    tenders: [{ type: "cash" as const, amount: 100_000_000 }],
  });
};

const openRaw = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("rows", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const rawPut = (database: IDBDatabase, row: unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
    transaction.objectStore("rows").put(row);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
