import { expect, test } from "vitest";
import { ok } from "../../../shared/lib/result.ts";
import { lineTransport } from "./line-transport.ts";
import type { OpenLine } from "./transport.ts";

/** A printer that keeps what it is given and answers questions about its state, or stays silent. */
const aPrinter = (answers: { readonly offline?: number; readonly paper?: number } = {}) => {
  const taken: number[] = [];
  let question: number | null = null;
  let closed = 0;
  const line: OpenLine = {
    write: async (bytes) => {
      const isQuestion = bytes.length === 3 && bytes[0] === 0x10 && bytes[1] === 0x04;
      question = isQuestion ? (bytes[2] ?? null) : null;
      if (!isQuestion) taken.push(...bytes);
    },
    read: async () => {
      const answer = question === 2 ? answers.offline : question === 4 ? answers.paper : undefined;
      return answer === undefined ? null : Uint8Array.from([answer]);
    },
    close: async () => {
      closed += 1;
    },
  };
  return { line, taken, closed: () => closed };
};

/** Time that stands still until it is told to pass. */
const aClock = () => {
  const runs = new Set<() => void>();
  return {
    pass: () => {
      for (const run of [...runs]) run();
    },
    after: (_: number, run: () => void) => {
      runs.add(run);
      return () => void runs.delete(run);
    },
  };
};

test.each([
  ["silent", {}],
  ["well", { offline: 0x12, paper: 0x12 }],
  ["near the end of its paper", { offline: 0x12, paper: 0x1e }],
])("a printer that is %s gets every byte, and the line is given back", async (_, answers) => {
  const { line, taken, closed } = aPrinter(answers);
  const bytes = Uint8Array.from({ length: 10_000 }, (_value, i) => i % 251);
  const { send } = lineTransport({ open: async () => ok(line), after: aClock().after });
  expect(await send(bytes)).toEqual({ ok: true, value: null });
  expect(taken).toEqual([...bytes]);
  expect(closed()).toBe(1);
});

test.each([
  ["CoverOpen", { offline: 0x16 }],
  ["NoPaper", { offline: 0x32 }],
  ["NoPaper", { offline: 0x12, paper: 0x72 }],
])("%s is said before anything is sent", async (type, answers) => {
  const { line, taken, closed } = aPrinter(answers);
  const { send } = lineTransport({ open: async () => ok(line), after: aClock().after });
  expect(await send(Uint8Array.from([1, 2, 3]))).toEqual({ ok: false, error: { type } });
  expect([taken, closed()]).toEqual([[], 1]);
});

test("a line that breaks while printing is a printer that is off", async () => {
  const { line, closed } = aPrinter();
  const broken: OpenLine = {
    ...line,
    write: async (bytes) => {
      if (bytes.length > 3) throw new Error("disconnected");
    },
  };
  const { send } = lineTransport({ open: async () => ok(broken), after: aClock().after });
  expect(await send(new Uint8Array(10))).toEqual({
    ok: false,
    error: { type: "PrinterOff", detail: "disconnected" },
  });
  expect(closed()).toBe(1);
});

test("a printer that swallows nothing is off, not waited for for ever", async () => {
  const { line } = aPrinter();
  const clock = aClock();
  let isAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const stuck: OpenLine = {
    ...line,
    write: () => {
      isAsked();
      return new Promise(() => undefined);
    },
  };
  const sent = lineTransport({ open: async () => ok(stuck), after: clock.after }).send(new Uint8Array(10));
  await asked;
  clock.pass();
  expect(await sent).toMatchObject({ error: { type: "PrinterOff" } });
});
