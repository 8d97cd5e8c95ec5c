import { expect, test } from "vitest";
import { en } from "../en.ts";
import { createFormat } from "../format.ts";
import { type AnyError, explainGoods, fieldOf } from "./goods.ts";

const say = (error: AnyError): string => explainGoods(error, en, createFormat("en"));

const aShortfall = { product: "p", name: "Milk", wanted: 3_000, held: 1_500, onHand: 9_000 };

test.each([
  [{ type: "DuplicateBarcode", barcode: "4870001000017", name: "Milk" }, "already belongs to “Milk”"],
  [{ type: "BadBarcode", barcode: "123", reason: { type: "BadCheckDigit", expected: 7 } }, "should be 7"],
  [{ type: "BadQuantity", reason: { type: "TooPrecise", precision: 0 } }, "Whole numbers only"],
  [{ type: "BadQuantity", reason: { type: "TooPrecise", precision: 3 } }, "At most 3 digits"],
  [{ type: "NotEnough", lines: [aShortfall] }, "“Milk”: this device may take off 1.5, and 3 is needed"],
  [{ type: "UnitFixed", unit: "kg" }, "counted in kg"],
  [{ type: "StorageFailed", reason: "quota" }, "no room left"],
  [{ type: "StorageFailed", reason: "failed" }, "could not save"],
  [{ type: "FileTooLarge", maxBytes: 134_217_728 }, "128 MB"],
  [{ type: "SomethingNew" }, "(SomethingNew)"],
])("%j is explained", (error, text) => {
  expect(say(error)).toContain(text);
});

test("an error names its field, or none", () => {
  expect(fieldOf({ type: "DuplicateSku", field: "sku" } as AnyError)).toBe("sku");
  expect(fieldOf({ type: "NotWriter" })).toBeNull();
});
