import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_MONEY, money } from "../../lib/money.ts";
import { MAX_QUANTITY, quantity, units } from "../../lib/quantity.ts";
import type { Result } from "../../lib/result.ts";
import { productId } from "../catalog/ids.ts";
import { taxRate } from "../catalog/tax.ts";
import {
  addToCart,
  type Cart,
  type CartLine,
  cartTotals,
  clearCart,
  discountLine,
  EMPTY_CART,
  isEmptyCart,
  lineKey,
  removeLine,
  setLineQuantity,
} from "./cart.ts";

const aLine = (over: Partial<CartLine> = {}): CartLine => ({
  productId: productId("milk"),
  name: "Milk 3.2 % 1 l",
  unit: "pcs",
  price: money(52_000),
  quantity: units(1),
  taxRate: taxRate(1_600),
  barcode: "4870001000004",
  ...over,
});

const unwrap = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const cartOf = (...lines: readonly CartLine[]): Cart =>
  lines.reduce((cart, line) => unwrap(addToCart(cart, line)), EMPTY_CART);

test("[CART-1] the same product at the same price is one line, in its first place", () => {
  const cart = cartOf(
    aLine(),
    aLine({ productId: productId("bread") }),
    aLine({ quantity: units(2), barcode: null }),
  );
  expect(cart.lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([
    ["milk", 3_000],
    ["bread", 1_000],
  ]);
});

test.each([
  { what: "price", over: { price: money(50_000) } },
  { what: "tax", over: { taxRate: "exempt" } },
  { what: "unit", over: { unit: "pack" } },
] as const)("[CART-1] another $what is another line", ({ over }) => {
  expect(cartOf(aLine(), aLine(over)).lines).toHaveLength(2);
});

test.each([
  { thousandths: 0, unit: "pcs", reason: { type: "Zero" } },
  { thousandths: -1_000, unit: "pcs", reason: { type: "Negative" } },
  { thousandths: 1_500, unit: "pcs", reason: { type: "TooPrecise", precision: 0 } },
  { thousandths: 255, unit: "h", reason: { type: "TooPrecise", precision: 2 } },
  { thousandths: MAX_QUANTITY + 1, unit: "pcs", reason: { type: "TooLarge", max: MAX_QUANTITY } },
] as const)(
  "[CART-2] $thousandths thousandths $unit is refused both ways",
  ({ thousandths, unit, reason }) => {
    const error = { type: "BadQuantity", reason };
    const line = aLine({ unit, price: money(1) });
    expect(addToCart(EMPTY_CART, { ...line, quantity: quantity(thousandths) })).toEqual({ ok: false, error });
    expect(setLineQuantity(cartOf(line), lineKey(line), quantity(thousandths))).toEqual({ ok: false, error });
  },
);

test("[CART-2] scanning on past the largest quantity is refused, and the cart stays as it was", () => {
  const cart = cartOf(aLine({ unit: "kg", price: money(0), quantity: MAX_QUANTITY }));
  expect(addToCart(cart, aLine({ unit: "kg", price: money(0), quantity: quantity(1) }))).toMatchObject({
    ok: false,
    error: { type: "BadQuantity", reason: { type: "TooLarge" } },
  });
});

test("[PRICE-4] a cart never grows past the largest amount", () => {
  expect(addToCart(EMPTY_CART, aLine({ price: MAX_MONEY, quantity: units(2) }))).toEqual({
    ok: false,
    error: { type: "TotalTooLarge", max: MAX_MONEY },
  });
});

test("[CART-3] a line can be changed, taken out, and the whole cart voided", () => {
  const bread = aLine({ productId: productId("bread"), price: money(21_000) });
  const cart = cartOf(aLine(), bread);
  const changed = unwrap(setLineQuantity(cart, lineKey(bread), units(4)));
  expect(unwrap(cartTotals(changed, "included")).total).toBe(136_000);
  const without = unwrap(removeLine(changed, lineKey(bread)));
  expect(without.lines).toEqual([aLine()]);
  expect(isEmptyCart(clearCart())).toBe(true);
});

test("[CART-3] a line that is not there is named", () => {
  const key = lineKey(aLine());
  expect(removeLine(EMPTY_CART, key)).toEqual({ ok: false, error: { type: "NoSuchLine" } });
  expect(setLineQuantity(EMPTY_CART, key, units(1))).toEqual({ ok: false, error: { type: "NoSuchLine" } });
});

test("[CART-1] however goods are scanned, the same goods make the same total", () => {
  const goods = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 30 });
  fc.assert(
    fc.property(goods, (scans) => {
      const lines = scans.map(([i, count]) =>
        aLine({ productId: productId(`p${i}`), price: money(1_000 + i), quantity: units(count) }),
      );
      const totalOf = (all: readonly CartLine[]) => unwrap(cartTotals(cartOf(...all), "included")).total;
      expect(totalOf([...lines].reverse())).toBe(totalOf(lines));
      expect(cartOf(...lines).lines).toHaveLength(new Set(scans.map(([i]) => i)).size);
    }),
  );
});

const DENTED = { type: "percent", value: 1_000, reason: "dented" } as const;

test("[CART-1] what somebody takes off, and another batch, make a line of their own", () => {
  const cart = cartOf(
    aLine(),
    aLine({ lot: "A7" }),
    aLine({ discount: DENTED }),
    aLine(),
    aLine({ lot: "A7" }),
  );
  expect(cart.lines.map(({ quantity, lot, discount }) => [quantity, lot, discount?.value])).toEqual([
    [2_000, undefined, undefined],
    [2_000, "A7", undefined],
    [1_000, undefined, 1_000],
  ]);
});

test("[CART-3] a word is given on one line, and taken back it joins the one it came from", () => {
  const cart = cartOf(aLine(), aLine({ productId: productId("tea") }));
  const key = lineKey(cart.lines[0] as CartLine);
  const off = unwrap(discountLine(cart, key, DENTED));
  expect(off.lines.map(({ discount }) => discount)).toEqual([DENTED, undefined]);
  expect(discountLine(off, key, DENTED)).toMatchObject({ error: { type: "NoSuchLine" } });
  const two = unwrap(addToCart(off, aLine()));
  expect(two.lines).toHaveLength(3);
  const back = unwrap(discountLine(two, lineKey(two.lines[0] as CartLine), undefined));
  expect(back.lines.map(({ quantity }) => quantity)).toEqual([1_000, 2_000]);
});
