import { readCustomer } from "../../../../shared/domain/customer/customer.ts";
import { type CartLine, lineKey } from "../../../../shared/domain/sale/cart.ts";
import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import type { FeatureProps } from "../../../session/feature.ts";
import { CustomerPicker } from "../../../ui/customer-picker.tsx";
import type { TillModel } from "../model.ts";
import { CodesDialog } from "./codes-dialog.tsx";
import { DiscountDialog } from "./discount-dialog.tsx";
import { HeldDialog, HoldDialog } from "./held-dialogs.tsx";
import { NewProductDialog } from "./new-product-dialog.tsx";
import { QuantityDialog, StockDialog, VoidDialog } from "./till-dialogs.tsx";

/** What the cashier is being asked, over the open sale. */
export type Asking =
  | { readonly type: "void" | "customer" | "code" | "hold" | "held" }
  | { readonly type: "quantity"; readonly line: CartLine }
  /** `null`: off the whole sale. */
  | { readonly type: "discount"; readonly line: CartLine | null }
  | { readonly type: "stock"; readonly product: string }
  | { readonly type: "product"; readonly code: string };

export interface AskedDialogProps extends Pick<FeatureProps, "shop" | "scans"> {
  readonly till: TillModel;
  readonly terms: SaleTerms;
  readonly asking: Asking;
  readonly onClose: () => void;
}

export const AskedDialog = ({ asking, shop, till, terms, scans, onClose }: AskedDialogProps) => {
  const { currency } = terms;
  const common = { shop, till, onClose };
  switch (asking.type) {
    case "void":
      return <VoidDialog {...common} currency={currency} />;
    case "quantity":
      return <QuantityDialog {...common} line={asking.line} />;
    case "stock":
      return <StockDialog {...common} product={asking.product} />;
    case "discount":
      return <DiscountDialog {...common} currency={currency} line={namedLine(asking.line)} />;
    case "product":
      return <NewProductDialog {...common} terms={terms} code={asking.code} />;
    case "code":
      return <CodesDialog {...common} scans={scans} />;
    case "hold":
      return <HoldDialog {...common} />;
    case "held":
      return <HeldDialog {...common} currency={currency} now={shop.now} />;
    case "customer":
      return <Customer {...common} scans={scans} />;
  }
};

const namedLine = (line: CartLine | null) => (line === null ? null : { key: lineKey(line), name: line.name });

const Customer = ({ shop, till, scans, onClose }: Omit<AskedDialogProps, "asking" | "terms">) => {
  const pick = (id: string | null): void => {
    const found = id === null ? undefined : readCustomer(shop.view, id);
    till.sale.setCustomer(found === undefined ? null : { id: found.id, name: found.name });
    onClose();
  };
  return (
    <CustomerPicker
      shop={shop}
      index={till.customers}
      scans={scans}
      current={till.sale.customer.value?.id ?? null}
      onPick={pick}
      onClose={onClose}
    />
  );
};
