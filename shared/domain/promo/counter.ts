import type { CounterRule } from "../../core/counter-rule.ts";
import { activeHolders, DEVICE_NEEDS } from "../access/device.ts";

/** How uses of limited codes move: shared when they are made, then to whoever asks [PROMO-7]. */
export const promoRule: CounterRule = {
  area: "promo",
  scope: () => "org",
  step: () => 1,
  holders: (view) => activeHolders(view, null),
  needs: () => ({ all: DEVICE_NEEDS }),
  spread: false,
};
