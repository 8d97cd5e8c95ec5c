import { expect, test } from "vitest";
import { money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { aView } from "../../testing/view.ts";
import type { BarcodeKey } from "./barcode.ts";
import { checkCodes, packsOf, singleCodeOf } from "./packs.ts";

const EGG = "4870001234560" as BarcodeKey;
const CASE = "14870001234567" as BarcodeKey;
const view = aView({ product: { tea: { name: "Tea", "barcodes/036": true } } });
const self = { id: null, unit: "pcs" } as const;
const pack = (barcode: string, thousandths: number) => ({ barcode, quantity: thousandths as Quantity });

test.each([
  ["a case", [`${CASE}=12000`], [{ barcode: CASE, quantity: 12_000, price: null }]],
  ["a case with its price", [`${CASE}=12000@540000`], [{ barcode: CASE, quantity: 12_000, price: 540_000 }]],
  ["a code the product does not have", ["036=12000"], []],
  [
    "two sizes, set apart",
    [`${CASE}=12000`, `${CASE}=6000`],
    [{ barcode: CASE, quantity: 6_000, price: null }],
  ],
  [
    "two prices, set apart",
    [`${CASE}=12000`, `${CASE}=12000@540000`, `${CASE}=12000@550000`],
    [{ barcode: CASE, quantity: 12_000, price: 540_000 }],
  ],
  ["no size", [`${CASE}=`, CASE, `${CASE}=0`, `${CASE}=x`, `${CASE}=12000@`, `${CASE}=@5`], []],
])("[PACK-1] %s", (_, members, packs) => {
  expect(packsOf(members, [EGG, CASE])).toEqual(packs);
});

test("[PACK-1] a pack's code is one of the product's", () => {
  expect(checkCodes(view, [EGG], [pack(CASE, 12_000)], self)).toEqual({
    ok: true,
    value: { barcodes: [EGG, CASE], packs: [`${CASE}=12000`] },
  });
});

test("[PACK-2] what is kept of a pack is read back, price and all", () => {
  const priced = { ...pack(CASE, 12_000), price: money(540_000) };
  const kept = checkCodes(view, [], [priced], self);
  expect(kept.ok && packsOf(kept.value.packs, kept.value.barcodes)).toEqual([priced]);
});

test("[PACK-1] what names a single one is no pack's code", () => {
  const packs = packsOf([`${CASE}=12000`], [CASE, EGG]);
  expect(singleCodeOf({ barcodes: [CASE, EGG], packs })).toBe(EGG);
  expect(singleCodeOf({ barcodes: [CASE], packs })).toBeUndefined();
});

test.each([
  ["another product's code", pack("036", 12_000), { type: "DuplicateBarcode", field: "packs", name: "Tea" }],
  ["half a piece", pack(CASE, 1_500), { type: "BadPack", reason: { type: "TooPrecise" } }],
  ["nothing", pack(CASE, 0), { type: "BadPack", reason: { type: "Zero" } }],
  ["a misread code", pack("14870001234568", 1_000), { type: "BadBarcode", field: "packs" }],
])("[PACK-1] %s is refused", (_, wanted, error) => {
  expect(checkCodes(view, [EGG], [wanted], self)).toMatchObject({ ok: false, error });
});
