import { expect, test } from "vitest";
import { type SerialPort, serialTransport } from "./serial.ts";

const aPort = (says: readonly number[] = []) => {
  const got: number[] = [];
  const opened: number[] = [];
  const port: SerialPort = {
    open: async ({ baudRate }) => void opened.push(baudRate),
    close: async () => void opened.push(0),
    readable: new ReadableStream({
      pull: (stream) => {
        if (says.length > 0) stream.enqueue(Uint8Array.from(says));
        else return new Promise(() => undefined);
        return undefined;
      },
    }),
    writable: new WritableStream({
      write: (bytes: Uint8Array) => {
        if (bytes.length !== 3) got.push(...bytes);
      },
    }),
  };
  return { port, got, opened };
};

const transport = (ports: readonly SerialPort[]) =>
  serialTransport({
    serial: {
      getPorts: async () => ports,
      requestPort: () => Promise.reject(new DOMException("", "NotFoundError")),
    },
    baudRate: () => 19_200,
    // A printer that says nothing is not waited for.
    after: (milliseconds, run) => {
      if (milliseconds < 1_000) queueMicrotask(run);
      return () => undefined;
    },
  });

test.each([
  ["says nothing", []],
  ["says that it is well", [0x12]],
])("a printer that %s gets the bytes at its speed", async (_, says) => {
  const { port, got, opened } = aPort(says);
  expect(await transport([port]).send(Uint8Array.from([1, 2, 3, 4]))).toEqual({ ok: true, value: null });
  expect([got, opened[0]]).toEqual([[1, 2, 3, 4], 19_200]);
});

test("no port, one that another program holds, and a list that was closed", async () => {
  expect(await transport([]).send(new Uint8Array(1))).toMatchObject({ error: { type: "NotChosen" } });
  const held = { ...aPort().port, open: () => Promise.reject(new DOMException("", "InvalidStateError")) };
  expect(await transport([held]).send(new Uint8Array(1))).toMatchObject({ error: { type: "PrinterBusy" } });
  expect(await transport([]).choose?.()).toMatchObject({ error: { type: "NotChosen" } });
});
