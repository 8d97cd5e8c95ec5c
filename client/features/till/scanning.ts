import { type ReadonlySignal, signal } from "@preact/signals";
import { type BarcodeKey, barcodeKey } from "../../../shared/domain/catalog/barcode.ts";
import { type Product, productsByBarcode, readProduct } from "../../../shared/domain/catalog/product.ts";
import type { Shop } from "../../session/shop.ts";
import type { CheckoutModel } from "./checkout-model.ts";
import type { SaleModel } from "./sale-model.ts";

/** A code that several products carry: only a person can tell which lies on the counter. */
export interface Question {
  readonly code: string;
  readonly products: readonly Product[];
}

export interface Scanning {
  readonly question: ReadonlySignal<Question | null>;
  /** Adds what the code stands for, at once. After a sale it starts the next one; with money already taken it waits. */
  readonly scan: (code: string) => void;
  readonly answer: (product: Product) => void;
  readonly dismiss: () => void;
}

export interface ScanningDeps {
  readonly shop: Pick<Shop, "view">;
  readonly sale: SaleModel;
  readonly checkout: CheckoutModel;
}

export const createScanning = ({ shop, sale, checkout }: ScanningDeps): Scanning => {
  const question = signal<Question | null>(null);
  const scan = (code: string): void => {
    if (!isFreeToScan(checkout)) return;
    checkout.nextSale();
    checkout.backToSale();
    question.value = null;
    sale.dropTyped();
    const found = findByCode(shop.view, code);
    const active = found.filter(({ archived }) => !archived);
    const [first, second] = active;
    if (first === undefined) {
      const archived = found[0];
      sale.tell(
        archived === undefined ? { type: "UnknownCode", code } : { type: "Archived", name: archived.name },
      );
    } else if (second === undefined) sale.add(first, code);
    else question.value = { code, products: active };
  };
  return {
    question,
    scan,
    answer: (product) => {
      const asked = question.peek();
      question.value = null;
      if (asked !== null) sale.add(product, asked.code);
    },
    dismiss: () => {
      question.value = null;
    },
  };
};

const isFreeToScan = ({ busy, problem, step, hasTaken }: CheckoutModel): boolean =>
  !busy.peek() && problem.peek() === null && !(step.peek().type === "payment" && hasTaken());

/** By barcode in any spelling, else by the shop's own article number. */
const findByCode = (view: Shop["view"], code: string): readonly Product[] => {
  const text = code.trim();
  const byBarcode = productsByBarcode(view, barcodeKey(text) ?? (text as BarcodeKey));
  if (byBarcode.length > 0) return byBarcode;
  return view.find("product", "sku", text).flatMap((id) => readProduct(view, id) ?? []);
};
