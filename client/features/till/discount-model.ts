import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import {
  type Manual,
  manualField,
  receiptDiscountField,
  WHOLE_PERCENT,
} from "../../../shared/domain/promo/discount.ts";
import { discountLine, lineKey } from "../../../shared/domain/sale/cart.ts";
import type { PricedBasket } from "../../../shared/domain/sale/price-basket.ts";
import { sellerDiscount, shareByWord } from "../../../shared/domain/sale/spoken-for.ts";
import { parseMoney } from "../../../shared/lib/money.ts";
import { createLending, type Lending } from "../../session/lending.ts";
import type { Approval } from "../../session/run-command.ts";
import type { Shop } from "../../session/shop.ts";
import type { OpenSale } from "./open-sale.ts";
import type { SaleModel } from "./sale-model.ts";

export type DiscountType = Manual["type"];

export type DiscountFault = "number" | "tooMuch" | "notLower" | "reason";

/** Something taken off a line or the whole receipt by a person's word, and whose word it has to be. */
export interface DiscountModel {
  readonly types: readonly DiscountType[];
  readonly type: ReadonlySignal<DiscountType>;
  readonly chooseType: (type: DiscountType) => void;
  readonly text: ReadonlySignal<string>;
  readonly write: (text: string) => void;
  readonly reason: ReadonlySignal<string>;
  readonly setReason: (reason: string) => void;
  /** Of these reasons the one so many further on; from any other, the first or the last. */
  readonly stepReason: (among: readonly string[], by: number) => void;
  readonly fault: ReadonlySignal<DiscountFault | null>;
  /** The sale with it, as it would cost; `null` while nothing sensible is typed. */
  readonly preview: ReadonlySignal<PricedBasket | null>;
  /** More than whoever is at the till may take off alone. */
  readonly needsManager: ReadonlySignal<boolean>;
  /** What sellers may take off alone, in hundredths of a percent. */
  readonly ownLimit: number;
  readonly lending: ReadonlySignal<Lending>;
  readonly hadOne: boolean;
  /** `true` when it is on the sale. */
  readonly submit: () => Promise<boolean>;
  /** Takes back what was taken off. */
  readonly takeBack: () => void;
}

export interface DiscountDeps {
  readonly shop: Pick<Shop, "approvals" | "person" | "view">;
  readonly sale: SaleModel;
  readonly price: (sale: OpenSale) => PricedBasket;
  /** Key of the line; `null`: the whole receipt. */
  readonly line: string | null;
  /** Keeps a manager's approval until the sale is written. */
  readonly onLent: (approval: Approval) => void;
}

export const createDiscounting = ({ shop, sale, price, line, onLent }: DiscountDeps): DiscountModel => {
  const before = wordOf(sale.open.peek(), line);
  const type = signal<DiscountType>(before?.type ?? "percent");
  const text = signal("");
  const reason = signal(before?.reason ?? "");
  const told = signal<DiscountFault | null>(null);
  const word = computed(() => readWord(type.value, text.value, reason.value));
  const withWord = computed((): OpenSale | null => {
    const { value } = word;
    return value === null ? null : withDiscount(sale.open.value, line, value);
  });
  const preview = computed(() => (withWord.value === null ? null : price(withWord.value)));
  const needsManager = computed(() => {
    const role = shop.person.value?.role ?? "";
    if (type.value === "price") return !mayRole(role, "sale.price");
    if (mayRole(role, "sale.discount")) return false;
    return preview.value !== null && shareByWord(preview.value.lines) > sellerDiscount(shop.view);
  });
  const lendings = { price: createLending(shop, "sale.price"), other: createLending(shop, "sale.discount") };
  const lending = computed(() => (type.value === "price" ? lendings.price : lendings.other));
  const put = (given: Manual | undefined): boolean => {
    if (line !== null) return sale.discountLine(line, given);
    const whole = receiptDiscountField.safeParse(given);
    sale.discount(whole.success ? whole.data : null);
    return true;
  };
  const faultNow = (): DiscountFault | null => {
    const number = readNumber(text.peek());
    if (number === null) return "number";
    if (type.peek() === "percent" && number > WHOLE_PERCENT) return "tooMuch";
    if (type.peek() === "price" && number > (unitPrice(sale.open.peek(), line) ?? number)) return "notLower";
    if (type.peek() !== "price" && number === 0) return "number";
    return reason.peek().trim() === "" ? "reason" : null;
  };
  const set = (field: typeof text) => (value: string) =>
    batch(() => {
      field.value = value;
      told.value = null;
    });
  const setReason = set(reason);
  return {
    types: line === null ? ["percent", "amount"] : ["percent", "amount", "price"],
    type,
    chooseType: (chosen) =>
      batch(() => {
        type.value = chosen;
        told.value = null;
      }),
    text,
    write: set(text),
    reason,
    setReason,
    stepReason: (among, by) => {
      const at = among.indexOf(reason.peek());
      const to = at === -1 && by < 0 ? among.length - 1 : (at + by + among.length) % among.length;
      setReason(among[to] ?? "");
    },
    fault: told,
    preview,
    needsManager,
    ownLimit: sellerDiscount(shop.view),
    lending,
    hadOne: before !== null,
    submit: async () => {
      told.value = faultNow();
      const given = manualOf(type.peek(), text.peek(), reason.peek());
      if (told.peek() !== null || given === null) return false;
      if (needsManager.peek()) {
        const approval = await lending.peek().lend();
        if (approval === null) return false;
        onLent(approval);
      }
      return put(given);
    },
    takeBack: () => void put(undefined),
  };
};

/** What is on the line, or on the receipt, already. */
const wordOf = ({ cart, discount }: OpenSale, line: string | null): Manual | null =>
  line === null ? discount : (cart.lines.find((one) => lineKey(one) === line)?.discount ?? null);

const unitPrice = ({ cart }: OpenSale, line: string | null): number | null =>
  cart.lines.find((one) => lineKey(one) === line)?.price ?? null;

/** Money and hundredths of a percent are both written with two digits after the mark. */
const readNumber = (text: string): number | null => {
  const number = parseMoney(text.trim());
  return number.ok && number.value >= 0 ? number.value : null;
};

const manualOf = (type: DiscountType, text: string, reason: string): Manual | null => {
  const value = readNumber(text);
  const parsed = manualField.safeParse({ type, value, reason });
  return parsed.success ? parsed.data : null;
};

/** For the preview the reason may still be missing. */
const readWord = (type: DiscountType, text: string, reason: string): Manual | null =>
  manualOf(type, text, reason.trim() === "" ? "-" : reason);

const withDiscount = (open: OpenSale, line: string | null, word: Manual): OpenSale => {
  if (line === null) {
    const whole = receiptDiscountField.safeParse(word);
    return { ...open, discount: whole.success ? whole.data : null };
  }
  const changed = discountLine(open.cart, line, word);
  return changed.ok ? { ...open, cart: changed.value } : open;
};
