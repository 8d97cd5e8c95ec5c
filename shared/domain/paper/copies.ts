import { setMembers } from "../../core/document.ts";
import type { View } from "../../core/view.ts";

/** The document that counts a receipt's copies, by the receipt's number; each member of its set is a copy. */
export const REPRINT = "reprint";
export const COPIES = "copies";

/** How often the receipt was printed again, as far as this device has heard [PAPER-1]. */
export const copiesOf = (view: View, number: string): number =>
  setMembers(view.doc(REPRINT, number), COPIES).length;
