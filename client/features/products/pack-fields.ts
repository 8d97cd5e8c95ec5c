import { parseBarcode } from "../../../shared/domain/catalog/barcode.ts";
import type { Pack, WantedPack } from "../../../shared/domain/catalog/packs.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { moneyToText, parseMoney } from "../../../shared/lib/money.ts";
import { parseQuantity, quantityToText, type Unit } from "../../../shared/lib/quantity.ts";
import { err, ok, type Result } from "../../../shared/lib/result.ts";

/** A pack as typed; a line with nothing in it is none. */
export interface PackFields {
  readonly barcode: string;
  readonly count: string;
  /** Empty: as many units as lie in it, at the unit's price. */
  readonly price: string;
}

export const NEW_PACK: PackFields = { barcode: "", count: "", price: "" };

export const packFieldsOf = ({ barcode, quantity, price }: Pack): PackFields => ({
  barcode,
  count: quantityToText(quantity),
  price: price === null ? "" : moneyToText(price),
});

/** Which cell of which pack is wrong. */
export interface PackFault extends AnyError {
  readonly place: number;
  readonly cell: keyof PackFields;
}

export const isPackFault = (error: AnyError | undefined): error is PackFault =>
  error !== undefined && "place" in error && "cell" in error;

/** The packs as the commands take them, or the first cell that is wrong. */
export const readPacks = (packs: readonly PackFields[], unit: Unit): Result<WantedPack[], PackFault> => {
  const read: WantedPack[] = [];
  for (const [place, fields] of packs.entries()) {
    if (isEmpty(fields)) continue;
    const { barcode: typed, count, price } = fields;
    const fault = (cell: keyof PackFields, error: object) => err({ ...error, place, cell } as PackFault);
    const barcode = parseBarcode(typed);
    if (!barcode.ok) return fault("barcode", barcode.error);
    if (read.some((other) => other.barcode === barcode.value.key))
      return fault("barcode", { type: "PackTwice" });
    const quantity = parseQuantity(count, unit);
    if (!quantity.ok) return fault("count", quantity.error);
    const amount = price.trim() === "" ? ok(null) : parseMoney(price);
    if (!amount.ok) return fault("price", amount.error);
    read.push({ barcode: barcode.value.key, quantity: quantity.value, price: amount.value });
  }
  return ok(read);
};

const isEmpty = ({ barcode, count, price }: PackFields): boolean =>
  `${barcode}${count}${price}`.trim() === "";
