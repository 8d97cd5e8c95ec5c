import { computed, type ReadonlySignal } from "@preact/signals";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { type Product, readProduct } from "../../../shared/domain/catalog/product.ts";
import type { TaxRate } from "../../../shared/domain/catalog/tax.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import type { Currency, Money } from "../../../shared/lib/money.ts";
import type { Shop } from "../../session/shop.ts";
import { taxRatesOf } from "../../session/tax-rates.ts";
import type { PhotoShrinker } from "../../workers/photo.ts";
import { changedArgs } from "./form-changes.ts";
import { createFormCodes, type FormCodes } from "./form-codes.ts";
import { type FieldErrors, type FormFields, fieldsOf, newFields, readFields } from "./form-fields.ts";
import { createFormPhotos, type FormPhotos } from "./form-photos.ts";
import { createFormState, type FormState } from "./form-state.ts";

/** One product's page. Nothing is written until `save`. */
export interface ProductFormModel extends FormCodes, FormPhotos, FormDeeds {
  /** `null` for a new product. */
  readonly id: string | null;
  readonly archived: ReadonlySignal<boolean>;
  readonly currency: Currency;
  readonly taxRates: readonly TaxRate[];
  /** Whether the person may change products. */
  readonly mayEdit: boolean;
  readonly fields: ReadonlySignal<FormFields>;
  readonly errors: ReadonlySignal<FieldErrors>;
  readonly changed: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly set: FormState["set"];
}

/** What a page writes. */
interface FormDeeds {
  /** Adds a category below `parent` and chooses it. */
  readonly addCategory: (name: string, parent: string | null) => Promise<AnyError | null>;
  /** The product's id when it is durable; `null` with errors at the fields otherwise. */
  readonly save: () => Promise<string | null>;
  readonly archive: (archived: boolean) => Promise<boolean>;
  /** `null` when it is gone; else why not. */
  readonly remove: () => Promise<AnyError | null>;
}

export interface ProductFormDeps {
  readonly shop: Shop;
  readonly shrinker: PhotoShrinker;
  /** `null` for a new product. */
  readonly id: string | null;
  /** A code that a new product begins with. */
  readonly barcode?: string | null;
}

/** `undefined` when there is no such product here. */
export const createProductForm = ({
  shop,
  shrinker,
  id,
  barcode = null,
}: ProductFormDeps): ProductFormModel | undefined => {
  const known = id === null ? null : readProduct(shop.view, id);
  if (known === undefined) return undefined;
  const currency = readOrganisation(shop.view)?.currency ?? "KZT";
  const taxRates = taxRatesOf(currency);
  const state = createFormState(
    known === null ? newFields(taxRates[0] ?? "exempt", barcode) : fieldsOf(known, costOf(shop, known)),
  );
  const { fields, before, errors, busy, set } = state;
  const self = known === null ? null : known.id;
  const codes = createFormCodes(shop, self, state);
  return {
    id: self,
    archived: computed(() => self !== null && shop.doc("product", self).value?.fields.archived === true),
    currency,
    taxRates: withOwnRate(taxRates, known?.taxRate),
    mayEdit: mayRole(shop.person.peek()?.role ?? "", "catalog.edit"),
    fields,
    errors,
    changed: computed(
      () => codes.typedBarcode.value !== "" || JSON.stringify(fields.value) !== JSON.stringify(before.value),
    ),
    busy,
    set,
    ...codes,
    ...createFormPhotos(shop, shrinker, state),
    ...createDeeds(shop, self, state, codes),
  };
};

const createDeeds = (
  { view, run }: Shop,
  self: string | null,
  { fields, before, set, take, refuse, settle, once }: FormState,
  { takeTypedBarcode }: FormCodes,
): FormDeeds => {
  const write = async (): Promise<string | null> => {
    if (!takeTypedBarcode()) return null;
    const read = readFields(fields.peek());
    if (!read.ok) {
      refuse(read.error);
      return null;
    }
    const done = await (self === null
      ? run("catalog.add-product", read.value)
      : run("catalog.change-product", {
          product: self,
          ...changedArgs(before.peek(), fields.peek(), read.value, readProduct(view, self)),
        }));
    if (!done.ok) {
      take(done.error as AnyError);
      return null;
    }
    settle();
    return done.value.product;
  };
  const archive = async (product: string, archived: boolean): Promise<boolean> => {
    const done = await run("catalog.archive-product", { product, archived });
    if (!done.ok) take(done.error as AnyError);
    return done.ok;
  };
  const remove = async (product: string): Promise<AnyError | null> => {
    const done = await run("catalog.delete-product", { product });
    return done.ok ? null : (done.error as AnyError);
  };
  return {
    addCategory: async (name, parent) => {
      const done = await run("catalog.change-category", { name, parent });
      if (!done.ok) return done.error;
      set("category", done.value.category);
      return null;
    },
    save: () => once(write, null),
    archive: (wanted) => once(async () => self !== null && (await archive(self, wanted)), false),
    remove: () =>
      once<AnyError | null>(async () => (self === null ? null : await remove(self)), { type: "Busy" }),
  };
};

/** `null`: nobody said, or the office's documents do not come here. */
const costOf = ({ view }: Pick<Shop, "view">, product: Pick<Product, "id"> | null): Money | null => {
  const cost = product === null ? undefined : view.doc("cost", product.id)?.fields.cost;
  return typeof cost === "number" ? (cost as Money) : null;
};

/** A product keeps a rate that the law no longer knows. */
const withOwnRate = (rates: readonly TaxRate[], own: TaxRate | undefined): readonly TaxRate[] =>
  own === undefined || rates.includes(own) ? rates : [...rates, own];
