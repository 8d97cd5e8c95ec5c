import type { KeyAction } from "../../ui/keys.ts";

/** What is done about an open receipt by key; the shell puts these into the one keymap. Printing has the till's key. */
export const RECEIPT_ACTIONS = [
  { id: "receipts.refund", combo: "Alt+KeyR", label: "refund.start", group: "receipts.title" },
  { id: "receipts.exchange", combo: "Alt+KeyT", label: "refund.exchange", group: "receipts.title" },
  { id: "receipts.free", combo: "Alt+KeyW", label: "refund.freeTitle", group: "receipts.title" },
] as const satisfies readonly KeyAction[];
