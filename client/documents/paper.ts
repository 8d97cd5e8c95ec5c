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
    }
  | { readonly type: "rule" }
  | { readonly type: "gap" }
  | { readonly type: "qr"; readonly payload: string };

export type TextSize = "small" | "normal" | "large";

/** Millimetres of the roll most receipt printers take, and the margin their heads cannot reach. */
export const PAPER_WIDTH = 80;
export const PAPER_MARGIN = 4;

/** Side of a QR code on paper, mm: read by any phone, and small enough to spare paper. */
export const QR_SIDE = 28;
