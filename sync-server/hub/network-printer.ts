import { connect, type Socket } from "node:net";
import { createMutex } from "../../shared/core/mutex.ts";
import { ASK_OFFLINE, ASK_PAPER, printerState, stateByte } from "../../shared/lib/printer-state.ts";

/** A receipt printer of the local network, as the operator named it. */
export interface NetworkPrinter {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

export type Printed = "printed" | "no-paper" | "cover-open" | "off";

/** Prints on the printers named in the settings and on no other: bytes from a till go nowhere else. */
export interface NetworkPrinters {
  readonly names: readonly string[];
  /** `null` for a name that is not in the settings. */
  readonly print: (name: string, bytes: Uint8Array) => Promise<Printed | null>;
}

/** Raw TCP, which receipt printers have answered on this port for decades. */
export const PRINTER_PORT = 9_100;

const CONNECT_MS = 3_000;
/** Many printers never answer; those that do, at once. */
const ANSWER_MS = 300;
const PRINT_MS = 15_000;

/** A printer takes one connection at a time, so that what two tills print never mixes. */
export const createNetworkPrinters = (printers: readonly NetworkPrinter[]): NetworkPrinters => {
  const byName = new Map(printers.map((printer) => [printer.name, { printer, inTurn: createMutex() }]));
  return {
    names: [...byName.keys()],
    print: async (name, bytes) => {
      const known = byName.get(name);
      return known === undefined ? null : known.inTurn(() => printOn(known.printer, bytes));
    },
  };
};

const printOn = async ({ host, port }: NetworkPrinter, bytes: Uint8Array): Promise<Printed> => {
  const socket = connect({ host, port, timeout: CONNECT_MS });
  try {
    await opened(socket);
    const offline = await ask(socket, ASK_OFFLINE);
    const paper = offline === null ? null : await ask(socket, ASK_PAPER);
    const state = printerState(offline, paper);
    if (state !== "ready") return state;
    socket.setTimeout(PRINT_MS);
    await sent(socket, bytes);
    return "printed";
  } catch {
    return "off"; // whatever broke, the till says that the printer does not answer
  } finally {
    socket.destroy();
  }
};

const opened = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
    socket.once("timeout", () => reject(new Error("no answer")));
  });

const ask = (socket: Socket, question: Uint8Array): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const finish = (answer: number | null): void => {
      clearTimeout(timer);
      socket.off("data", hear);
      resolve(answer);
    };
    const hear = (chunk: Uint8Array): void => {
      const byte = stateByte(chunk);
      if (byte !== null) finish(byte);
    };
    const timer = setTimeout(() => finish(null), ANSWER_MS);
    socket.on("data", hear);
    socket.write(question, (error) => (error ? reject(error) : undefined));
  });

/** Resolves once the printer has taken all of it and closed its side, or has closed it in its own time. */
const sent = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("timeout", () => reject(new Error("no answer")));
    socket.end(bytes, () => resolve());
  });
