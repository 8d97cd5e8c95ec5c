import { expect, test } from "vitest";
import type { Json } from "./canonical.ts";
import { compactHeads } from "./heads.ts";
import { aDevice, aMove, aNote, pass, send, TEA } from "./testing/device.ts";

/** A till that restarted once: the cut names its second log, which implies the first. */
const restarted = async () => {
  const [authority, till] = [await aDevice("server", { kind: "server" }), await aDevice("till-1")];
  await till.write(aMove({ counter: TEA, mint: 4 }));
  const first = till.log();
  await till.restart({ random: "bbbb" });
  await till.write(aNote("again"));
  await send(till, authority);
  const body = {
    device: "till-1",
    keeps: null,
    heads: compactHeads([...authority.state().logs.values()].filter(({ device }) => device === "till-1")),
    heir: null,
    reason: "lost",
  };
  await authority.write(aNote("", { kind: "device.cut", scope: "org", body: body as unknown as Json }));
  return { authority, till, first, second: till.log() };
};

test("[FOLD-4] a log that the cut only implies counts once the log that leads to it was read, and not before", async () => {
  const { authority, first, second } = await restarted();
  const listener = await aDevice("till-2");
  await pass(authority, listener, authority.log("org"));
  await pass(authority, listener, first);
  expect(listener.state().logs.get(first)?.cut).toEqual({ seq: 0, reason: "lost" });
  expect(listener.state().counters.size).toBe(0);
  await pass(authority, listener, second);
  expect(listener.state().logs.get(first)?.cut).toEqual({ seq: 2, reason: "lost" });
  expect(listener.state().counters.get(TEA)?.[0]?.minted).toBe(4);
  expect(listener.state().attention.size).toBe(0);
});

test("[FOLD-4] a log opened after the cut counts for nothing", async () => {
  const { authority, till } = await restarted();
  await till.restart({ random: "cccc" });
  await till.write(aMove({ counter: TEA, mint: 9 }));
  await send(till, authority);
  expect(authority.state().logs.get(till.log())?.cut).toEqual({ seq: 0, reason: "lost" });
  expect([...authority.state().attention.values()]).toMatchObject([
    { type: "entry.void", log: till.log(), seq: 2, reason: "cut: lost" },
  ]);
});
