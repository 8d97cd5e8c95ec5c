import { z } from "zod";
import type { View } from "../../../shared/core/view.ts";
import { readProduct } from "../../../shared/domain/catalog/product.ts";
import type { TaxRate } from "../../../shared/domain/catalog/tax.ts";
import { markField } from "../../../shared/domain/fiscal/fiscal-body.ts";
import { TENDER_TYPES } from "../../../shared/domain/payment/tender.ts";
import { priceSale } from "../../../shared/domain/sale/pricing.ts";
import type { SaleBody } from "../../../shared/domain/sale/sale-body.ts";
import type { Money } from "../../../shared/lib/money.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import type { ReceiptSource } from "../../documents/use-receipt.ts";
import type { Api, ApiError } from "../../session/api.ts";

/** A receipt as the server lists it. */
export type ServerReceipt = z.output<typeof rowSchema>;

/** Some of them, newest first, and where to go on. */
export interface ServerPage {
  readonly rows: readonly ServerReceipt[];
  readonly next: string | null;
}

export type ServerAnswer<T> =
  | { readonly type: "answered"; readonly value: T }
  /** Out of reach. */
  | { readonly type: "offline" }
  /** It answered, but not with what was asked for. */
  | { readonly type: "refused" };

/** Receipts with the text in their number, as far as this person may see them. */
export const findOnServer = async (
  { get }: Pick<Api, "get">,
  search: string,
  after: string | null,
): Promise<ServerAnswer<ServerPage>> => {
  const query = new URLSearchParams({ search, ...(after !== null && { after }) });
  const answer = await get<unknown>(`/v1/receipts?${query}`);
  if (!answer.ok) return failed(answer.error);
  const parsed = pageSchema.safeParse(answer.value);
  return parsed.success ? { type: "answered", value: parsed.data } : { type: "refused" };
};

/** One receipt whole; `null` when there is none of that number. */
export const readOnServer = async (
  { get }: Pick<Api, "get">,
  view: View,
  number: string,
): Promise<ServerAnswer<ReceiptSource | null>> => {
  const answer = await get<unknown>(`/v1/receipts/${encodeURIComponent(number)}`);
  if (!answer.ok) {
    const isUnknown = answer.error.type === "Problem" && answer.error.status === 404;
    return isUnknown ? { type: "answered", value: null } : failed(answer.error);
  }
  const parsed = receiptSchema.safeParse(answer.value);
  if (!parsed.success) return { type: "refused" };
  return { type: "answered", value: sourceOf(parsed.data, view) };
};

const failed = (error: ApiError): { readonly type: "offline" | "refused" } => ({
  type: error.type === "Offline" ? "offline" : "refused",
});

const rowSchema = z.object({
  number: z.string().min(1),
  at: z.int(),
  total: z.int(),
  currency: z.enum(["KZT", "UZS", "RUB"]),
});

const pageSchema = z.object({ rows: z.array(rowSchema), next: z.string().nullable() });

const receiptSchema = rowSchema.extend({
  branch: z.string(),
  staff: z.string(),
  change: z.int(),
  rounding: z.int(),
  lines: z
    .array(
      z.object({
        product: z.string(),
        barcode: z.string().nullable(),
        name: z.string(),
        quantity: z.int(),
        price: z.int(),
        total: z.int(),
        tax_rate: z.int().nullable(),
      }),
    )
    .min(1),
  /** Left out by a server that keeps no signatures yet. */
  fiscal: markField.nullish(),
  payments: z.array(z.object({ type: z.enum(TENDER_TYPES), amount: z.int() })),
});

/**
 * The sale as its entry has it, put together from the rows the server keeps for reports. Tax is worked out again by the same
 * rule; whether it was added or held in the prices shows in the total [PRICE-4].
 */
const sourceOf = (row: z.output<typeof receiptSchema>, view: View): ReceiptSource => {
  const lines = row.lines.map(({ tax_rate, barcode, ...line }) => ({
    ...line,
    barcode: barcode ?? "",
    unit: readProduct(view, line.product)?.unit ?? "",
    taxRate: tax_rate ?? ("exempt" as const),
  }));
  const goods = lines.reduce((sum, { total }) => sum + total, 0);
  const taxMode = row.total - row.rounding === goods ? "included" : "added";
  const priced = priceSale(
    lines.map(({ price, quantity, taxRate }) => ({
      price: price as Money,
      quantity: quantity as Quantity,
      taxRate: taxRate as TaxRate,
    })),
    taxMode,
  );
  const taxes = priced.ok ? priced.value.taxes.map(({ rate, net, tax }) => ({ rate, base: net, tax })) : [];
  const { number, branch, total, change, rounding, currency } = row;
  const sale: SaleBody = {
    ...{ number, branch, total, change, rounding, currency, lines, taxes, taxMode },
    till: number.split("-")[0] ?? "",
    tenders: row.payments.map((payment) => ({ ...payment, reference: "" })),
  };
  return { sale, at: row.at, staff: row.staff, ...(row.fiscal != null && { fiscal: row.fiscal }) };
};
