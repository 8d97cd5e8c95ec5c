import { useMemo } from "preact/hooks";
import type { BranchId } from "../../shared/core/ids.ts";
import { type Receipt, receiptDocument } from "../../shared/documents/receipt.ts";
import { readBranch } from "../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../shared/domain/access/organisation.ts";
import type { FiscalMark } from "../../shared/domain/fiscal/fiscal-body.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";
import type { Shop } from "../session/shop.ts";
import { type I18n, useI18n } from "../ui/i18n.ts";
import type { FiscalWord } from "./fiscal-mark.ts";
import { useFiscal } from "./use-fiscal.ts";

/** What a receipt is made of: the sale, when it was, and who made it. */
export interface ReceiptSource {
  readonly sale: SaleBody;
  readonly at: number;
  /** The person's id, or their name where only that is known. */
  readonly staff: string;
  /** What the fiscal device said of it, where that came with the sale from the server. */
  readonly fiscal?: FiscalMark;
}

/** Receipts of a sale in the reader's language: `0` as a copy without a number, `n` as the n-th copy, `null` the first print. */
export type ReceiptMaker = (copy: number | null) => Receipt;

export type Known = Pick<Shop, "view" | "person" | "docs" | "facts" | "changed">;

/** What makes a sale's receipts, the tax office's word in them as soon as it is here. */
export const useReceiptMaker = (shop: Known, source: ReceiptSource): ReceiptMaker => {
  const i18n = useI18n();
  const { sale, at } = source;
  const found = useFiscal(shop, { number: sale.number, till: sale.till, at });
  const fiscal = source.fiscal ?? found;
  return (copy) => receiptOf(shop, i18n, source, copy, fiscal);
};

/** A sale's receipt as it is shown. */
export const useReceipt = (shop: Known, source: ReceiptSource, isCopy: boolean): Receipt => {
  const i18n = useI18n();
  const { sale, at } = source;
  const found = useFiscal(shop, { number: sale.number, till: sale.till, at });
  const fiscal = source.fiscal ?? found;
  const copy = isCopy ? 0 : null;
  return useMemo(
    () => receiptOf(shop, i18n, source, copy, fiscal),
    [shop, source, copy, fiscal, i18n.messages.value, i18n.format.value],
  );
};

const receiptOf = (
  shop: Pick<Shop, "view" | "person">,
  { messages, format }: Pick<I18n, "messages" | "format">,
  { sale, at, staff }: ReceiptSource,
  copy: number | null,
  fiscal: FiscalWord,
): Receipt =>
  receiptDocument(
    {
      sale,
      at,
      fiscal,
      cashier: nameOf(shop, staff),
      organisation: readOrganisation(shop.view) ?? NO_ORGANISATION,
      branch: readBranch(shop.view, sale.branch as BranchId) ?? null,
      copy: copy ?? undefined,
    },
    messages.value,
    format.value,
  );

/** What is printed before the organisation's settings have come. */
export const NO_ORGANISATION = { name: "", taxId: "", phone: "", footer: "" };

/** By the staff list; whoever is signed in may be newer than it. */
export const nameOf = ({ view, person }: Pick<Shop, "view" | "person">, staff: string): string => {
  const name = view.doc("staff", staff)?.fields.name;
  if (typeof name === "string") return name;
  const here = person.peek();
  return here?.staff === staff ? here.name : staff;
};
