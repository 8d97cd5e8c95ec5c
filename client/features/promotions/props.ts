import type { FeatureProps } from "../../session/feature.ts";
import type { Toasts } from "../../ui/toast-store.ts";

export interface PromotionsProps extends FeatureProps {
  readonly toasts: Toasts;
}
