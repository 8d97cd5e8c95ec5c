import { expect, test } from "vitest";
import type { Quantity } from "../../lib/quantity.ts";
import { aView } from "../../testing/view.ts";
import type { BarcodeKey } from "./barcode.ts";
import { checkCodes, packsOf } from "./packs.ts";

const EGG = "4870001234560" as BarcodeKey;
const CASE = "14870001234567" as BarcodeKey;
const view = aView({ product: { tea: { name: "Tea", "barcodes/036": true } } });
const self = { id: null, unit: "pcs" } as const;
const pack = (barcode: string, thousandths: number) => ({ barcode, quantity: thousandths as Quantity });

test.each([
  ["a case", [`${CASE}=12000`], [{ barcode: CASE, quantity: 12_000 }]],
  ["a code the product does not have", ["036=12000"], []],
  ["two sizes, set apart", [`${CASE}=12000`, `${CASE}=6000`], [{ barcode: CASE, quantity: 6_000 }]],
  ["no size", [`${CASE}=`, CASE, `${CASE}=0`, `${CASE}=x`], []],
])("[PACK-1] %s", (_, members, packs) => {
  expect(packsOf(members, [EGG, CASE])).toEqual(packs);
});

test("[PACK-1] a pack's code is one of the product's", () => {
  expect(checkCodes(view, [EGG], [pack(CASE, 12_000)], self)).toEqual({
    ok: true,
    value: { barcodes: [EGG, CASE], packs: [`${CASE}=12000`] },
  });
});

test.each([
  ["another product's code", pack("036", 12_000), { type: "DuplicateBarcode", name: "Tea" }],
  ["half a piece", pack(CASE, 1_500), { type: "BadPack", reason: { type: "TooPrecise" } }],
  ["nothing", pack(CASE, 0), { type: "BadPack", reason: { type: "Zero" } }],
  ["a misread code", pack("14870001234568", 1_000), { type: "BadBarcode" }],
])("[PACK-1] %s is refused", (_, wanted, error) => {
  expect(checkCodes(view, [EGG], [wanted], self)).toMatchObject({ ok: false, error });
});
