import type { BranchId } from "../../shared/core/ids.ts";
import type { CounterView, View } from "../../shared/core/view.ts";
import { stockCounter } from "../../shared/domain/stock/item.ts";

/** Stock of a product over branches, as this device knows it; thousandths. */
export const stockLevel = (view: View, branches: readonly BranchId[], product: string): CounterView => {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return view.counter(stockCounter(only, product));
  const sum = { value: 0, shortage: 0, rights: 0 };
  for (const branch of branches) {
    const { value, shortage, rights } = view.counter(stockCounter(branch, product));
    sum.value += value;
    sum.shortage += shortage;
    sum.rights += rights;
  }
  return sum;
};

/** Whether someone should order: below the product's minimum, or owed to customers. */
export const isLow = ({ value, shortage }: CounterView, min: number): boolean =>
  shortage > 0 || (min > 0 && value < min);
