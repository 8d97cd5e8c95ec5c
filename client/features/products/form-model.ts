import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { barcodeKey } from "../../../shared/domain/catalog/barcode.ts";
import type { ChangeProductError } from "../../../shared/domain/catalog/commands/change-product.ts";
import type { DeleteProductError } from "../../../shared/domain/catalog/commands/delete-product.ts";
import { type Product, productsByBarcode, readProduct } from "../../../shared/domain/catalog/product.ts";
import { MAX_PHOTOS } from "../../../shared/domain/catalog/product-fields.ts";
import type { TaxRate } from "../../../shared/domain/catalog/tax.ts";
import { type AnyError, fieldOf } from "../../../shared/i18n/explain/goods.ts";
import type { Currency, Money } from "../../../shared/lib/money.ts";
import type { RunError } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import { taxRatesOf } from "../../session/tax-rates.ts";
import type { PhotoShrinker } from "../../workers/photo.ts";
import {
  addBarcode,
  type FieldErrors,
  type FieldName,
  type FormFields,
  fieldsOf,
  newFields,
  type ProductArgs,
  readFields,
} from "./form-fields.ts";

/** One product's page. Nothing is written until `save`. */
export interface ProductFormModel {
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
  readonly set: <Name extends FieldName>(name: Name, value: FormFields[Name]) => void;
  /** A code on its way in; saving adds it too, so that it is never lost. */
  readonly typedBarcode: ReadonlySignal<string>;
  readonly typeBarcode: (text: string) => void;
  /** Adds what was typed; `true` when nothing is left over. */
  readonly takeTypedBarcode: () => boolean;
  /** Adds a code; `false` with an error at the field when it is no good or another product's. */
  readonly addBarcode: (typed: string) => boolean;
  readonly removeBarcode: (code: string) => void;
  /** The product that has the code which was refused. */
  readonly other: ReadonlySignal<{ readonly product: string; readonly name: string } | null>;
  readonly addPhotos: (files: readonly Blob[]) => Promise<void>;
  readonly removePhoto: (hash: string) => void;
  readonly photoBusy: ReadonlySignal<boolean>;
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
  const { view, run } = shop;
  const known = id === null ? null : readProduct(view, id);
  if (known === undefined) return undefined;
  const currency = readOrganisation(view)?.currency ?? "KZT";
  const taxRates = taxRatesOf(currency);
  const begin =
    known === null ? newFields(taxRates[0] ?? "exempt", barcode) : fieldsOf(known, costOf(shop, known));
  const before = signal(begin);
  const fields = signal(begin);
  const errors = signal<FieldErrors>({});
  const busy = signal(false);
  const typedBarcode = signal("");
  const photosUnderWay = signal(0);
  const self = known === null ? null : known.id;
  const archived = computed(() => self !== null && shop.doc("product", self).value?.fields.archived === true);

  const set: ProductFormModel["set"] = (name, value) => {
    fields.value = { ...fields.peek(), [name]: value };
    const { [name]: _mended, whole: _told, ...rest } = errors.peek();
    errors.value = rest;
  };
  const take = (error: AnyError): void => {
    const name = fieldOf(error);
    errors.value = { [name !== null && name in fields.peek() ? name : "whole"]: error };
  };
  const ownerOf = (typed: string): Product | undefined => {
    const key = barcodeKey(typed);
    return key === undefined
      ? undefined
      : productsByBarcode(view, key).find((product) => product.id !== self);
  };
  const takeBarcode = (typed: string): boolean => {
    const added = addBarcode(fields.peek().barcodes, typed);
    const owner = added.ok ? ownerOf(typed) : undefined;
    if (added.ok && owner === undefined) {
      set("barcodes", added.value);
      return true;
    }
    errors.value = { ...errors.peek(), barcodes: added.ok ? duplicate(typed, owner) : added.error };
    return false;
  };
  const takeTypedBarcode = (): boolean => {
    const typed = typedBarcode.peek();
    if (typed.trim() !== "" && !takeBarcode(typed)) return false;
    typedBarcode.value = "";
    return true;
  };
  /** One thing at a time: a second press while the first is being written does nothing. */
  const once = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    if (busy.peek()) return otherwise;
    busy.value = true;
    try {
      return await work();
    } finally {
      busy.value = false;
    }
  };
  const write = async (): Promise<string | null> => {
    if (!takeTypedBarcode()) return null;
    const read = readFields(fields.peek());
    if (!read.ok) {
      errors.value = read.error;
      return null;
    }
    const done = await (self === null
      ? run("catalog.add-product", read.value)
      : run("catalog.change-product", {
          product: self,
          ...changedArgs(before.peek(), fields.peek(), read.value, readProduct(view, self)),
        }));
    if (!done.ok) {
      take(done.error as ChangeProductError | RunError);
      return null;
    }
    before.value = fields.peek();
    return done.value.product;
  };

  return {
    id: self,
    archived,
    currency,
    taxRates: withOwnRate(taxRates, known?.taxRate),
    mayEdit: mayRole(shop.person.peek()?.role ?? "", "catalog.edit"),
    fields,
    errors,
    changed: computed(
      () => typedBarcode.value !== "" || JSON.stringify(fields.value) !== JSON.stringify(before.value),
    ),
    busy,
    set,
    typedBarcode,
    typeBarcode: (text) => {
      typedBarcode.value = text;
    },
    takeTypedBarcode,
    addBarcode: takeBarcode,
    removeBarcode: (code) =>
      set(
        "barcodes",
        fields.peek().barcodes.filter((each) => each !== code),
      ),
    other: computed(() => {
      const error = (errors.value.barcodes ?? errors.value.sku) as
        | { product?: unknown; name?: unknown }
        | undefined;
      return typeof error?.product === "string" ? { product: error.product, name: String(error.name) } : null;
    }),
    addPhotos: async (files) => {
      const room = Math.max(0, MAX_PHOTOS - fields.peek().photos.length);
      photosUnderWay.value += 1;
      try {
        for (const file of files.slice(0, room)) {
          const small = await shrinker.shrink(file);
          if (!small.ok) errors.value = { ...errors.peek(), photos: small.error };
          else await keepPhoto(shop, small.value, set, fields);
        }
      } finally {
        photosUnderWay.value -= 1;
      }
    },
    removePhoto: (hash) =>
      set(
        "photos",
        fields.peek().photos.filter((each) => each !== hash),
      ),
    photoBusy: computed(() => photosUnderWay.value > 0),
    addCategory: async (name, parent) => {
      const done = await run("catalog.change-category", { name, parent });
      if (!done.ok) return done.error;
      set("category", done.value.category);
      return null;
    },
    save: () => once(write, null),
    archive: (wanted) =>
      once(async () => {
        if (self === null) return false;
        const done = await run("catalog.archive-product", { product: self, archived: wanted });
        if (!done.ok) take(done.error as AnyError);
        return done.ok;
      }, false),
    remove: () =>
      once<AnyError | null>(
        async () => {
          if (self === null) return null;
          const done = await run("catalog.delete-product", { product: self });
          return done.ok ? null : (done.error as DeleteProductError | RunError);
        },
        { type: "Busy" },
      ),
  };
};

/** What the person changed, and nothing else: what others changed meanwhile stays, each barcode and photo by itself. */
const changedArgs = (
  before: FormFields,
  now: FormFields,
  args: ProductArgs,
  stored: Product | undefined,
): Partial<ProductArgs> => {
  const names = (Object.keys(now) as FieldName[]).filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]),
  );
  const changed: Partial<ProductArgs> = Object.fromEntries(names.map((name) => [name, args[name]]));
  return {
    ...changed,
    ...(changed.barcodes !== undefined && {
      barcodes: mergeMembers(before.barcodes, now.barcodes, stored?.barcodes ?? []),
    }),
    ...(changed.photos !== undefined && {
      photos: mergeMembers(before.photos, now.photos, stored?.photos ?? []).slice(0, MAX_PHOTOS),
    }),
  };
};

const mergeMembers = (
  before: readonly string[],
  now: readonly string[],
  stored: readonly string[],
): string[] => {
  const removed = before.filter((member) => !now.includes(member));
  const added = now.filter((member) => !before.includes(member));
  return [...new Set([...stored.filter((member) => !removed.includes(member)), ...added])];
};

/** `null`: nobody said, or the office's documents do not come here. */
const costOf = ({ view }: Pick<Shop, "view">, product: Pick<Product, "id"> | null): Money | null => {
  const cost = product === null ? undefined : view.doc("cost", product.id)?.fields.cost;
  return typeof cost === "number" ? (cost as Money) : null;
};

const duplicate = (barcode: string, owner: Product | undefined): AnyError =>
  ({
    type: "DuplicateBarcode",
    field: "barcodes",
    barcode,
    product: owner?.id,
    name: owner?.name,
  }) as AnyError;

/** A product keeps a rate that the law no longer knows. */
const withOwnRate = (rates: readonly TaxRate[], own: TaxRate | undefined): readonly TaxRate[] =>
  own === undefined || rates.includes(own) ? rates : [...rates, own];

const keepPhoto = async (
  shop: Shop,
  photo: Blob,
  set: ProductFormModel["set"],
  fields: ReadonlySignal<FormFields>,
): Promise<void> => {
  const hash = await shop.photos.put(photo);
  const now = fields.peek().photos;
  if (!now.includes(hash) && now.length < MAX_PHOTOS) set("photos", [...now, hash]);
};
