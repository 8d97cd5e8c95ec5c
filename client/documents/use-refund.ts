import type { BranchId } from "../../shared/core/ids.ts";
import { refundDocument } from "../../shared/documents/refund-receipt.ts";
import { readBranch } from "../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../shared/domain/access/organisation.ts";
import type { RefundBody } from "../../shared/domain/refund/refund-body.ts";
import { useI18n } from "../ui/i18n.ts";
import { useFiscal } from "./use-fiscal.ts";
import { type Known, NO_ORGANISATION, nameOf, type ReceiptMaker } from "./use-receipt.ts";

/** What a refund's receipt is made of: the refund, when it was, and who made it. */
export interface RefundSource {
  readonly refund: RefundBody;
  readonly at: number;
  /** The person's id. */
  readonly staff: string;
}

/** What makes a refund's receipts, the tax office's word in them as soon as it is here. */
export const useRefundMaker = (shop: Known, { refund, at, staff }: RefundSource): ReceiptMaker => {
  const { messages, format } = useI18n();
  const fiscal = useFiscal(shop, { number: refund.number, till: refund.till, at });
  return (copy) =>
    refundDocument(
      {
        ...{ refund, at, fiscal },
        cashier: nameOf(shop, staff),
        organisation: readOrganisation(shop.view) ?? NO_ORGANISATION,
        branch: readBranch(shop.view, refund.branch as BranchId) ?? null,
        copy: copy ?? undefined,
      },
      messages.value,
      format.value,
    );
};
