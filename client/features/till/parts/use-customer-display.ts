import { useEffect } from "preact/hooks";
import type { Shop } from "../../../session/shop.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { feedCustomerDisplay } from "../customer-display.ts";
import type { TillModel } from "../model.ts";

/** While the till is on the screen the customer's window, if one is open, shows its sale. */
export const useCustomerDisplay = (shop: Shop, till: TillModel): void => {
  const { language } = useI18n();
  useEffect(() => feedCustomerDisplay(shop, till, () => language.value), [shop, till, language]);
};
