import { err, ok, type Result } from "../../../shared/lib/result.ts";
import { askState } from "./printer-state.ts";
import type { OpenLine, PrinterError, PrinterTransport } from "./transport.ts";

/** How long a printer may take to swallow a piece, ms: a slow serial one prints meanwhile. */
const PATIENCE_MS = 15_000;

/** A piece is small, so that a line that breaks is noticed soon. */
const PIECE = 4_096;

export interface LineDeps {
  /** Opens the line to the printer that was chosen. */
  readonly open: () => Promise<Result<OpenLine, PrinterError>>;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** A printer at the end of a cable: opened for each print and closed again, so that no tab keeps it from another. */
export const lineTransport = ({ open, after }: LineDeps): PrinterTransport => ({
  send: async (bytes) => {
    const opened = await open();
    if (!opened.ok) return opened;
    const line = opened.value;
    try {
      const state = await inTime(askState(line), after);
      if (!state.ok) return state;
      for (let i = 0; i < bytes.length; i += PIECE)
        await inTime(line.write(bytes.subarray(i, i + PIECE)), after);
      return ok(null);
    } catch (error) {
      return err(printerOff(error));
    } finally {
      void line.close().catch(() => undefined); // it may be gone, which was said above
    }
  },
});

export const printerOff = (error: unknown): PrinterError => ({
  type: "PrinterOff",
  detail: error instanceof Error ? error.message : String(error),
});

/** Rejects when the work takes too long: a cable without a printer swallows a few bytes and then waits for ever. */
const inTime = <T>(work: Promise<T>, after: LineDeps["after"]): Promise<T> =>
  new Promise((resolve, reject) => {
    const callOff = after(PATIENCE_MS, () => reject(new Error("no answer")));
    work.then(resolve, reject).finally(callOff);
  });
