import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, type Random } from "../lib/seeded-random.ts";
import type { Hash } from "./crypto.ts";
import { compactHeads, type HeadedLog, type Heads, mergeHeads, missingFrom } from "./heads.ts";
import { type DeviceId, epochId, type LogId, logId, type Scope } from "./ids.ts";

const nameOf = (count: number, random = "aaaa", device = "till-1", scope: Scope = "b-b1"): LogId =>
  logId(device as DeviceId, epochId(count, random), scope);

const aLog = (id: LogId, head: number, after: readonly [LogId, number] | null = null): HeadedLog => ({
  id,
  head,
  continues: after === null ? null : { log: after[0], seq: after[1], hash: "h" as Hash },
});

const [E1, E2, E3] = [nameOf(1), nameOf(2), nameOf(3)];

/** What one replica holds of the logs there are: how far it has read each. */
type Held = ReadonlyMap<LogId, number>;

const logsOf = (world: ReadonlyMap<LogId, HeadedLog>, held: Held): readonly HeadedLog[] =>
  [...held].map(([id, head]) => ({ ...(world.get(id) as HeadedLog), head }));

/** Logs of a few devices: restarts, clones, old profiles brought back, breaks; and forgers who continue anything. */
const aWorld = ({ below, pick }: Random, forgers: boolean): ReadonlyMap<LogId, HeadedLog> => {
  const world = new Map<LogId, HeadedLog>();
  for (let i = 0; i < 4 + below(12); i++) {
    const device = `till-${1 + below(2)}`;
    const scope = pick<Scope>(["b-b1", "org"]);
    const series = [...world.values()].filter(
      ({ id }) => id.startsWith(`${device}.`) && id.endsWith(`.${scope}`),
    );
    const id = nameOf(1 + series.length - below(2), pick(["aaaa", "bbbb", "cccc"]), device, scope);
    if (world.has(id)) continue;
    const last = below(4) === 0 ? series[below(series.length || 1)] : series.at(-1);
    const before = below(10) === 0 ? undefined : last;
    const seq = before === undefined ? 0 : below(3) === 0 ? 1 + below(before.head) : before.head;
    world.set(id, aLog(id, 1 + below(6), before === undefined ? null : [before.id, seq]));
  }
  if (forgers) forge(world, pick, below);
  return world;
};

const forge = (world: Map<LogId, HeadedLog>, pick: Random["pick"], below: Random["below"]): void => {
  for (const log of world.values()) {
    if (below(3) > 0) continue;
    const other = pick([...world.values()].filter(({ id }) => id !== log.id));
    world.set(log.id, aLog(log.id, log.head, [other?.id ?? E1, 1 + below(9)]));
  }
};

const someHeld = (world: ReadonlyMap<LogId, HeadedLog>, { below }: Random): Map<LogId, number> => {
  const held = new Map<LogId, number>();
  for (const { id, head } of world.values()) {
    const read = [0, head, below(head + 1)][below(3)] ?? 0;
    if (read > 0) held.set(id, read);
  }
  return held;
};

const lacks = (ours: Held, theirs: Held): readonly string[] =>
  [...ours].filter(([id, head]) => head > (theirs.get(id) ?? 0)).map(([id]) => id);

/** One side sends some of what it thinks the other lacks; frames may be lost. True when there was anything to send. */
const sendSome = (
  world: ReadonlyMap<LogId, HeadedLog>,
  from: Held,
  to: Map<LogId, number>,
  isLost: () => boolean,
): boolean => {
  const missing = missingFrom(logsOf(world, from), compactHeads(logsOf(world, to)));
  for (const { log, after } of missing) {
    expect(after).toBeLessThan(from.get(log) ?? 0);
    if (!isLost() && after <= (to.get(log) ?? 0)) to.set(log, Math.max(to.get(log) ?? 0, from.get(log) ?? 0));
  }
  return missing.length > 0;
};

test.each([false, true])(
  "[HEADS-1] two replicas always come to hold the same, forgers: %s",
  (forgers) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const world = aWorld(random, forgers);
        const [a, b] = [someHeld(world, random), someHeld(world, random)];
        for (let round = 0; round < 30; round++) {
          const isLost = () => round < 8 && random.below(2) === 0;
          const said = [sendSome(world, a, b, isLost), sendSome(world, b, a, isLost)];
          if (!said.includes(true)) break;
        }
        expect([...a].sort()).toEqual([...b].sort());
      }),
      { numRuns: 1_000 },
    );
  },
  60_000,
);

test("[HEADS-1] what is sent is lacked and asked for from where it ends, once the peer's logs are known", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      const world = aWorld(random, false);
      const ours: Held = new Map([...world.values()].map(({ id, head }) => [id, head]));
      const theirs = someHeld(world, random);
      const missing = missingFrom(logsOf(world, ours), compactHeads(logsOf(world, theirs)));
      expect(missing.map(({ log }) => log).sort()).toEqual([...lacks(ours, theirs)].sort());
      for (const { log, after } of missing) expect(after).toBe(theirs.get(log) ?? 0);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

test("[HEADS-1] heads stay below 8 KB after 10,000 restarts, and are compared at once", () => {
  const logs: HeadedLog[] = [];
  for (const scope of ["b-b1", "org", "office"] as const) {
    let before: readonly [LogId, number] | null = null;
    for (let count = 1; count <= 10_000; count++) {
      const id = nameOf(count, "k3xq", "till-1", scope);
      logs.push(aLog(id, 7, before));
      before = [id, 7];
    }
  }
  const heads = compactHeads(logs);
  expect(JSON.stringify(heads).length).toBeLessThan(8 * 1024);
  expect(Object.keys(heads)).toHaveLength(3);
  expect(missingFrom(logs, heads)).toEqual([]);
  expect(missingFrom(logs, {})).toHaveLength(30_000);
});

test("[HEADS-1] a log whose successor came first is still asked for", () => {
  const [one, two] = [aLog(E1, 9), aLog(E2, 3, [E1, 9])];
  expect(compactHeads([two])).toEqual({ [E1]: 0, [E2]: 3 });
  expect(missingFrom([one, two], compactHeads([two]))).toEqual([{ log: E1, after: 0 }]);
  expect(missingFrom([one, two], compactHeads([aLog(E1, 4), two]))).toEqual([{ log: E1, after: 4 }]);
  expect(missingFrom([one, two], compactHeads([one, two]))).toEqual([]);
});

test("[HEADS-1] a log that went on after it was continued is named", () => {
  expect(compactHeads([aLog(E1, 12), aLog(E2, 3, [E1, 9])])).toEqual({ [E1]: 12, [E2]: 3 });
});

test("[HEADS-1] what a later log that we lack may imply waits for it; what is named does not", () => {
  const ours = [aLog(E1, 9), aLog(E2, 5, [E1, 9])];
  expect(missingFrom(ours, { [E3]: 4 })).toEqual([]);
  expect(missingFrom(ours, { [E2]: 2, [E3]: 4 })).toEqual([{ log: E2, after: 2 }]);
  expect(missingFrom(ours, { [nameOf(2, "bbbb")]: 4 })).toEqual([{ log: E2, after: 0 }]);
  expect(missingFrom(ours, { [nameOf(9, "aaaa", "till-2")]: 4 })).toHaveLength(2);
  expect(missingFrom(ours, { [nameOf(9, "aaaa", "till-1", "org")]: 4 })).toHaveLength(2);
});

test("[HEADS-1] a forger who continues a log further than it goes hides none of it", () => {
  const forged = aLog(E2, 1, [E1, 1_000_000]);
  expect(missingFrom([aLog(E1, 9), forged], compactHeads([aLog(E1, 5), forged]))).toEqual([
    { log: E1, after: 5 },
  ]);
});

test("[HEADS-1] logs that continue each other in a ring are named", () => {
  const ring = [aLog(E1, 5, [E2, 7]), aLog(E2, 7, [E1, 5])];
  expect(missingFrom(ring, compactHeads(ring))).toEqual([]);
  expect(missingFrom(ring, {})).toHaveLength(2);
});

test("[HEADS-1] a log that was never read is not held, and nonsense in a peer's heads asks for nothing", () => {
  expect(compactHeads([aLog(E1, 0)])).toEqual({});
  expect(missingFrom([aLog(E1, 0)], {})).toEqual([]);
  expect(missingFrom([], { [E1]: 5, ["nonsense" as LogId]: 7 })).toEqual([]);
  expect(missingFrom([aLog(E1, 2)], { ["nonsense" as LogId]: 7 })).toEqual([{ log: E1, after: 0 }]);
});

test("[HEADS-2] merging heads is the pointwise maximum", () => {
  const heads = fc.dictionary(fc.constantFrom(E1, E2, E3), fc.nat(9), {
    noNullPrototype: true,
  }) as fc.Arbitrary<Heads>;
  fc.assert(
    fc.property(heads, heads, heads, (a, b, c) => {
      expect(mergeHeads(a, b)).toEqual(mergeHeads(b, a));
      expect(mergeHeads(a, mergeHeads(b, c))).toEqual(mergeHeads(mergeHeads(a, b), c));
      expect(mergeHeads(a, a)).toEqual(a);
      for (const id of [E1, E2, E3]) expect(mergeHeads(a, b)[id] ?? 0).toBe(Math.max(a[id] ?? 0, b[id] ?? 0));
    }),
  );
});
