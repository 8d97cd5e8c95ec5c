import type { RefundBody } from "../../../shared/domain/refund/refund-body.ts";
import type { SaleBody } from "../../../shared/domain/sale/sale-body.ts";
import { type RefundFact, readRefundFact } from "../../documents/refund-fact.ts";
import { readSaleFact, type SaleFact } from "../../documents/sale-fact.ts";
import type { ReceiptSource } from "../../documents/use-receipt.ts";
import type { RefundSource } from "../../documents/use-refund.ts";
import type { Fact } from "../../session/shop.ts";

/** A numbered receipt as it lies in a log: of a sale or of a refund. */
export type PaperFact = SaleFact | RefundFact;

/** What a receipt is made of, wherever it came from. */
export type PaperSource = ReceiptSource | RefundSource;

export const isRefundSource = (source: PaperSource): source is RefundSource => "refund" in source;

/** What both kinds of receipt say alike: number, till, customer, lines, tenders, total. */
export const bodyOf = (source: PaperSource): SaleBody | RefundBody =>
  isRefundSource(source) ? source.refund : source.sale;

/** `null` for any other fact, and for one of a newer program. */
export const readPaper = (fact: Fact): PaperFact | null => readSaleFact(fact) ?? readRefundFact(fact);
