import { expect, test } from "vitest";
import type { HeadedLog } from "../core/heads.ts";
import { replicaPort } from "./replica-port.ts";
import { aNode } from "./testing/network.ts";

test("[SYNC-2] a stretch ends where its signature stands, and says its last number", async () => {
  const node = await aNode("aaa");
  for (let i = 0; i < 10; i++) await node.note(`note ${i}`);
  const port = replicaPort(node.replica);
  const [log] = await port.logs();
  if (log === undefined) throw new Error("no log");
  expect(log.head).toBe(11);
  expect(await port.read(log.id, 2, 4, 1_000_000)).toMatchObject({ last: 6, entries: { length: 4 } });
  expect(await port.read(log.id, 2, 500, 1)).toMatchObject({ last: 3 });
  expect(await port.read(log.id, 11, 500, 1_000)).toBeNull();
});

test("[SYNC-3] tells which logs grew, with a copy of how far", async () => {
  const node = await aNode("aaa");
  const told: (readonly HeadedLog[])[] = [];
  const release = replicaPort(node.replica).subscribe((logs) => told.push(logs));
  await node.note("one");
  await node.note("two");
  release();
  await node.note("three");
  expect(told.map((logs) => logs.map(({ head }) => head))).toEqual([[2], [3]]);
});

test("[LOG-5] an answer says how far the log is held, also for what was known already", async () => {
  const [a, b] = [await aNode("aaa"), await aNode("bbb")];
  await a.note("one");
  const batch = await a.replica.read([...a.replica.state.logs.keys()][0] as never, 0, 500, 1_000);
  if (batch === null) throw new Error("no batch");
  const port = replicaPort(b.replica);
  expect(await port.admit(batch)).toEqual({ ok: true, value: { head: 2, refusal: null } });
  expect(await port.admit({ ...batch, entries: batch.entries.slice(0, 1) })).toMatchObject({
    ok: true,
    value: { head: 2 },
  });
});
