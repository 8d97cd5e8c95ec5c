import type { Doc } from "../../core/document.ts";
import { liveDoc, type View } from "../../core/view.ts";
import type { Currency } from "../../lib/money.ts";

export const CURRENCIES = ["KZT", "UZS", "RUB"] as const satisfies readonly Currency[];

export const TAX_MODES = ["included", "added"] as const;

/** Id of the one document of type `org`. */
export const ORGANISATION = "org";

/** The organisation's settings, as they stand on this device. */
export interface Organisation {
  readonly name: string;
  readonly currency: Currency;
  readonly taxMode: (typeof TAX_MODES)[number];
  /** Rule for rounding cash, e.g. `nearest-100`, `none`; `null` for the country's usual one. */
  readonly cashRounding: string | null;
  readonly taxId: string;
  readonly phone: string;
  /** Last words of a receipt. */
  readonly footer: string;
  /** Minutes without a touch after which a device asks for a PIN; 0: never. */
  readonly lockAfterMinutes: number;
}

/** `undefined` until the organisation has been set up: nothing can be priced without a currency. */
export const readOrganisation = (view: View): Organisation | undefined => {
  const doc = liveDoc(view, "org", ORGANISATION);
  const currency = CURRENCIES.find((each) => each === doc?.fields.currency);
  if (doc === undefined || currency === undefined) return undefined;
  const text = (field: string): string => {
    const value = doc.fields[field];
    return typeof value === "string" ? value : "";
  };
  return {
    name: text("name"),
    currency,
    taxMode: doc.fields.taxMode === "added" ? "added" : "included",
    cashRounding: text("cashRounding") === "" ? null : text("cashRounding"),
    taxId: text("taxId"),
    phone: text("phone"),
    footer: text("footer"),
    lockAfterMinutes: readLockMinutes(doc),
  };
};

/** Long enough not to be in the way between two customers. */
const LOCK_AFTER_MINUTES = 15;

export const readLockMinutes = (doc: Doc | undefined): number => {
  const minutes = doc?.fields.lockAfterMinutes;
  return typeof minutes === "number" ? minutes : LOCK_AFTER_MINUTES;
};
