import { err, ok, type Result } from "../../../shared/lib/result.ts";
import type { Block } from "../../documents/paper.ts";
import { type DrawLine, drawerBytes, receiptBytes } from "./escpos.ts";
import type { PrinterChoice, PrinterSettings, PrinterWay } from "./printer-settings.ts";
import type { PrinterError, PrinterTransport } from "./transport.ts";

/** The receipt printer of this device. One thing at a time, in the order asked. */
export interface Printer {
  readonly choice: PrinterChoice;
  /** Whether there is one besides the browser's own dialog. */
  readonly isDirect: () => boolean;
  /** Prints and cuts; opens the drawer first, if asked to and there is one. */
  readonly print: (blocks: readonly Block[], options?: PrintOptions) => Promise<Result<null, PrinterError>>;
  /** Opens the drawer; nothing where none hangs on the printer. */
  readonly openDrawer: () => Promise<Result<null, PrinterError>>;
  /** Lets a person choose the printer, from a press of a button. */
  readonly choose: () => Promise<Result<null, PrinterError>>;
}

export interface PrintOptions {
  readonly drawer?: boolean;
}

export interface PrinterDeps {
  readonly choice: PrinterChoice;
  readonly transports: Readonly<Record<Exclude<PrinterWay, "browser">, PrinterTransport>>;
  /** Fetches what draws lines when the first receipt is printed. */
  readonly drawLine: DrawLine;
}

export const createPrinter = ({ choice, transports, drawLine }: PrinterDeps): Printer => {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // whoever asked is told; the next one begins all the same
    return mine;
  };
  const transport = (): PrinterTransport | null => {
    const { way } = choice.settings.peek();
    return way === "browser" ? null : transports[way];
  };
  const send = (bytes: (settings: PrinterSettings) => Uint8Array): Promise<Result<null, PrinterError>> =>
    inTurn(async () => {
      const to = transport();
      return to === null ? err({ type: "NotChosen" }) : to.send(bytes(choice.settings.peek()));
    });
  return {
    choice,
    isDirect: () => transport() !== null,
    print: (blocks, { drawer = false } = {}) =>
      send((settings) => {
        const paper = receiptBytes(blocks, settings, drawLine);
        return drawer && settings.drawer ? joined(drawerBytes(settings), paper) : paper;
      }),
    openDrawer: async () => (choice.settings.peek().drawer ? send(drawerBytes) : ok(null)),
    choose: async () => (await transport()?.choose?.()) ?? ok(null),
  };
};

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};
