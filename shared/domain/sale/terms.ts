import type { View } from "../../core/view.ts";
import { readOrganisation } from "../access/organisation.ts";
import { type CashTerms, readCashTerms } from "../payment/cash-terms.ts";
import type { TaxMode } from "./pricing.ts";

/** What the organisation's settings say about pricing and paying. */
export interface SaleTerms extends CashTerms {
  readonly taxMode: TaxMode;
}

/** `undefined` until the organisation is set up. */
export const readTerms = (view: View): SaleTerms | undefined => {
  const [organisation, cash] = [readOrganisation(view), readCashTerms(view)];
  return organisation === undefined || cash === undefined
    ? undefined
    : { ...cash, taxMode: organisation.taxMode };
};
