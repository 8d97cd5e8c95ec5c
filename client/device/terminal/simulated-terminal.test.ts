import { expect, test } from "vitest";
import { createSimulatedTerminal, type Fault, readBank } from "./simulated-terminal.ts";
import type { TerminalAnswer } from "./terminal.ts";

const request = { attempt: "attempt-12345678", amount: 500 };

const simulated = (fault: Fault) => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const late: (() => void)[] = [];
  const wait = (milliseconds: number): Promise<void> =>
    milliseconds > 5_000 ? new Promise((resolve) => late.push(resolve)) : Promise.resolve();
  const heard: TerminalAnswer[] = [];
  const terminal = createSimulatedTerminal({ storage, fault: () => fault, wait });
  terminal.listen?.((_, answer) => heard.push(answer));
  return { terminal, heard, bank: () => readBank(storage)[request.attempt], later: () => late[0]?.() };
};

const paid = { type: "paid", reference: "12345678" };

test.each([
  { fault: "approved", start: paid, status: paid, taken: 1 },
  { fault: "double", start: paid, status: paid, taken: 1 },
  { fault: "reverse-lost", start: paid, status: paid, taken: 1 },
  { fault: "lost", start: { type: "unknown", reason: "lost" }, status: paid, taken: 1 },
  {
    fault: "declined",
    start: { type: "failed", reason: "declined" },
    status: { type: "failed", reason: "declined" },
    taken: 0,
  },
  {
    fault: "timeout",
    start: { type: "unknown", reason: "timeout" },
    status: { type: "failed", reason: "not-found" },
    taken: undefined,
  },
  { fault: "slow", start: { type: "unknown", reason: "timeout" }, status: { type: "pending" }, taken: 0 },
] as const)("$fault: says, and the bank has taken $taken", async ({ fault, start, status, taken }) => {
  const { terminal, bank } = simulated(fault);
  expect(await terminal.start(request)).toEqual(start);
  expect(await terminal.status(request)).toEqual(status);
  expect(bank()?.taken).toBe(taken);
});

test("asked twice it takes once; asked back twice it gives back once", async () => {
  const { terminal, bank } = simulated("approved");
  await terminal.start(request);
  await terminal.start(request);
  await terminal.reverse(request);
  expect(await terminal.reverse(request)).toEqual({ type: "reversed" });
  expect(bank()).toMatchObject({ state: "reversed", taken: 1, givenBack: 1 });
});

test("slow money comes later, unasked; cancelled in time it does not come", async () => {
  const slow = simulated("slow");
  await slow.terminal.start(request);
  slow.later();
  await expect.poll(() => slow.heard).toEqual([paid]);
  const cancelled = simulated("slow");
  await cancelled.terminal.start(request);
  expect(await cancelled.terminal.cancel(request)).toEqual({ type: "failed", reason: "cancelled" });
  cancelled.later();
  await expect.poll(() => cancelled.heard).toEqual([{ type: "failed", reason: "cancelled" }]);
  expect(cancelled.bank()?.taken).toBe(0);
});

test("too late to cancel; a lost answer to giving back", async () => {
  const { terminal, bank } = simulated("reverse-lost");
  await terminal.start(request);
  expect(await terminal.cancel(request)).toEqual(paid);
  expect(await terminal.reverse(request)).toEqual({ type: "unknown", reason: "lost" });
  expect(bank()?.givenBack).toBe(1);
  expect(await terminal.reverse(request)).toEqual({ type: "reversed" });
});
