import { type ReadonlySignal, signal } from "@preact/signals";
import { z } from "zod";
import { PAPER_WIDTH, type PaperWidth } from "../../documents/paper.ts";
import { LETTERS } from "./letters.ts";

/** The browser's own dialog, or a receipt printer by a cable, by a serial line, or on the shop's network through the server. */
export const WAYS = ["browser", "usb", "serial", "network"] as const;

const settingsSchema = z.object({
  way: z.enum(WAYS).catch("browser"),
  paperWidth: z.union([z.literal(58), z.literal(80)]).catch(PAPER_WIDTH),
  letters: z.enum(LETTERS).catch("picture"),
  /** The printer's own number of the code page; `null` for the usual one. */
  pageNumber: z.int().min(0).max(255).nullable().catch(null),
  /** Of a serial line. */
  baudRate: z.int().positive().catch(9_600),
  /** Name of a printer the server knows. */
  network: z.string().max(60).catch(""),
  /** Whether a cash drawer hangs on the printer. */
  drawer: z.boolean().catch(false),
  /** Prints as soon as a sale is made. */
  auto: z.boolean().catch(false),
});

export type PrinterSettings = z.output<typeof settingsSchema> & { readonly paperWidth: PaperWidth };
export type PrinterWay = PrinterSettings["way"];

/** How this device prints; it concerns nobody else, so it stays with the device. */
export interface PrinterChoice {
  readonly settings: ReadonlySignal<PrinterSettings>;
  readonly change: (next: Partial<PrinterSettings>) => void;
}

const KEY = "printer";

/** What was chosen on this device; whatever cannot be read has its usual value. */
export const readPrinterSettings = (storage: Pick<Storage, "getItem">): PrinterSettings =>
  settingsSchema.parse(parsed(storage.getItem(KEY)));

export const createPrinterChoice = (storage: Pick<Storage, "getItem" | "setItem">): PrinterChoice => {
  const settings = signal(readPrinterSettings(storage));
  return {
    settings,
    change: (next) => {
      settings.value = { ...settings.peek(), ...next };
      storage.setItem(KEY, JSON.stringify(settings.peek()));
    },
  };
};

const parsed = (text: string | null): unknown => {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
};
