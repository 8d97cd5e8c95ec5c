import { z } from "zod";
import { ok } from "../../lib/result.ts";
import type { Refusal } from "../admission.ts";
import {
  type Authority,
  type Certificate,
  signCertificate,
  signTicket,
  type Ticket,
} from "../certificate.ts";
import type { Effect } from "../counter.ts";
import type { Crypto } from "../crypto.ts";
import type { FieldEdits } from "../document.ts";
import type { Judge, Rules } from "../fold.ts";
import { missingFrom } from "../heads.ts";
import {
  type CounterId,
  type DeviceId,
  epochId,
  type HolderId,
  holderId,
  type LogId,
  logId,
  type OrgId,
  type Scope,
  type StaffId,
} from "../ids.ts";
import { coreKinds, type Kinds } from "../kind.ts";
import { createReplica, type Replica } from "../replica.ts";
import { foldTail } from "../restore.ts";
import type { Instant } from "../stamp.ts";
import { createState, type State } from "../state.ts";
import { createMemoryStore, type EntryStore } from "../store.ts";
import type { Draft, Person, Writer } from "../writer.ts";
import { type TestKey, testCrypto, testKey } from "./crypto.ts";

export const ORG = "org-1" as OrgId;
export const authorityKey = testKey("authority");
export const testAuthority: Authority = { org: ORG, key: authorityKey.key };
export const NOON = 1_790_000_000_000 as Instant;
export const BRANCH: Scope = "b-b1";
export const TEA = "stock/b1/tea" as CounterId;

const fact = {
  version: 1,
  scope: "any",
  permission: null,
  body: z.strictObject({ text: z.string() }),
} as const;

/** Kinds enough to try every rule: a fact anyone may write, and one that needs a boss. */
export const testKinds: Kinds = {
  ...coreKinds,
  "note.made": fact,
  "order.given": { ...fact, permission: "boss" },
};

export const testJudge: Judge = (entry, log) => {
  const permission = testKinds[entry.kind]?.permission ?? null;
  return permission === null || log.people.get(entry.by)?.role === permission ? null : `not a ${permission}`;
};

export const testRules: Rules = { kinds: testKinds, judge: testJudge };

export const aCertificate = (device: string, over: Partial<Certificate> = {}): Certificate => ({
  org: ORG,
  device: device as DeviceId,
  name: device,
  kind: "till",
  branch: null,
  code: "T1",
  key: testKey(device).key,
  reads: ["*"],
  writes: ["*"],
  issuedAt: NOON,
  ...over,
});

export const aPerson = async (staff: string, over: Partial<Ticket> = {}): Promise<Person> => {
  const ticket: Ticket = {
    org: ORG,
    staff: staff as StaffId,
    name: staff,
    role: "seller",
    branches: "*",
    issuedAt: NOON,
    ...over,
  };
  return { ticket, signed: await signTicket(authorityKey.sign, ticket) };
};

export const aNote = (text: string, over: Partial<Draft> = {}): Draft => ({
  scope: BRANCH,
  kind: "note.made",
  v: 1,
  body: { text },
  ...over,
});

export const anEdit = (id: string, set: FieldEdits): Draft =>
  aNote("edit", { patches: [{ doc: "product", id, set }] });

export const aMove = (...effects: readonly Effect[]): Draft => aNote("move", { effects });

export const testWriter = async (
  certificate: Certificate,
  epoch: string,
  options: { readonly key?: TestKey; readonly holder?: HolderId; readonly crypto?: Crypto } = {},
): Promise<Writer> => ({
  certificate,
  signed: await signCertificate(authorityKey.sign, certificate),
  epoch: epoch as Writer["epoch"],
  holder: options.holder ?? holderId(certificate.device, epoch as Writer["epoch"]),
  sign: (options.key ?? testKey(certificate.device)).sign,
  crypto: options.crypto ?? testCrypto,
});

/** A device with its storage, from one opening to the next. */
export interface TestDevice {
  readonly name: string;
  store: EntryStore;
  replica: Replica;
  writer: Writer;
  /** Milliseconds its clock is off. */
  drift: number;
  readonly state: () => State;
  /** Writes; throws on an error. */
  readonly write: (...drafts: readonly Draft[]) => Promise<void>;
  readonly tryWrite: (person: Person | null, ...drafts: readonly Draft[]) => ReturnType<typeof tryWrite>;
  /** Opens the database again: a new epoch, with the same holder unless the storage is known to have broken. */
  readonly restart: (options?: { readonly broken?: boolean; readonly random?: string }) => Promise<void>;
  /** Opens an empty database after the old one was lost: nothing of it is known, rights least of all [COUNTER-7]. */
  readonly wipe: (random: string) => Promise<void>;
  /** A copy of the whole profile as it is, opened beside this one. */
  readonly clone: (random: string) => Promise<TestDevice>;
  readonly log: (scope?: Scope) => LogId;
}

export const aDevice = async (name: string, over: Partial<Certificate> = {}): Promise<TestDevice> =>
  openDevice(name, aCertificate(name, over), createMemoryStore(), 1, "aaaa", null);

const openDevice = async (
  name: string,
  certificate: Certificate,
  store: EntryStore,
  count: number,
  random: string,
  holder: HolderId | null,
): Promise<TestDevice> => {
  let openings = count;
  let ticks = 0;
  const open = async (suffix: string, kept: HolderId | null) => {
    const epoch = epochId(openings, suffix);
    const state = createState();
    const { arrived } = await foldTail(testDeps(device.store), state, 0);
    const writer = await testWriter(certificate, epoch, kept === null ? {} : { holder: kept });
    const replica = createReplica({
      ...testDeps(device.store),
      state,
      arrived,
      now: () => (NOON + ++ticks + device.drift) as Instant,
    });
    return { writer, replica };
  };
  const device: TestDevice = {
    name,
    store,
    drift: 0,
    ...({} as Pick<TestDevice, "replica" | "writer">),
    state: () => device.replica.state,
    write: async (...drafts) => {
      const written = await device.tryWrite(null, ...drafts);
      if (!written.ok) throw new Error(JSON.stringify(written.error));
    },
    tryWrite: (person, ...drafts) => tryWrite(device, person, drafts),
    restart: async ({ broken = false, random: suffix = random } = {}) => {
      openings++;
      Object.assign(device, await open(suffix, broken ? null : device.writer.holder));
    },
    wipe: async (suffix) => {
      device.store = createMemoryStore();
      openings = 1;
      Object.assign(device, await open(suffix, null));
    },
    clone: async (suffix) => {
      const copy = createMemoryStore();
      await copy.append(await device.store.since(0, Number.MAX_SAFE_INTEGER));
      return openDevice(`${name}'`, certificate, copy, openings + 1, suffix, device.writer.holder);
    },
    log: (scope = BRANCH) => logId(certificate.device, device.writer.epoch, scope),
  };
  return Object.assign(device, await open(random, holder));
};

export const testDeps = (store: EntryStore) => ({
  store,
  crypto: testCrypto,
  authority: testAuthority,
  rules: testRules,
});

const tryWrite = (device: TestDevice, person: Person | null, drafts: readonly Draft[]) =>
  device.replica.write(device.writer, person, () => ok({ drafts, result: null }));

/** Sends what the other lacks, log by log; at most `batches`. Gives the number of batches that were sent. */
export const send = async (
  from: TestDevice,
  to: TestDevice,
  { batches = Number.POSITIVE_INFINITY, limit = 100 } = {},
): Promise<number> => {
  let sent = 0;
  for (const { log, after } of missingFrom(from.state().logs.values(), to.replica.heads())) {
    if (sent >= batches) break;
    const batch = await from.replica.read(log, after, limit, 100_000);
    if (batch === null) continue;
    sent++;
    const admitted = await to.replica.admit(batch);
    if (!admitted.ok || admitted.value !== null) throw new Error(JSON.stringify(admitted));
  }
  return sent;
};

/** Exchanges until neither lacks anything; throws when that takes more rounds than there could be logs. */
export const exchange = async (a: TestDevice, b: TestDevice): Promise<void> => {
  for (let round = 0; (await send(a, b)) + (await send(b, a)) > 0; round++) {
    if (round > 50) throw new Error(`${a.name} and ${b.name} never finish`);
  }
};

/** Admits a batch read from one device by another: the refusal, or `null`. */
export const pass = async (
  from: TestDevice,
  to: TestDevice,
  log: LogId,
  after = 0,
): Promise<Refusal | null> => {
  const batch = await from.replica.read(log, after, 1_000, 1_000_000);
  if (batch === null) throw new Error(`Nothing to read of ${log}`);
  const admitted = await to.replica.admit(batch);
  if (!admitted.ok) throw new Error(admitted.error.detail);
  return admitted.value;
};

/** The state as plain data, with what has no order of its own in order: two replicas that read the same have it equal. */
export const stateData = (state: State): unknown => ({
  docs: [...state.docs].map(([type, docs]) => [type, sortedByKey(docs)]).sort(byFirst),
  counters: sortedByKey(state.counters).map(([id, cells]) => [
    id,
    [...cells].sort((a, b) => (a.log < b.log ? -1 : 1)),
  ]),
  logs: sortedByKey(state.logs),
  attention: sortedByKey(state.attention),
  indexes: [...state.indexes].map(([name, index]) => [name, sortedByKey(index)]).sort(byFirst),
  stamp: state.stamp,
});

const sortedByKey = <K extends string, V>(map: ReadonlyMap<K, V>): readonly (readonly [K, V])[] =>
  [...map].sort(byFirst);

const byFirst = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : 1;
