import { type ReadonlySignal, signal } from "@preact/signals";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import { readCode } from "../../session/read-code.ts";
import type { Shop } from "../../session/shop.ts";
import type { CheckoutModel } from "./checkout-model.ts";
import type { PackageWords } from "./sale-lines.ts";
import type { SaleModel } from "./sale-model.ts";

/** A code that several products carry: only a person can tell which lies on the counter. */
export interface Question {
  readonly code: string;
  readonly products: readonly Product[];
}

export interface Scanning {
  readonly question: ReadonlySignal<Question | null>;
  /**
   * Adds what the code stands for, at once. After a sale it starts the next one; with money already taken it waits. `since` is when
   * a scanner that types began: what was typed from then on was the code, and no quantity.
   */
  readonly scan: (code: string, since?: number) => void;
  readonly answer: (product: Product) => void;
  readonly dismiss: () => void;
}

export interface ScanningDeps {
  readonly shop: Pick<Shop, "view">;
  readonly sale: SaleModel;
  readonly checkout: CheckoutModel;
  /** Today where the till stands, `2026-11-21`. */
  readonly today: () => string;
}

/** What a code says besides which goods they are. */
interface Reading {
  /** By which goods would be added that nobody knows. */
  readonly code: string;
  readonly products: readonly Product[];
  readonly quantity?: Quantity | undefined;
  readonly words: PackageWords;
}

export const createScanning = ({ shop, sale, checkout, today }: ScanningDeps): Scanning => {
  const question = signal<Question | null>(null);
  let asked: Reading | null = null;
  const take = (product: Product, code: string, { quantity, words }: Reading): void => {
    sale.add(product, code, quantity, words);
    const { expires } = words;
    if (expires !== undefined && expires < today() && sale.notices.peek().length === 0)
      sale.tell({ type: "Expired", name: product.name, expires });
  };
  const scan = (code: string, since?: number): void => {
    if (!isFreeToScan(checkout)) return;
    checkout.nextSale();
    checkout.backToSale();
    question.value = null;
    if (since !== undefined) sale.dropTyped(since);
    const reading = readingOf(shop, code);
    const active = reading.products.filter(({ archived }) => !archived);
    const [first, second] = active;
    if (first === undefined) {
      const archived = reading.products[0];
      sale.tell(
        archived === undefined
          ? { type: "UnknownCode", code: reading.code }
          : { type: "Archived", name: archived.name },
      );
    } else if (second === undefined) take(first, code, reading);
    else {
      asked = reading;
      question.value = { code, products: active };
    }
  };
  return {
    question,
    scan,
    answer: (product) => {
      const open = question.peek();
      question.value = null;
      if (open !== null && asked !== null) take(product, open.code, asked);
    },
    dismiss: () => {
      question.value = null;
    },
  };
};

const isFreeToScan = ({ busy, problem, step, hasTaken }: CheckoutModel): boolean =>
  !busy.peek() && problem.peek() === null && !(step.peek().type === "payment" && hasTaken());

/** The label's own price is a reading of how much lies in the package; what it costs is the shop's to say. */
const readingOf = (shop: Pick<Shop, "view">, code: string): Reading => {
  const read = readCode(shop, code);
  if (read.type === "unknown") return { code: read.code, products: [], words: {} };
  const { products, quantity, price: _, type: __, ...words } = read;
  return { code, products, quantity, words };
};
