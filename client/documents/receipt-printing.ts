import { type ReadonlySignal, signal } from "@preact/signals";
import type { Receipt } from "../../shared/documents/receipt.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { PrinterError } from "../device/printer/transport.ts";
import type { AnyCommandError } from "../session/run-command.ts";
import type { Shop } from "../session/shop.ts";
import type { CopyFirst } from "./sale-copies.ts";

/** Why a receipt was not printed: the printer, or the record that has to be written of a copy. */
export type PrintFailure =
  | { readonly type: "printer"; readonly error: PrinterError }
  | { readonly type: "record"; readonly error: AnyCommandError };

export interface ReceiptPrinting {
  /** Waiting for another device to hold the sale. */
  readonly isWaiting: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<PrintFailure | null>;
  /** Prints; only the first print of a sale just made is no copy [PAPER-1]. Waits first, where the shop asks for that. */
  readonly print: () => Promise<void>;
  /** Stops waiting. */
  readonly printNow: () => Promise<void>;
}

export interface ReceiptPrintingDeps {
  readonly shop: Pick<Shop, "run">;
  readonly number: string;
  readonly branch: string;
  /** Whether it was made here just now, so that its first print is the receipt itself. */
  readonly isNew: boolean;
  /** Looked at anew for each print: the tax office's word may have come. */
  readonly make: () => (copy: number | null) => Receipt;
  readonly first: () => CopyFirst | null;
  readonly send: (receipt: Receipt) => Promise<Result<null, PrinterError>>;
}

export const createReceiptPrinting = (deps: ReceiptPrintingDeps): ReceiptPrinting => {
  const isWaiting = signal(false);
  const failure = signal<PrintFailure | null>(null);
  let isOriginalDue = deps.isNew;
  const printNow = async (): Promise<void> => {
    isWaiting.value = false;
    failure.value = null;
    const copy = isOriginalDue ? ok(null) : await copyOf(deps);
    if (!copy.ok) {
      failure.value = copy.error;
      return;
    }
    const sent = await deps.send(deps.make()(copy.value));
    if (sent.ok) isOriginalDue = false;
    else failure.value = { type: "printer", error: sent.error };
  };
  return {
    isWaiting,
    failure,
    printNow,
    print: async () => {
      if (isWaiting.peek()) return;
      const first = isOriginalDue ? deps.first() : null;
      if (first === null || first.isHeld()) return printNow();
      isWaiting.value = true;
      await first.wait();
      if (isWaiting.peek()) await printNow();
    },
  };
};

/** Written down before it is printed, so that no copy is made unseen. */
const copyOf = async ({
  shop,
  number,
  branch,
}: ReceiptPrintingDeps): Promise<Result<number, PrintFailure>> => {
  const written = await shop.run("receipt.reprint", { number, branch });
  return written.ok ? ok(written.value.copy) : err({ type: "record", error: written.error });
};
