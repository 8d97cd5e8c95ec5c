import { err, ok, type Result } from "../../../shared/lib/result.ts";
import type { Block } from "../../documents/paper.ts";
import type { DrawLine } from "./escpos.ts";
import { printerOff } from "./line-transport.ts";
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
  /** Printers of the network, by name; `null` while the server is out of reach. */
  readonly known: () => Promise<readonly string[] | null>;
}

export interface PrintOptions {
  readonly drawer?: boolean;
}

export interface PrinterDeps {
  readonly choice: PrinterChoice;
  readonly transports: Readonly<Record<Exclude<PrinterWay, "browser">, PrinterTransport>>;
  readonly drawLine: DrawLine;
  readonly known: () => Promise<readonly string[] | null>;
}

export const createPrinter = ({ choice, transports, drawLine, known }: PrinterDeps): Printer => {
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
  const send = (make: (settings: PrinterSettings, encode: Encoding) => Uint8Array) =>
    inTurn(async (): Promise<Result<null, PrinterError>> => {
      const to = transport();
      if (to === null) return err({ type: "NotChosen" });
      try {
        return await to.send(make(choice.settings.peek(), await import("./escpos.ts")));
      } catch (error) {
        return err(printerOff(error)); // what writes for printers could not be had, or a line not be drawn
      }
    });
  return {
    choice,
    isDirect: () => transport() !== null,
    print: (blocks, { drawer = false } = {}) =>
      send((settings, { drawerBytes, receiptBytes }) => {
        const paper = receiptBytes(blocks, settings, drawLine);
        return drawer && settings.drawer ? joined(drawerBytes(settings), paper) : paper;
      }),
    openDrawer: async () =>
      transport() !== null && choice.settings.peek().drawer
        ? send((settings, { drawerBytes }) => drawerBytes(settings))
        : ok(null),
    known,
    choose: async () => (await transport()?.choose?.()) ?? ok(null),
  };
};

type Encoding = typeof import("./escpos.ts");

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};
