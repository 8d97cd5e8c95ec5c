/** One thing on a strip of receipt paper, from top to bottom. Screen, print and PDF all draw these and nothing else. */
export type Block =
  | {
      readonly type: "text";
      readonly text: string;
      readonly align?: "start" | "center";
      readonly size?: TextSize;
      readonly bold?: boolean;
    }
  /** Two ends of a row; the left one gives way and wraps. */
  | {
      readonly type: "pair";
      readonly left: string;
      readonly right: string;
      readonly size?: TextSize;
      readonly bold?: boolean;
      /** Belongs to the row above. */
      readonly indent?: boolean;
    }
  | { readonly type: "rule" }
  | { readonly type: "gap" }
  | { readonly type: "qr"; readonly payload: string };

export type TextSize = "small" | "normal" | "large";

/** Widths of the rolls that receipt printers take, mm. */
export const PAPER_WIDTHS = [58, 80] as const;

export type PaperWidth = (typeof PAPER_WIDTHS)[number];

/** What most of them take. */
export const PAPER_WIDTH: PaperWidth = 80;

/** Millimetres at either edge that a printer's head cannot reach. */
export const PAPER_MARGIN = 4;

/** Letters of the printer's usual type that fit into a row, and dots of its head. */
export const ROLLS: Readonly<Record<PaperWidth, { readonly columns: number; readonly dots: number }>> = {
  58: { columns: 32, dots: 384 },
  80: { columns: 48, dots: 576 },
};

/** Side of a QR code on paper, mm: read by any phone, and small enough to spare paper. */
export const QR_SIDE = 28;
