import type { Result } from "../../../shared/lib/result.ts";

/** Why nothing was printed. None of it concerns the sale: it is on record before a printer is asked. */
export type PrinterError =
  /** The browser has no such way, or the page was not opened over a safe address. */
  | { readonly type: "NoSuchWay" }
  /** No printer was chosen on this device, or it is not plugged in. */
  | { readonly type: "NotChosen" }
  /** It does not answer, or the line broke: off, unplugged, out of reach. */
  | { readonly type: "PrinterOff"; readonly detail: string }
  | { readonly type: "NoPaper" }
  | { readonly type: "CoverOpen" }
  /** Another program or tab holds it. */
  | { readonly type: "PrinterBusy" }
  /** The server, which passes on to printers of the network, is out of reach or knows no printer of that name. */
  | { readonly type: "ServerAway" }
  | { readonly type: "UnknownPrinter"; readonly name: string };

/** One way to a printer. Nothing throws. */
export interface PrinterTransport {
  /** Sends all of it; what `ask` gave, where the printer can be asked, comes back first and decides whether it is sent. */
  readonly send: (bytes: Uint8Array) => Promise<Result<null, PrinterError>>;
  /** Lets a person choose the printer; must be called from a press of a button. */
  readonly choose?: () => Promise<Result<null, PrinterError>>;
}

/** A line that is open: bytes out, and the printer's answers while it is asked. */
export interface OpenLine {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The next bytes from the printer; `null` where it cannot speak or says nothing in time. */
  readonly read: (milliseconds: number) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
}
