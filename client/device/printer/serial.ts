import { err, ok, type Result } from "../../../shared/lib/result.ts";
import { lineTransport, printerOff } from "./line-transport.ts";
import type { OpenLine, PrinterError, PrinterTransport } from "./transport.ts";

/** As much of Web Serial as printing takes; the language's own library does not describe it. */
export interface SerialLike {
  readonly getPorts: () => Promise<readonly SerialPort[]>;
  readonly requestPort: () => Promise<SerialPort>;
}

export interface SerialPort {
  readonly open: (options: { readonly baudRate: number }) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly readable: ReadableStream<Uint8Array> | null;
  readonly writable: WritableStream<Uint8Array> | null;
}

export interface SerialDeps {
  /** `undefined` in a browser without Web Serial. */
  readonly serial: SerialLike | undefined;
  readonly baudRate: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** A printer on a serial port, a Bluetooth one included, that the person has let this page use. */
export const serialTransport = ({ serial, baudRate, after }: SerialDeps): PrinterTransport => ({
  ...lineTransport({ after, open: () => openSerial(serial, baudRate(), after) }),
  choose: async () => {
    if (serial === undefined) return err({ type: "NoSuchWay" });
    try {
      await serial.requestPort();
      return ok(null);
    } catch {
      return err({ type: "NotChosen" }); // the person closed the list
    }
  },
});

const openSerial = async (
  serial: SerialLike | undefined,
  baudRate: number,
  after: SerialDeps["after"],
): Promise<Result<OpenLine, PrinterError>> => {
  if (serial === undefined) return err({ type: "NoSuchWay" });
  const port = (await serial.getPorts()).at(-1);
  if (port === undefined) return err({ type: "NotChosen" });
  try {
    await port.open({ baudRate });
  } catch (error) {
    const isHeld = error instanceof DOMException && error.name === "InvalidStateError";
    return err(isHeld ? { type: "PrinterBusy" } : printerOff(error));
  }
  const writer = port.writable?.getWriter();
  const reader = port.readable?.getReader();
  return ok({
    write: async (bytes) => {
      if (writer === undefined) throw new Error("not writable");
      await writer.write(bytes);
    },
    read: (milliseconds) =>
      reader === undefined ? Promise.resolve(null) : readOnce(reader, milliseconds, after),
    close: async () => {
      await reader?.cancel();
      reader?.releaseLock();
      await writer?.close();
      await port.close();
    },
  });
};

const readOnce = (
  reader: ReadableStreamDefaultReader<Uint8Array>,
  milliseconds: number,
  after: SerialDeps["after"],
): Promise<Uint8Array | null> =>
  new Promise((resolve) => {
    const callOff = after(milliseconds, () => resolve(null));
    reader.read().then(
      ({ value }) => {
        callOff();
        resolve(value ?? null);
      },
      () => resolve(null),
    );
  });
