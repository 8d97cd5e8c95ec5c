import { liveDoc, type View } from "../../shared/core/view.ts";
import { ORGANISATION } from "../../shared/domain/access/organisation.ts";

/** What the shop asks for before a receipt is printed. */
export interface PrintRule {
  /** Other devices that must hold the sale. */
  readonly copies: number;
  /** Printed all the same after so many ms. */
  readonly milliseconds: number;
}

const WAIT_MS = 2_000;

export const printRule = (view: View): PrintRule => {
  const fields = liveDoc(view, "org", ORGANISATION)?.fields;
  const { copiesBeforePrint, copiesWaitMs } = fields ?? {};
  return {
    copies: copiesBeforePrint === 1 ? 1 : 0,
    milliseconds: typeof copiesWaitMs === "number" ? copiesWaitMs : WAIT_MS,
  };
};
