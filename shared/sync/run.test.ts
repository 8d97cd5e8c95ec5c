import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CounterId } from "../core/ids.ts";
import type { Replica } from "../core/replica.ts";
import { aNode, link, type Node, ORG, type Weather } from "./testing/network.ts";

const TEA = "stock/b1/tea" as CounterId;

const headsOf = ({ replica }: { replica: Replica }) =>
  Object.fromEntries([...replica.state.logs].map(([id, { head, hash }]) => [id, `${head} ${hash}`]).sort());

const notes = async (node: Node, count: number) => {
  for (let i = 0; i < count; i++) await node.note(`${node.name} ${i}`);
};

test("[SYNC-2] two replicas that were apart have the same logs after one session", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb")];
  await notes(a, 30);
  await notes(b, 5);
  const { settle, ended } = link(a, b);
  await settle();
  expect(headsOf(a)).toEqual(headsOf(b));
  expect(Object.keys(headsOf(a))).toHaveLength(2);
  expect(ended).toEqual({ a: null, b: null });
});

test("[SYNC-3] what is written while the session is open arrives without being asked for", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb")];
  const { settle } = link(a, b);
  await settle();
  await notes(a, 3);
  await settle();
  expect(headsOf(b)).toEqual(headsOf(a));
});

test("[SYNC-3] a line A–B–C converges: B forwards what it has of others", async () => {
  const [a, b, c] = [await aNode("aaa"), await aNode("bbb"), await aNode("ccc")];
  const [ab, bc] = [link(a, b), link(b, c)];
  await notes(a, 4);
  await notes(c, 4);
  for (let i = 0; i < 3; i++) {
    for (const { a: one, b: other, settle } of [ab, bc]) {
      await settle();
      for (const session of [one, other]) session.tick(i);
      await settle();
    }
  }
  expect(headsOf(c)).toEqual(headsOf(a));
  expect(headsOf(b)).toEqual(headsOf(a));
});

test("[SYNC-3] where all are linked, an entry crosses each link once; whoever stands in the middle passes on at once", async () => {
  for (const [kind, batches] of [
    ["till", 2],
    ["server", 3],
  ] as const) {
    const [a, b, c] = [await aNode("aaa"), await aNode("bbb", { kind }), await aNode("ccc")];
    const links = [link(a, b), link(b, c), link(a, c)];
    const settleAll = async () => {
      for (let i = 0; i < 3; i++) for (const { settle } of links) await settle();
    };
    await settleAll();
    const said = () =>
      links.flatMap(({ frames }) => frames).filter((frame) => frame.startsWith('{"type":"entries"'));
    await a.note("hello");
    for (const i of [0, 2, 1]) await links[i]?.settle();
    for (const session of links.flatMap((each) => [each.a, each.b])) session.tick(1);
    await settleAll();
    expect([kind, said().length]).toEqual([kind, batches]);
    expect(headsOf(c)).toEqual(headsOf(a));
  }
});

test("[SYNC-2] a scope the peer may not read stays here", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb", { reads: ["org"] })];
  await a.note("cost 4", "office");
  await a.note("hello", "org");
  const { settle, frames } = link(a, b);
  await settle();
  expect([...b.replica.state.logs.keys()]).toEqual(["aaa.1aaaa.org"]);
  expect(frames.join("\n")).not.toContain("cost 4");
});

test("[SYNC-1] a device that does not hold its certificate's key is sent away, and learns nothing", async () => {
  const [a, thief] = [await aNode("aaa"), await aNode("bbb")];
  await notes(a, 3);
  const { settle, ended } = link(a, thief, undefined, { b: { sign: async () => "forged" as never } });
  await settle();
  expect(ended).toEqual({ a: "proof", b: "proof" });
  expect(thief.replica.state.logs.size).toBe(0);
});

test("[SYNC-1] a revoked device is sent away by name", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb")];
  const { settle, ended } = link(a, b, undefined, {
    a: { turnAway: ({ device }) => (device === "bbb" ? "revoked" : null) },
  });
  await settle();
  expect(ended).toEqual({ a: "revoked", b: "revoked" });
});

test("[SYNC-1] somebody between the two, with channels of their own to each, is found out", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb")];
  await notes(a, 3);
  const bound = (node: Node, binding: string) => ({
    config: {
      org: ORG,
      certificate: node.writer.certificate,
      signed: node.writer.signed,
      nonce: `nonce-${node.name}`,
      binding,
      window: 4,
    },
  });
  const over = { a: bound(a, "a-middle"), b: bound(b, "b-middle") };
  const { settle, ended } = link(a, b, undefined, over);
  await settle();
  expect(ended).toEqual({ a: "proof", b: "proof" });
});

test("[SYNC-10] rights asked for are given before the answer says so", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb")];
  const answered: string[] = [];
  const asked: unknown[] = [];
  const { a: session, settle } = link(a, b, undefined, {
    a: {
      events: {
        opened: () => session.say({ type: "want-rights", id: 4, wants: [{ counter: TEA, amount: 2 }] }),
        rights: (id) =>
          answered.push(`${id} with ${b.replica.state.logs.size} and ${a.replica.state.logs.size}`),
      },
    },
    b: {
      giveRights: async (wants, peer) => {
        asked.push([wants, peer.device]);
        await b.note("given");
      },
    },
  });
  await settle();
  expect(asked).toEqual([[[{ counter: TEA, amount: 2 }], "aaa"]]);
  expect(answered).toEqual(["4 with 1 and 1"]);
});

test("[SYNC-6] a frame cut in the middle ends the session; the next one heals", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb")];
  await notes(a, 50);
  const cut: Weather = (frame) =>
    frame.startsWith('{"type":"entries"') ? [frame.slice(0, frame.length / 2)] : [frame];
  const bad = link(a, b, cut);
  await bad.settle();
  expect(b.replica.state.logs.size).toBe(0);
  await link(a, b).settle();
  expect(headsOf(b)).toEqual(headsOf(a));
});

describe("[SYNC-4] any weather, then a clear day", () => {
  test("frames lost, repeated and cut never break a replica, and it converges afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 80 }),
        async (fates) => {
          const [a, b] = [await aNode("aaa"), await aNode("bbb")];
          let turn = 0;
          const storm: Weather = (frame) => {
            const fate = fates[turn++ % fates.length];
            if (fate === 0) return [];
            if (fate === 1) return [frame, frame];
            return fate === 2 ? [frame.slice(0, -7)] : [frame];
          };
          await notes(a, 12);
          await notes(b, 7);
          const stormy = link(a, b, storm);
          for (let i = 0; i < 3; i++) {
            await stormy.settle();
            await notes(a, 2);
            stormy.a.tick(i);
            stormy.b.tick(i);
          }
          stormy.a.stop();
          stormy.b.stop();
          const clear = link(a, b);
          await clear.settle();
          expect(headsOf(b)).toEqual(headsOf(a));
        },
      ),
      { numRuns: 30 },
    );
  });
});
