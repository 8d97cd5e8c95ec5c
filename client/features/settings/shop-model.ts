import { readOrganisation } from "../../../shared/domain/access/organisation.ts";

import { cashRoundingName, readTerms } from "../../../shared/domain/sale/terms.ts";
import type { Currency } from "../../../shared/lib/money.ts";
import type { Shop } from "../../session/shop.ts";
import { createForm, type Form } from "./form.ts";

export interface ShopValues {
  readonly name: string;
  readonly taxMode: "included" | "added";
  readonly cashRounding: string;
  readonly taxId: string;
  readonly footer: string;
}

export interface ShopForm extends Form<ShopValues> {
  readonly currency: Currency;
}

/** Rules a shop may choose from, in minor units, and whichever is in force. */
export const ROUNDINGS = ["none", "nearest-100", "nearest-500", "nearest-1000", "down-100"] as const;

/** Settings of the organisation; `null` until they have reached this device. */
export const createShopForm = (shop: Pick<Shop, "view" | "run">): ShopForm | null => {
  const organisation = readOrganisation(shop.view);
  if (organisation === undefined) return null;
  const { name, taxMode, taxId, footer, currency } = organisation;
  const terms = readTerms(shop.view);
  const rounding =
    organisation.cashRounding ?? (terms === undefined ? "none" : cashRoundingName(terms.rounding));
  const start: ShopValues = { name, taxMode, taxId, footer, cashRounding: rounding };
  const form = createForm(start, ({ name: wanted, taxId: id, ...rest }) =>
    shop.run("access.change-settings", { ...rest, name: wanted.trim(), taxId: id.trim() }),
  );
  return { ...form, currency };
};
