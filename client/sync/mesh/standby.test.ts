import { beforeEach, expect, test } from "vitest";
import type { DeviceId } from "../../../shared/core/ids.ts";
import { type Air, createAir, fingerprintOf } from "../../testing/fake-air.ts";
import { createHandTimers, type HandTimers } from "../../testing/hand-timers.ts";
import type { Connection } from "./connection.ts";
import type { Link } from "./link.ts";
import { type Agreement, createStandby, type Standby } from "./standby.ts";

const [A, B] = ["till-a", "till-b"] as [DeviceId, DeviceId];

interface End {
  readonly standby: Standby;
  readonly disk: { agreements: readonly Agreement[] };
  readonly opened: Link[];
}

let air: Air;
let timers: HandTimers;
let ends: Map<DeviceId, End>;
let drawn: number;

/** A till's side; words it says come to the other at once. */
const createEnd = (me: DeviceId, other: DeviceId, disk: End["disk"] = { agreements: [] }): End => {
  const opened: Link[] = [];
  const open = (): Link => {
    let isOpen = false;
    const ears = {
      reached: () => {},
      received: () => {},
      drained: () => {},
      closed: () => standby.done(link),
      opened: () => {
        isOpen = true;
        opened.push(link);
        standby.done(link);
      },
    };
    const connection: Connection = air.connections(me).create(ears);
    const close = () => {
      connection.close();
      standby.done(link);
    };
    const link = { connection, close, expect: () => {}, peer: () => (isOpen ? {} : null) } as unknown as Link;
    return link;
  };
  const standby = createStandby({
    fingerprint: fingerprintOf(me),
    open,
    send: (_, body) => void ends.get(other)?.standby.hear(me, fingerprintOf(me), body),
    known: disk.agreements,
    save: (agreements) => {
      disk.agreements = agreements;
    },
    random: (length) => `${++drawn}`.padStart(length, "a"),
  });
  const end = { standby, disk, opened };
  ends.set(me, end);
  return end;
};
const reopen = (me: DeviceId, other: DeviceId, { disk }: End): End => {
  air.kill(me);
  return createEnd(me, other, disk);
};

let [a, b] = [] as unknown as [End, End];

beforeEach(async () => {
  air = createAir();
  timers = createHandTimers();
  [ends, drawn] = [new Map(), 0];
  [a, b] = [createEnd(A, B), createEnd(B, A)];
  a.standby.agree(B);
  await timers.pass(0);
});

test("what was agreed is on disk, and one connection waits at the other end", () => {
  expect(a.disk.agreements.map(({ device }) => device)).toEqual([B]);
  expect([a.standby.waiting(), b.standby.waiting(), air.alive()]).toEqual([[B], [], 1]);
});

test("a till that comes again calls, and is let in; the agreement is used up", async () => {
  a = reopen(A, B, a);
  expect(a.standby.waiting()).toEqual([B]);
  a.standby.call(B);
  await timers.pass(0);
  expect([a.opened.length, b.opened.length]).toEqual([1, 1]);
  expect([a.standby.waiting(), a.disk.agreements]).toEqual([[], []]);
});

test("a call that does not come through leaves the agreement for the next", async () => {
  a = reopen(A, B, a);
  air.wall(A, B);
  a.standby.call(B);
  await timers.pass(0);
  a.standby.stop();
  air.clear();
  a.standby.call(B);
  await timers.pass(0);
  expect(b.opened).toHaveLength(1);
});

test("agreeing again makes the agreement before void: one connection waits, not two", async () => {
  for (let i = 0; i < 5; i++) a.standby.agree(B);
  await timers.pass(0);
  expect([a.disk.agreements.length, air.alive()]).toEqual([1, 1]);
  a = reopen(A, B, a);
  a.standby.call(B);
  await timers.pass(0);
  expect(b.opened).toHaveLength(1);
});

test("words that name another key than the link's are nothing", async () => {
  const before = air.alive();
  b.standby.hear(A, fingerprintOf("somebody else"), `next ${a.disk.agreements[0]?.answer}`);
  await timers.pass(0);
  expect([air.alive(), b.disk.agreements]).toEqual([before, []]);
});

test("words that are none of ours are left to others", () => {
  expect(b.standby.hear(A, fingerprintOf(A), "SF1ABC")).toBe(false);
});

test("in a browser that allows no such call nothing is tried twice", async () => {
  a = reopen(A, B, a);
  const create = air.connections;
  Object.assign(air, {
    connections: (name: string) => {
      const connections = create(name);
      const refuse = () => Promise.reject(new Error("SDP is modified in a non-acceptable way"));
      return { ...connections, create: (ears: never) => ({ ...connections.create(ears), resume: refuse }) };
    },
  });
  a.standby.call(B);
  await timers.pass(0);
  expect(a.standby.waiting()).toEqual([]);
});
