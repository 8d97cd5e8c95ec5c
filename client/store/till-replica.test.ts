import { beforeEach, expect, test } from "vitest";
import type { Certificate } from "../../shared/core/certificate.ts";
import { signCertificate, signTicket } from "../../shared/core/certificate.ts";
import type { BranchId, DeviceId, OrgId } from "../../shared/core/ids.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import type { Draft, Person } from "../../shared/core/writer.ts";
import { ok } from "../../shared/lib/result.ts";
import { testKey } from "../../shared/testing/crypto.ts";
import { branchScopes } from "../../shared/testing/device.ts";
import { createMemoryProfile, type MemoryProfile } from "../testing/memory-till.ts";
import { openTillReplica, type TillReplica } from "./till-replica.ts";

const authorityKey = testKey("authority");
const authority = { org: "org-1" as OrgId, key: authorityKey.key };
const branch = "b1" as BranchId;

let profile: MemoryProfile;
let person: Person;
let clock = 1_790_000_000_000;

beforeEach(async () => {
  const key = testKey("till-1");
  const certificate: Certificate = {
    ...branchScopes(branch),
    org: authority.org,
    device: "till-1" as DeviceId,
    name: "Till",
    kind: "till",
    branch,
    code: "T1",
    key: key.key,
    issuedAt: 1,
  };
  const signed = await signCertificate(authorityKey.sign, certificate);
  profile = createMemoryProfile({ certificate, signed, key, authority, now: () => ++clock as Instant });
  const ticket = {
    org: authority.org,
    staff: "s1",
    name: "Ann",
    role: "manager",
    branches: "*",
    issuedAt: 1,
  };
  person = {
    ticket: ticket as unknown as Person["ticket"],
    signed: await signTicket(authorityKey.sign, ticket as unknown as Person["ticket"]),
  };
});

const received = (quantity: number): Draft => ({
  scope: "b-b1",
  kind: "stock.received",
  v: 1,
  body: { branch: "b1", lines: [{ product: "p1", quantity }], reference: "", opening: false },
  effects: [{ counter: "stock/b1/p1" as never, mint: quantity }],
});

const receive = async (till: TillReplica, quantity = 1000) => {
  const writer = till.writer();
  if (writer === null) return "not the writer";
  const done = await till.write(writer, person, () =>
    ok({ drafts: [received(quantity)], result: "written" }),
  );
  return done.ok ? done.value : done.error.type;
};

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const until = async (condition: () => boolean): Promise<void> => {
  for (let i = 0; i < 1000 && !condition(); i++) await settled();
  expect(condition()).toBe(true);
};

const minted = (till: TillReplica): number =>
  [...till.state.counters.values()].flat().reduce((sum, cell) => sum + cell.minted, 0);

test("[WRITE-1] the first tab writes, the second reads along", async () => {
  const first = await openTillReplica(profile.tab());
  const second = await openTillReplica(profile.tab());
  expect([first.writing.value, second.writing.value]).toEqual([true, false]);
  const told: number[] = [];
  second.subscribe(({ counters }) => told.push(counters.length));
  expect(await receive(first, 5000)).toBe("written");
  await until(() => minted(second) === 5000);
  expect(told.some((count) => count > 0)).toBe(true);
  expect(await receive(second)).toBe("not the writer");
  expect(second.arrived()).toBe(first.arrived());
});

test("a tab that only reads becomes the writer when the other closes", async () => {
  const first = await openTillReplica(profile.tab());
  const second = await openTillReplica(profile.tab());
  await receive(first);
  first.close();
  await until(() => second.writing.value);
  expect(await receive(second)).toBe("written");
  expect(await receive(first)).toBe("not the writer");
  expect(minted(second)).toBe(2000);
});

test("taking over turns the other tab into a reader at once, and back again", async () => {
  const first = await openTillReplica(profile.tab());
  const second = await openTillReplica(profile.tab());
  await receive(first);
  const writer = first.writer();
  await second.takeOver();
  expect([first.writing.value, second.writing.value]).toEqual([false, true]);
  expect(await receive(second)).toBe("written");
  await until(() => minted(first) === 2000);
  await first.takeOver();
  expect(await receive(first)).toBe("written");
  expect(first.writer()?.epoch).not.toBe(writer?.epoch);
  expect(first.writer()?.holder).toBe(writer?.holder);
  expect(profile.reported).toEqual([]);
});

test("a write that was waiting its turn when the right was lost is refused, not half done", async () => {
  const first = await openTillReplica(profile.tab());
  const second = await openTillReplica(profile.tab());
  const waiting = [receive(first), receive(first), receive(first)];
  await second.takeOver();
  const outcomes = await Promise.all(waiting);
  const written = outcomes.filter((outcome) => outcome === "written").length;
  const stored = await profile.store.since(0, 100);
  expect(stored.filter(({ kind }) => kind === "stock.received").length).toBe(written);
  await until(() => minted(second) === written * 1000);
});

test("a late write of a tab that was frozen costs the new writer one refusal and no unit", async () => {
  const first = await openTillReplica(profile.tab());
  await receive(first);
  const frozen = first.writer();
  const last = (await profile.store.since(0, 100)).at(-1);
  const second = await openTillReplica(profile.tab());
  await second.takeOver();
  const { createReplica } = await import("../../shared/core/replica.ts");
  const late = createReplica({ ...profile.tab(), state: first.state, arrived: last?.n ?? 0 });
  if (frozen === null) throw new Error("no writer");
  expect((await late.write(frozen, person, () => ok({ drafts: [received(7000)], result: "late" }))).ok).toBe(
    true,
  );
  expect(await receive(second)).toBe("StorageFailed");
  await until(() => second.writing.value);
  expect(await receive(second)).toBe("written");
  expect(minted(second)).toBe(9000);
  const numbers = (await profile.store.since(0, 100)).map(({ n }) => n);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test("after a restart the state is there, from the checkpoint and the tail, under the same holder", async () => {
  const first = await openTillReplica(profile.tab());
  await receive(first);
  await first.saveCheckpoint();
  await receive(first);
  expect(first.behind()).toBe(1);
  first.close();
  await settled();
  const second = await openTillReplica(profile.tab());
  expect(minted(second)).toBe(2000);
  expect(second.writer()?.holder).toBe(first.state.logs.values().next().value?.holder);
  expect(second.breaks.value).toEqual([]);
  expect(await receive(second)).toBe("written");
});

test("a checkpoint of a tab that took over is whole, though it knows nothing of the other's chunks", async () => {
  const first = await openTillReplica(profile.tab());
  await receive(first);
  await first.saveCheckpoint();
  const second = await openTillReplica(profile.tab());
  await second.takeOver();
  await receive(second);
  await second.saveCheckpoint();
  second.close();
  first.close();
  await settled();
  const third = await openTillReplica(profile.tab());
  expect(minted(third)).toBe(2000);
  expect(third.arrived()).toBe(second.arrived());
  expect((await profile.chunks.all()).length).toBe((await profile.chunks.current())?.chunks.length);
});

test("[FOLD-3] a till that lost the pages it began with goes on wanting them, whatever it keeps meanwhile", async () => {
  const lost = ["lost"];
  await profile.chunks.point({
    format: 1,
    covers: 0,
    whole: false,
    began: lost,
    unreadable: [],
    chunks: lost,
  });
  const first = await openTillReplica(profile.tab());
  expect(first.needsBootstrap()).toBe(true);
  expect(await receive(first)).toBe("written");
  await first.saveCheckpoint();
  first.close();
  await settled();
  const second = await openTillReplica(profile.tab());
  expect([second.needsBootstrap(), minted(second)]).toEqual([true, 1000]);
});
