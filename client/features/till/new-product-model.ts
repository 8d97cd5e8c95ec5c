import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { TaxRate } from "../../../shared/domain/catalog/tax.ts";
import type { SaleTerms } from "../../../shared/domain/sale/terms.ts";
import { type Money, parseMoney } from "../../../shared/lib/money.ts";
import type { Unit } from "../../../shared/lib/quantity.ts";
import type { AnyCommandError } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import { taxRatesOf } from "../../session/tax-rates.ts";
import { sellableProduct } from "./sale-lines.ts";
import type { SaleModel } from "./sale-model.ts";

export type NewProductFault = "name" | "price";

/** Goods the shop does not know yet, added while the customer waits; the open sale goes on with them. */
export interface NewProductModel {
  readonly code: string;
  readonly name: ReadonlySignal<string>;
  readonly price: ReadonlySignal<string>;
  readonly unit: ReadonlySignal<Unit>;
  readonly category: ReadonlySignal<string>;
  readonly taxRate: ReadonlySignal<TaxRate>;
  readonly taxRates: readonly TaxRate[];
  readonly set: (over: Partial<Fields>) => void;
  readonly faults: ReadonlySignal<readonly NewProductFault[]>;
  readonly error: ReadonlySignal<AnyCommandError | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** `true` when it is in the catalog and in the sale. */
  readonly submit: () => Promise<boolean>;
}

interface Fields {
  readonly name: string;
  readonly price: string;
  readonly unit: Unit;
  readonly category: string;
  readonly taxRate: TaxRate;
}

export interface NewProductDeps {
  readonly shop: Pick<Shop, "run" | "view">;
  readonly sale: SaleModel;
  readonly terms: SaleTerms;
  readonly code: string;
}

export const createNewProduct = ({ shop, sale, terms, code }: NewProductDeps): NewProductModel => {
  const taxRates = taxRatesOf(terms.currency);
  const fields = signal<Fields>({
    name: "",
    price: "",
    unit: "pcs",
    category: "",
    taxRate: taxRates[0] ?? "exempt",
  });
  const faults = signal<readonly NewProductFault[]>([]);
  const error = signal<AnyCommandError | null>(null);
  const busy = signal(false);
  const field = <K extends keyof Fields>(name: K): ReadonlySignal<Fields[K]> =>
    computed(() => fields.value[name]);
  /** Sold at once, although none was ever counted: hence not strict. Somebody looks at it later. */
  const write = async (price: Money): Promise<boolean> => {
    const { name, unit, category, taxRate } = fields.peek();
    const added = await shop.run("catalog.add-product", {
      name: name.trim(),
      price,
      unit,
      taxRate: taxRate === "exempt" ? taxRate : Number(taxRate),
      category: category === "" ? null : category,
      barcodes: [code],
      policy: "flexible",
    });
    if (!added.ok) {
      error.value = added.error;
      return false;
    }
    const product = sellableProduct(shop.view, added.value.product);
    if (product !== undefined) sale.add(product, code);
    return true;
  };
  return {
    code,
    name: field("name"),
    price: field("price"),
    unit: field("unit"),
    category: field("category"),
    taxRate: field("taxRate"),
    taxRates,
    set: (over) =>
      batch(() => {
        fields.value = { ...fields.peek(), ...over };
        faults.value = [];
        error.value = null;
      }),
    faults,
    error,
    busy,
    submit: async () => {
      if (busy.peek()) return false;
      const price = parseMoney(fields.peek().price.trim());
      const wrong: readonly NewProductFault[] = [
        ...(fields.peek().name.trim() === "" ? (["name"] as const) : []),
        ...(price.ok && price.value > 0 ? [] : (["price"] as const)),
      ];
      faults.value = wrong;
      if (wrong.length > 0 || !price.ok) return false;
      busy.value = true;
      const isDone = await write(price.value);
      busy.value = false;
      return isDone;
    },
  };
};
