import { expect, test } from "vitest";
import type { CommandName, ErrorOf } from "../../commands.ts";
import type { CounterId, LogId } from "../../core/ids.ts";
import type { Money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { en } from "../en.ts";
import { createFormat } from "../format.ts";
import { kk } from "../kk.ts";
import { ru } from "../ru.ts";
import { uz } from "../uz.ts";
import { accessSayings } from "./access.ts";
import { catalogSayings } from "./catalog.ts";
import { customerSayings } from "./customers.ts";
import { deviceSayings } from "./device.ts";
import { explainError, type KnownError } from "./error.ts";
import { paymentSayings } from "./payment.ts";
import { promoSayings } from "./promo.ts";
import { refundSayings } from "./refund.ts";
import { saleSayings } from "./sale.ts";
import { shiftSayings } from "./shift.ts";
import { stockSayings } from "./stock.ts";

/** Every error a command can end with has a text: one without it does not compile here. */
type AnyCommandError = { [Name in CommandName]: ErrorOf<Name> }[CommandName];
type Unexplained = Exclude<AnyCommandError, { readonly type: KnownError["type"] }>;
const noneUnexplained: [Unexplained] extends [never] ? true : Unexplained = true;

const errors: readonly KnownError[] = [
  { type: "SettingMissing", field: "name" },
  { type: "CurrencyFixed", field: "currency", currency: "KZT" },
  { type: "BranchExists", branch: "b1" },
  { type: "UnknownBranch", branch: "b1" },
  { type: "UnknownDevice", device: "d1" },
  { type: "UnknownStaff", staff: "s1" },
  { type: "LoginTaken", field: "login", login: "dana", name: "Dana" },
  { type: "OwnerOnly", field: "role", role: "owner" },
  { type: "LastOwner", field: "role" },
  { type: "BranchesMissing", field: "branches" },
  { type: "CodeMissing", field: "code" },
  { type: "CodeTaken", field: "code", code: "T1", name: "Till 1" },
  { type: "NoBranch" },
  { type: "NotInBranch", branch: "b1" },
  { type: "NotInBranch", field: "branches", branch: "b1" },
  { type: "BadBarcode", field: "barcodes", barcode: "1", reason: { type: "BadCheckDigit", expected: 3 } },
  { type: "BadBarcode", field: "barcodes", barcode: "1", reason: { type: "TooLong", max: 80 } },
  { type: "DuplicateBarcode", field: "barcodes", barcode: "1", product: "p", name: "Tea" },
  { type: "DuplicateSku", field: "sku", sku: "S", product: "p", name: "Tea" },
  { type: "UnknownCategory", field: "category", category: "c" },
  { type: "UnknownHeld", held: "h" },
  { type: "UnreadableHeld", held: "h" },
  { type: "AlreadyRecalled", held: "h" },
  { type: "UnknownProduct", product: "p", name: "Tea" },
  { type: "UnknownProduct", line: 1, product: "p", name: "" },
  { type: "UnitFixed", field: "unit", unit: "kg" },
  { type: "ProductMoved", product: "p", name: "Tea" },
  { type: "BranchesUnseen", product: "p", name: "Tea" },
  { type: "NoSuchCategory" },
  { type: "Cycle" },
  { type: "TooDeep", max: 8 },
  { type: "NameMissing", field: "name" },
  { type: "DuplicateCategory", field: "name", name: "Food" },
  { type: "CategoryNotEmpty", name: "Food" },
  {
    type: "ImportRefused",
    rows: [
      { line: 2, error: { type: "FieldMissing", field: "price" } },
      { line: 3, error: { type: "TwiceInImport", field: "sku", value: "S" } },
    ],
  },
  { type: "ArchivedProduct", line: 1, product: "p", name: "Tea" },
  { type: "BadQuantity", line: 1, product: "p", name: "Tea", reason: { type: "TooPrecise", precision: 0 } },
  {
    type: "BadQuantity",
    line: 1,
    product: "p",
    name: "Tea",
    reason: { type: "TooLarge", max: 1 as Quantity },
  },
  { type: "CountedTwice", line: 2, product: "p", name: "Tea" },
  { type: "UnknownHolder", to: "till-9.1test" },
  { type: "NotEnough", lines: [{ product: "p", name: "Tea", wanted: 3_000, held: 1_500, onHand: 9_000 }] },
  { type: "OverrideNotAllowed" },
  { type: "EmptySale" },
  { type: "PriceChanged", line: 1, product: "p", name: "Tea", price: 45_000 },
  { type: "TotalTooLarge", max: 1 as Money },
  { type: "TenderNotPositive" },
  { type: "TenderOverTotal", most: 45_000 as Money },
  { type: "Underpaid", missing: 500 as Money },
  { type: "PriceNotLower", line: 1, price: 45_000 as Money },
  { type: "PriceNotAllowed" },
  { type: "DiscountNotAllowed", share: 1_500, most: 1_000 },
  ...[0, 2].map((left) => ({
    ...{
      type: "PromoUsedUp" as const,
      code: "SPRING",
      counter: "promo/spring" as CounterId,
      left,
      missing: 1,
    },
  })),
  { type: "BadPack", field: "packs", barcode: "4870001234560", reason: { type: "Zero" } },
  { type: "NotATill" },
  { type: "NoShift" },
  { type: "ShiftLeftOpen", shift: "x", openedAt: 1 },
  { type: "ShiftOpen", shift: "x", openedAt: 1 },
  { type: "ShiftClosed", z: "T1-1TEST-Z1" },
  { type: "NotInDrawer", field: "amount", expected: 500 },
  { type: "NoteMissing", field: "note" },
  { type: "CountTooLarge" },
  { type: "DifferenceOverLimit", expected: 9, counted: 2, difference: -7, limit: 500 },
  { type: "NotYourShift", till: "T2" },
  { type: "TotalsDisagree" },
  { type: "NothingToAmend" },
  { type: "ShiftNotClosed" },
  { type: "NotNextAmendment", z: "T1-1TEST-Z1", n: 2 },
  { type: "NotTheCloser", device: "till-2" },
  { type: "NotSetUp" },
  ...(["wallet", "credit", "points", "gift"] as const).flatMap((account) =>
    [400, 900].map((value) => ({
      ...{ type: "NotEnoughMoney" as const, account, owner: "c1", name: "Aigerim" },
      ...{ wanted: 700, held: 100, value, missing: 600 },
    })),
  ),
  { type: "NoAccountOwner", account: "gift" },
  { type: "PointsNotWhole", amount: 150, step: 100 },
  { type: "NotPayableInCash", step: 100 },
  { type: "OverDebt", owed: 5_000 },
  { type: "OverDebt", owed: 0 },
  { type: "UnknownCustomer", customer: "c1" },
  { type: "CustomerNameMissing" },
  { type: "CustomerExists", field: "phone", customer: "c1", name: "Aigerim" },
  { type: "CustomerExists", field: "card", customer: "c1", name: "Aigerim" },
  { type: "BadPhone", text: "12" },
  { type: "BadGiftCode", text: "x" },
  { type: "GiftCodeUsed", code: "abcd" },
  { type: "UnknownGift", code: "abcd" },
  { type: "AttemptOpen", attempt: "a1", state: "pending" },
  { type: "UnknownAttempt", attempt: "a1" },
  { type: "AttemptMoved", attempt: "a1", state: "paid" },
  { type: "AttemptUsed", attempt: "a1", receipt: "T1-1TEST-0001" },
  { type: "AttemptNotUsable", attempt: "a1", reason: "used" },
  { type: "NotThatSale" },
  { type: "SoldElsewhere", branch: "b2" },
  { type: "BadRefundQuantity", line: 1, name: "Tea", reason: { type: "Zero" } },
  ...(["AlreadyRefunded", "RefundNotCovered"] as const).map((type) => ({
    ...{ type, lines: [{ line: 1, name: "Tea", unit: "pcs", wanted: 3_000, left: 1_000 }] },
  })),
  { type: "RefundNotAllowed" },
  { type: "WayNotAllowed", way: "cash" },
  { type: "NotLastSale" },
  { type: "NothingTwice" },
  { type: "NotSignedIn" },
  { type: "NotAllowed", permission: "sale.make" },
  { type: "NotWriter" },
  { type: "BadArgs", field: "name", reason: "too_big" },
  { type: "StorageFailed", reason: "quota", detail: "" },
  { type: "StorageFailed", reason: "failed", detail: "" },
  { type: "RightsExceeded", counter: "stock/b1/p" as CounterId, wanted: 2, held: 1 },
  { type: "ScopeNotWritable", scope: "office" },
  {
    type: "WouldBeRefused",
    refusal: { type: "BadStamp", log: "till-1.1test.org" as LogId, seq: 1, reason: "" },
  },
  { type: "NoShortage", product: "p1", name: "Tea" },
  { type: "DeviceCut", reason: "stolen" },
  { type: "BadPeriod", field: "until" },
  { type: "BadPeriod", field: "closes" },
  { type: "UnknownPromotion", promotion: "p" },
  { type: "UnknownPriceList", list: "l" },
  { type: "PromotionIncomplete", field: "name" },
  { type: "CannotStack", field: "stacks" },
  { type: "BadPromoCode", field: "code", code: "?" },
  { type: "PromoCodeTaken", field: "code", code: "ten", name: "Ten" },
  { type: "PromoLimitElsewhere", field: "left", counter: "promo/ten" as CounterId, missing: 2 },
  { type: "EntryTooLong", kind: "product.imported", length: 600_000 },
];

const LANGUAGES = { en, kk, ru, uz };

test.each(
  errors.flatMap((error) => (["en", "kk", "ru", "uz"] as const).map((language) => ({ error, language }))),
)("$error.type in $language", ({ error, language }) => {
  const text = explainError(error, LANGUAGES[language], createFormat(language));
  expect(text).not.toMatch(/undefined|null|NaN|\[object|^$/);
  expect(text).not.toContain(error.type);
});

test("every known error is tried above, and none is forgotten", () => {
  expect(noneUnexplained).toBe(true);
  const explained = {
    ...accessSayings,
    ...catalogSayings,
    ...stockSayings,
    ...saleSayings,
    ...refundSayings,
    ...shiftSayings,
    ...customerSayings,
    ...paymentSayings,
    ...promoSayings,
    ...deviceSayings,
  };
  const tried = new Set(errors.map(({ type }) => type));
  expect(Object.keys(explained).filter((type) => !tried.has(type as KnownError["type"]))).toEqual([]);
});

test.each([
  [{ type: "Underpaid", missing: 50_000 }, "500 is still to pay."],
  [
    { type: "BadQuantity", name: "Tea", reason: { type: "TooPrecise", precision: 0 } },
    "Tea: Whole numbers only.",
  ],
  [
    { type: "ImportRefused", rows: [{ line: 7, error: { type: "FieldMissing", field: "name" } }] },
    "Nothing was imported: 1 line is wrong.\nLine 7: This has to be filled in.",
  ],
  [{ type: "MoonLanded" }, "This did not work (MoonLanded). Nothing was changed."],
  [{ type: "toString" }, "This did not work (toString). Nothing was changed."],
])("%j reads well", (error, text) => {
  expect(explainError(error, en, createFormat("en"))).toBe(text);
});
