import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { Money } from "../../../lib/money.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { freeTextField, idField, moneyField, quantityField, textField } from "../../../lib/schema.ts";
import { whoMay } from "../../access/approval.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { ORGANISATION } from "../../access/organisation.ts";
import { roundCash } from "../../payment/rounding.ts";
import { type Settlement, settle, type Tender, type TenderError } from "../../payment/tender.ts";
import { sumByItem } from "../../stock/movement.ts";
import { isOverride, OVERRIDE, type SpendError, spendEffects } from "../../stock/spending.ts";
import { type Basket, type BasketError, readBasket } from "../basket.ts";
import { draftOf } from "../kinds.ts";
import { nextReceiptNumber } from "../receipt-number.ts";
import type { SaleBody } from "../sale-body.ts";
import { readTerms, type SaleTerms } from "../terms.ts";

/** Most lines of one sale. */
export const MAX_SALE_LINES = 1_000;

export type SaleError =
  | BranchError
  | BasketError
  | TenderError
  | SpendError
  /** Receipts are numbered by till, and this device has no till code. */
  | { readonly type: "NotATill" }
  /** The organisation's settings have not reached this device. */
  | { readonly type: "NotSetUp" };

export const saleLinesField = z
  .array(
    z.strictObject({
      product: idField,
      quantity: quantityField,
      price: moneyField.optional(),
      /** The code that was scanned; separators of GS1 codes included, what no entry can hold left out. */
      barcode: z
        .string()
        .max(160)
        .regex(/^[^\0\p{Cs}]*$/u)
        .nullable()
        .optional(),
    }),
  )
  .max(MAX_SALE_LINES);

/**
 * A sale, paid: one entry with lines, payments, receipt number and what it takes from stock [SALE-2]. Everything is
 * computed anew from the catalog and the settings. Strict goods come out of this till's rights; beyond them only with
 * `override` by someone who may [STOCK-5].
 */
export const completeSale = command({
  permission: "sale.make",
  args: z.strictObject({
    lines: saleLinesField,
    tenders: z
      .array(
        z.strictObject({
          type: z.enum(["cash", "card"]),
          amount: moneyField,
          reference: freeTextField(60).default(""),
        }),
      )
      .max(20),
    override: z.strictObject({ reason: textField(200) }).optional(),
  }),
  needs: ({ lines }) => ({
    docs: [
      { doc: "org", id: ORGANISATION },
      ...lines.map(({ product }) => ({ doc: "product", id: product })),
    ],
    countersOf: lines.map(({ product }) => ({ area: "stock", id: product })),
  }),
  decide: (view, { lines, tenders, override }, context) => {
    const place = placeOf(context);
    if (!place.ok) return place;
    const terms = readTerms(view);
    if (terms === undefined) return err<SaleError>({ type: "NotSetUp" });
    const basket = readBasket(view, lines, terms.taxMode);
    if (!basket.ok) return err<SaleError>(basket.error);
    const paid = settle(basket.value.totals.total, tenders.map(toTender), (due) =>
      roundCash(due, terms.rounding),
    );
    if (!paid.ok) return err<SaleError>(paid.error);
    const items = sumByItem(basket.value.lines.map(({ product, quantity }) => ({ item: product, quantity })));
    const spent = spendEffects(view, context, {
      branch: place.value,
      items,
      override: override !== undefined,
    });
    if (!spent.ok) return err<SaleError>(spent.error);
    const by = spent.value.some(isOverride) ? whoMay(context, OVERRIDE, place.value) : null;
    const sale: SaleBody = {
      ...saleOf(basket.value, paid.value, terms),
      number: nextReceiptNumber(context),
      branch: place.value,
      till: context.code,
      ...(by !== null && override && { override: { by: by.staff, reason: override.reason } }),
    };
    const draft = draftOf(branchScope(place.value), "sale.completed", sale, { effects: spent.value });
    const { number, total, change } = sale;
    return ok({
      drafts: [draft],
      result: { number, total: total as Money, change: change as Money, at: context.at, sale },
    });
  },
});

/** The branch a till sells in. */
export const placeOf = (context: Context): Result<BranchId, SaleError> =>
  context.code === "" ? err({ type: "NotATill" }) : branchFor(context);

const toTender = (given: Omit<Tender, "of">): Tender => ({ ...given, of: "" });

const saleOf = (
  { lines, totals }: Basket,
  { tenders, payable, rounding, change }: Settlement,
  { taxMode, currency }: SaleTerms,
): Omit<SaleBody, "number" | "branch" | "till" | "override"> => ({
  lines: lines.map(({ product: { id, name, unit, price, taxRate }, quantity, barcode }, i) => ({
    product: id,
    name,
    barcode,
    unit,
    quantity,
    price,
    taxRate,
    total: totals.lineTotals[i] ?? 0,
  })),
  taxes: totals.taxes.map(({ rate, net, tax }) => ({ rate, base: net, tax })),
  taxMode,
  rounding,
  total: payable,
  tenders: tenders.map(({ type, amount, reference, of }) => ({
    type,
    amount,
    reference: type === "cash" ? "" : reference,
    ...(of !== "" && { of }),
  })),
  change,
  currency,
});
