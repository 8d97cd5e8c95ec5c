import type { Api } from "../../session/api.ts";
import { drawLine } from "./draw-line.ts";
import { networkPrinters, networkTransport } from "./network.ts";
import { createPrinter, type Printer } from "./printer.ts";
import { createPrinterChoice } from "./printer-settings.ts";
import { type SerialLike, serialTransport } from "./serial.ts";
import { type UsbLike, usbTransport } from "./usb.ts";

export interface OpenPrinterDeps {
  readonly local: Pick<Storage, "getItem" | "setItem">;
  /** Asks the server as this device. */
  readonly api: Api;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The browser's ways to devices; left out where it has none. */
  readonly ports?: Ports | undefined;
}

export interface Ports {
  readonly usb?: UsbLike;
  readonly serial?: SerialLike;
}

/** The receipt printer as it was chosen on this device. */
export const openPrinter = ({ local, api, after, ports = {} }: OpenPrinterDeps): Printer => {
  const choice = createPrinterChoice(local);
  const settings = choice.settings;
  return createPrinter({
    choice,
    drawLine,
    known: () => networkPrinters(api),
    transports: {
      usb: usbTransport({ usb: ports.usb, after }),
      serial: serialTransport({ serial: ports.serial, baudRate: () => settings.peek().baudRate, after }),
      network: networkTransport({ api, printer: () => settings.peek().network }),
    },
  });
};
