import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FISCAL_TILL } from "../../shared/domain/fiscal/till.ts";
import type { Shop } from "../session/shop.ts";
import { type FiscalWord, findFiscalWord, type OfReceipt } from "./fiscal-mark.ts";

/** A receipt's word from the tax office, and how it changes while it is looked at. */
export const useFiscal = (
  shop: Pick<Shop, "docs" | "facts" | "changed">,
  { number, till, at }: OfReceipt,
): FiscalWord => {
  const found = useSignal<{ readonly number: string; readonly word: FiscalWord }>({
    number,
    word: undefined,
  });
  const version = shop.changed(FISCAL_TILL).value;
  useEffect(() => {
    const known = found.peek();
    if (known.number === number && typeof known.word === "object") return undefined; // signed it stays
    let isLatest = true;
    void findFiscalWord(shop, { number, till, at }).then((word) => {
      if (isLatest) found.value = { number, word };
    });
    return () => {
      isLatest = false;
    };
  }, [shop, number, till, at, version]);
  return found.value.number === number ? found.value.word : undefined;
};
