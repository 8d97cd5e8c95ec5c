import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { accountCounter, balanceOf } from "../../../shared/domain/account/accounts.ts";
import { parseGiftCode } from "../../../shared/domain/account/gift-code.ts";
import type { Money } from "../../../shared/lib/money.ts";
import type { Shop } from "../../session/shop.ts";

/** What is known of the card whose code is typed. */
export type GiftLook =
  | { readonly type: "nothing-typed" }
  | { readonly type: "no-code" }
  | { readonly type: "unknown" }
  | { readonly type: "known"; readonly value: Money; readonly here: Money };

export interface GiftCheck {
  readonly code: ReadonlySignal<string>;
  readonly type: (text: string) => void;
  readonly look: ReadonlySignal<GiftLook>;
}

/** What is on a gift card, as far as this device knows. */
export const createGiftCheck = ({
  view,
  countersChanged,
}: Pick<Shop, "view" | "countersChanged">): GiftCheck => {
  const code = signal("");
  return {
    code,
    type: (text) => {
      code.value = text;
    },
    look: computed((): GiftLook => {
      void countersChanged.value;
      if (code.value.trim() === "") return { type: "nothing-typed" };
      const read = parseGiftCode(code.value);
      if (!read.ok) return { type: "no-code" };
      if (!view.moved(accountCounter("gift", read.value))) return { type: "unknown" };
      const { value, rights } = balanceOf(view, "gift", read.value);
      return { type: "known", value: value as Money, here: rights as Money };
    }),
  };
};
