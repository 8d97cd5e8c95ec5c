import { ok, type Result } from "../../shared/lib/result.ts";
import type { Printer } from "../device/printer/printer.ts";
import type { PrinterError } from "../device/printer/transport.ts";
import type { Block } from "./paper.ts";
import { PaperView } from "./paper-view.tsx";
import { printOnRoll } from "./print.ts";

/** Something to print, with words for those who cannot see it. */
export interface Paper {
  readonly blocks: readonly Block[];
  readonly label: string;
  readonly qrLabel: string;
  /** Opens the drawer too, where one hangs on the printer. */
  readonly drawer?: boolean | undefined;
}

/**
 * Prints where this device prints: on its receipt printer, else by the browser's dialog on a page as wide as its roll. Resolves when it
 * was taken, or the dialog was closed.
 */
export const printPaper = async (
  printer: Printer,
  { blocks, label, qrLabel, drawer = false }: Paper,
): Promise<Result<null, PrinterError>> => {
  if (printer.isDirect()) return printer.print(blocks, { drawer });
  const { paperWidth } = printer.choice.settings.peek();
  await printOnRoll(
    <PaperView blocks={blocks} label={label} qrLabel={qrLabel} width={paperWidth} />,
    paperWidth,
  );
  return ok(null);
};
