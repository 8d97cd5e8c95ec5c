import type { FeatureProps } from "../../session/feature.ts";
import type { Toasts } from "../../ui/toast-store.ts";
import type { ProductFormModel } from "./form-model.ts";
import type { ProductListModel } from "./list-model.ts";

export interface ProductsProps extends FeatureProps {
  readonly toasts: Toasts;
}

export interface ProductListProps extends ProductsProps {
  readonly list: ProductListModel;
}

export interface ProductFormProps extends ProductsProps {
  readonly form: ProductFormModel;
}
