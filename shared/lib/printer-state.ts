/** Asks a receipt printer why it would not print (DLE EOT 2), and for its paper (DLE EOT 4): Epson's ESC/POS. */
export const ASK_OFFLINE = Uint8Array.from([0x10, 0x04, 0x02]);
export const ASK_PAPER = Uint8Array.from([0x10, 0x04, 0x04]);

const COVER_OPEN = 0x04;
const STOPPED_BY_PAPER = 0x20;
const PAPER_END = 0x60;

export type PrinterState = "ready" | "no-paper" | "cover-open";

/** What the answers mean; `null` where none came, as from many cheap printers, which are believed to be well. */
export const printerState = (offline: number | null, paper: number | null): PrinterState => {
  if (((offline ?? 0) & COVER_OPEN) !== 0) return "cover-open";
  if (((offline ?? 0) & STOPPED_BY_PAPER) !== 0) return "no-paper";
  return ((paper ?? 0) & PAPER_END) === PAPER_END ? "no-paper" : "ready";
};

/** The first byte that is such an answer: four of its bits are fixed. */
export const stateByte = (answer: Uint8Array | null): number | null =>
  answer?.find((byte) => (byte & 0x93) === 0x12) ?? null;
