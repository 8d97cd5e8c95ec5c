import { useMemo } from "preact/hooks";
import type { BranchId } from "../../shared/core/ids.ts";
import { type Receipt, receiptDocument } from "../../shared/documents/receipt.ts";
import { readBranch } from "../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../shared/domain/access/organisation.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";
import type { Shop } from "../session/shop.ts";
import { useI18n } from "../ui/i18n.ts";

/** What a receipt is made of: the sale, when it was, and who made it. */
export interface ReceiptSource {
  readonly sale: SaleBody;
  readonly at: number;
  /** The person's id, or their name where only that is known. */
  readonly staff: string;
}

/** A sale's receipt in the reader's language. */
export const useReceipt = (
  { view, person }: Pick<Shop, "view" | "person">,
  { sale, at, staff }: ReceiptSource,
  isCopy: boolean,
): Receipt => {
  const { messages, format } = useI18n();
  const words = messages.value;
  const writer = format.value;
  return useMemo(
    () =>
      receiptDocument(
        {
          sale,
          at,
          cashier: nameOf({ view, person }, staff),
          organisation: readOrganisation(view) ?? { name: "", taxId: "", phone: "", footer: "" },
          branch: readBranch(view, sale.branch as BranchId) ?? null,
          copy: isCopy ? 0 : undefined,
        },
        words,
        writer,
      ),
    [view, person, sale, at, staff, isCopy, words, writer],
  );
};

/** By the staff list; whoever is signed in may be newer than it. */
const nameOf = ({ view, person }: Pick<Shop, "view" | "person">, staff: string): string => {
  const name = view.doc("staff", staff)?.fields.name;
  if (typeof name === "string") return name;
  const here = person.peek();
  return here?.staff === staff ? here.name : staff;
};
