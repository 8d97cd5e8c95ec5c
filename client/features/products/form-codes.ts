import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { barcodeKey } from "../../../shared/domain/catalog/barcode.ts";
import { type Product, productsByBarcode } from "../../../shared/domain/catalog/product.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import type { Shop } from "../../session/shop.ts";
import { addBarcode } from "./form-fields.ts";
import type { FormState } from "./form-state.ts";
import { NEW_PACK, type PackFields } from "./pack-fields.ts";

/** The codes of a product's page: single ones, and those of packs. */
export interface FormCodes {
  /** A code on its way in; saving adds it too, so that it is never lost. */
  readonly typedBarcode: ReadonlySignal<string>;
  readonly typeBarcode: (text: string) => void;
  /** Adds what was typed; `true` when nothing is left over. */
  readonly takeTypedBarcode: () => boolean;
  /** Adds a code; `false` with an error at the field when it is no good or another product's. */
  readonly addBarcode: (typed: string) => boolean;
  readonly removeBarcode: (code: string) => void;
  /** A line for one more pack. */
  readonly addPack: () => void;
  readonly setPack: (place: number, change: Partial<PackFields>) => void;
  readonly removePack: (place: number) => void;
  /** A scanned code: of the pack that has none yet, else one of the product's. */
  readonly scan: (code: string) => void;
  /** The product that has the code which was refused. */
  readonly other: ReadonlySignal<{ readonly product: string; readonly name: string } | null>;
}

export const createFormCodes = (
  { view }: Pick<Shop, "view">,
  self: string | null,
  { fields, errors, set, fault }: FormState,
): FormCodes => {
  const typedBarcode = signal("");
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
      set("barcodes", isOfPack(fields.peek().packs, typed) ? fields.peek().barcodes : added.value);
      return true;
    }
    fault("barcodes", added.ok ? duplicate(typed, owner) : added.error);
    return false;
  };
  const setPacks = (change: (packs: readonly PackFields[]) => readonly PackFields[]): void =>
    set("packs", change(fields.peek().packs));
  const setPack: FormCodes["setPack"] = (place, change) =>
    setPacks((packs) => packs.map((pack, i) => (i === place ? { ...pack, ...change } : pack)));
  return {
    typedBarcode,
    typeBarcode: (text) => {
      typedBarcode.value = text;
    },
    takeTypedBarcode: () => {
      const typed = typedBarcode.peek();
      if (typed.trim() !== "" && !takeBarcode(typed)) return false;
      typedBarcode.value = "";
      return true;
    },
    addBarcode: takeBarcode,
    removeBarcode: (code) =>
      set(
        "barcodes",
        fields.peek().barcodes.filter((each) => each !== code),
      ),
    addPack: () => setPacks((packs) => [...packs, NEW_PACK]),
    setPack,
    removePack: (place) => setPacks((packs) => packs.filter((_, i) => i !== place)),
    scan: (code) => {
      const place = fields.peek().packs.findIndex(({ barcode }) => barcode.trim() === "");
      if (place < 0) takeBarcode(code);
      else setPack(place, { barcode: code.trim() });
    },
    other: computed(() => {
      const { barcodes, packs, sku } = errors.value;
      const error = (barcodes ?? packs ?? sku) as { product?: unknown; name?: unknown } | undefined;
      return typeof error?.product === "string" ? { product: error.product, name: String(error.name) } : null;
    }),
  };
};

const isOfPack = (packs: readonly PackFields[], typed: string): boolean => {
  const key = barcodeKey(typed);
  return packs.some(({ barcode }) => key !== undefined && barcodeKey(barcode) === key);
};

const duplicate = (barcode: string, owner: Product | undefined): AnyError =>
  ({
    type: "DuplicateBarcode",
    field: "barcodes",
    barcode,
    product: owner?.id,
    name: owner?.name,
  }) as AnyError;
