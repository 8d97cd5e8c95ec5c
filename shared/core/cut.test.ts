import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../lib/seeded-random.ts";
import type { Json } from "./canonical.ts";
import { counterRights, counterValue } from "./counter.ts";
import { currentTicket, heirOf, isCut, rightsOf } from "./cut.ts";
import { compactHeads } from "./heads.ts";
import type { DeviceId, HolderId, LogId, StaffId } from "./ids.ts";
import { createReplica } from "./replica.ts";
import { createState } from "./state.ts";
import { createMemoryStore } from "./store.ts";
import {
  aDevice,
  aMove,
  aNote,
  anEdit,
  aPerson,
  exchange,
  NOON,
  stateData,
  TEA,
  type TestDevice,
  testDeps,
} from "./testing/device.ts";
import { allRows, anArrival } from "./testing/history.ts";

const server = () => aDevice("server", { kind: "server" });

interface CutOptions {
  readonly keeps?: HolderId;
  readonly heir?: HolderId | null;
}

/** The authority cuts the device as far as it has read it, and inherits unless told otherwise. */
const cut = (authority: TestDevice, device: string, { keeps, heir }: CutOptions = {}) => {
  const logs = [...authority.state().logs.values()].filter((log) => log.device === device);
  const body = {
    device: device as DeviceId,
    keeps: keeps ?? null,
    heads: compactHeads(logs),
    heir: heir === undefined ? authority.writer.holder : heir,
    reason: "stolen",
  };
  return authority.write(aNote("", { kind: "device.cut", scope: "org", body: body as unknown as Json }));
};

const limit = (authority: TestDevice, staff: string, role: string | null, before = NOON + 1) => {
  const heads = compactHeads(authority.state().logs.values());
  const body = { staff, before, heads, role, branches: "*", reason: "left" };
  return authority.write(aNote("", { kind: "person.cut", scope: "org", body: body as unknown as Json }));
};

const rights = ({ replica }: TestDevice, holder: HolderId) =>
  rightsOf(replica.state.cuts, replica.state.counters.get(TEA) ?? [], holder);
const value = ({ replica }: TestDevice) => counterValue(replica.state.counters.get(TEA) ?? []);
const attention = ({ replica }: TestDevice) =>
  [...replica.state.attention.values()]
    .map(({ type, log, seq, reason }) => `${type} ${log} ${seq} ${reason}`)
    .sort();

/** Till 1 has 10, of which the authority has read 4 sold; then it sells 3 more, gives 2 to till 2 and renames the tea. */
const lostTill = async () => {
  const [authority, till, other] = [await server(), await aDevice("till-1"), await aDevice("till-2")];
  await till.write(aMove({ counter: TEA, mint: 10 }), anEdit("tea", { name: "Tea" }));
  await till.write(aMove({ counter: TEA, spend: 4 }));
  await exchange(till, authority);
  await till.write(aMove({ counter: TEA, spend: 3 }), anEdit("tea", { name: "Chai", price: 5 }));
  await till.write(aMove({ counter: TEA, give: 2, to: other.writer.holder }));
  return { authority, till, other };
};

test("[FOLD-4] what a device did after its cut is void on every replica, whether it was heard before the cut or after", async () => {
  const { authority, till, other } = await lostTill();
  const late = await aDevice("till-3");
  await exchange(till, other);
  expect([value(other), rights(other, other.writer.holder)]).toEqual([3, 2]);
  await cut(authority, "till-1");
  for (const replica of [other, late, till]) await exchange(authority, replica);
  await exchange(other, authority);
  await exchange(late, authority);
  expect(stateData(other.state())).toEqual(stateData(authority.state()));
  expect(stateData(late.state())).toEqual(stateData(authority.state()));
  expect(value(authority)).toBe(6);
  expect(authority.state().docs.get("product")?.get("tea")?.fields).toEqual({ name: "Tea" });
  const log = till.log();
  expect(attention(other)).toEqual([5, 6, 7].map((seq) => `entry.void ${log} ${seq} cut: stolen`));
});

test("[COUNTER-6] the heir has what the cut device held, once, however often it is cut", async () => {
  const { authority, till, other } = await lostTill();
  await cut(authority, "till-1");
  await cut(authority, "till-1");
  expect([rights(authority, authority.writer.holder), rights(authority, till.writer.holder)]).toEqual([6, 0]);
  await authority.write(aMove({ counter: TEA, give: 6, to: other.writer.holder }));
  expect(await authority.tryWrite(null, aMove({ counter: TEA, spend: 1 }))).toMatchObject({
    error: { type: "RightsExceeded", held: 0 },
  });
  await exchange(authority, other);
  expect(rights(other, other.writer.holder)).toBe(6);
});

test("[COUNTER-6] what others gave the lost device, unheard of at the cut, reaches the heir when it is heard", async () => {
  const { authority, till, other } = await lostTill();
  await other.write(aMove({ counter: TEA, mint: 5 }));
  await other.write(aMove({ counter: TEA, give: 5, to: till.writer.holder }));
  await cut(authority, "till-1");
  expect(rights(authority, authority.writer.holder)).toBe(6);
  await exchange(other, authority);
  expect(rights(authority, authority.writer.holder)).toBe(11);
});

test("[COUNTER-6] a device that heard of its cut writes nothing more", async () => {
  const { authority, till } = await lostTill();
  await cut(authority, "till-1");
  await exchange(authority, till);
  expect(await till.tryWrite(null, aNote("?"))).toEqual({
    ok: false,
    error: { type: "DeviceCut", reason: "stolen" },
  });
});

test("[COUNTER-6] a life that broke is taken back while the device goes on with another", async () => {
  const [authority, till] = [await server(), await aDevice("till-1")];
  await till.write(aMove({ counter: TEA, mint: 10 }));
  await exchange(till, authority);
  await till.restart({ broken: true, random: "bbbb" });
  expect(rights(till, till.writer.holder)).toBe(0);
  await till.write(aNote("open"));
  await exchange(till, authority);
  await cut(authority, "till-1", { keeps: till.writer.holder, heir: till.writer.holder });
  await exchange(authority, till);
  expect(rights(till, till.writer.holder)).toBe(10);
  await till.write(aMove({ counter: TEA, spend: 10 }));
  await exchange(authority, till);
  expect([value(authority), attention(authority)]).toEqual([0, []]);
});

test("[COUNTER-6] of several cuts the lowest number counts and the first heir inherits; nobody's heir's heir is skipped", async () => {
  const { authority, till } = await lostTill();
  const twin = await authority.clone("twin");
  await cut(authority, "till-1");
  await exchange(till, twin);
  await cut(twin, "till-1", { heir: "till-9.1aaaa" as HolderId });
  await exchange(authority, twin);
  expect(stateData(authority.state())).toEqual(stateData(twin.state()));
  expect([
    value(twin),
    rights(twin, authority.writer.holder),
    rights(twin, "till-9.1aaaa" as HolderId),
  ]).toEqual([6, 6, 0]);
});

test("[COUNTER-6] heirs that name each other in a ring leave all frozen, and nothing hangs", async () => {
  const { authority, till, other } = await lostTill();
  await exchange(till, authority);
  await cut(authority, "till-1", { heir: other.writer.holder });
  await cut(authority, "till-2", { heir: till.writer.holder });
  const { cuts } = authority.state();
  expect([heirOf(cuts, till.writer.holder), isCut(cuts, other.writer.holder)]).toEqual([null, true]);
});

test("[FOLD-4] only the authority cuts: from anyone else the word is void", async () => {
  const [till, other] = [await aDevice("till-1"), await aDevice("till-2")];
  await till.write(aMove({ counter: TEA, mint: 3 }));
  await exchange(till, other);
  await cut(other, "till-1");
  await limit(other, "anna", null);
  await exchange(till, other);
  expect(attention(till).map((line) => line.replace(/^\S+ \S+ /, ""))).toEqual([
    "2 only the authority may",
    "3 only the authority may",
  ]);
  expect(till.state().cuts.devices.size + till.state().cuts.people.size).toBe(0);
});

test("[FOLD-4] a person's deeds beyond their cut are judged by what is left to them, until a newer ticket", async () => {
  const [authority, till] = [await server(), await aDevice("till-1")];
  const order = (text: string) => aNote(text, { kind: "order.given" });
  const boss = await aPerson("anna", { role: "boss" });
  await till.tryWrite(boss, order("before"));
  await exchange(till, authority);
  await limit(authority, "anna", "seller");
  await till.tryWrite(boss, order("unheard"));
  await till.tryWrite(
    await aPerson("anna", { role: "boss", issuedAt: NOON + 5 }),
    order("with a new ticket"),
  );
  await exchange(till, authority);
  const log = till.log();
  expect(attention(till)).toEqual([`entry.void ${log} 4 cut: left`]);
  expect(stateData(till.state())).toEqual(stateData(authority.state()));
});

test("[FOLD-4] the person at the till may at once what the cut leaves them, and nothing when it leaves nothing", async () => {
  const authority = await server();
  const { ticket } = await aPerson("anna", { role: "boss" });
  await limit(authority, "anna", "seller");
  expect(currentTicket(authority.state().cuts, ticket)?.role).toBe("seller");
  await limit(authority, "anna", null, NOON + 2);
  expect(currentTicket(authority.state().cuts, ticket)).toBeNull();
  expect(currentTicket(authority.state().cuts, { ...ticket, staff: "boris" as StaffId })?.role).toBe("boss");
});

test("[FOLD-1] with cuts, any order of arrival gives the same state, and so does folding all of it from nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = createRandom(seed);
      const { authority, till, other } = await lostTill();
      const boss = await aPerson("anna", { role: "boss" });
      for (let i = 0; i < 12; i++) {
        const device = random.pick([till, other]);
        await random.pick([
          () => device.tryWrite(boss, aNote("", { kind: "order.given" })),
          () =>
            device.tryWrite(
              null,
              aMove({ counter: TEA, give: 1, to: random.pick([till, other]).writer.holder }),
            ),
          () => device.tryWrite(null, anEdit("tea", { price: i })),
          () => device.restart({ random: `r${i}xx` }),
          () => exchange(device, authority),
          () => exchange(till, other),
          () => cut(authority, random.pick(["till-1", "till-2"])),
          () => limit(authority, "anna", random.pick([null, "seller", "boss"]), NOON + i),
        ])();
      }
      const rows = await allRows([authority, till, other]);
      const replicas = [];
      for (let i = 0; i < 2; i++) replicas.push(await readAs(anArrival(rows, random)));
      expect(stateData(replicas[0] ?? createState())).toEqual(stateData(replicas[1] ?? createState()));
      const cells = replicas[0]?.counters.get(TEA) ?? [];
      const cuts = replicas[0]?.cuts ?? createState().cuts;
      const holders = [
        ...new Set(cells.flatMap(({ holder, given }) => [holder, ...Object.keys(given ?? {})])),
      ];
      const held = holders.reduce((sum, holder) => sum + counterRights(cells, holder as HolderId), 0);
      const inUse = [...new Set([...holders, authority.writer.holder])].reduce(
        (sum, holder) => sum + rightsOf(cuts, cells, holder as HolderId),
        0,
      );
      expect(held).toBe(counterValue(cells));
      expect(inUse).toBeLessThanOrEqual(held);
    }),
    { numRuns: 60 },
  );
});

/** A replica that admits the rows one by one, as they come. */
const readAs = async (rows: Awaited<ReturnType<typeof allRows>>) => {
  const store = createMemoryStore();
  const replica = createReplica({ ...testDeps(store), state: createState(), arrived: 0, now: () => NOON });
  for (const { log, text, signature } of rows) {
    if (signature === null) throw new Error("Every entry of these devices is signed");
    await replica.admit({ log: log as LogId, entries: [text], signature });
  }
  return replica.state;
};
