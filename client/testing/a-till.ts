import { type TestShopOptions, testShop } from "../../shared/testing/shop.ts";
import type { Drafts } from "../device/drafts.ts";
import type { PaidSale } from "../features/till/checkout-model.ts";
import { createTillModel, type TillModel } from "../features/till/model.ts";
import type { Fact } from "../session/shop.ts";
import { createFakeShop, type FakeShop } from "./fake-shop.ts";

/** Barcodes of the two goods sold by the piece. */
export const MILK = "4870001000011";
export const BREAD = "4870001000028";

/** A till with milk at 520, bread at 210 and apples by weight at 900 a kilogram; ten of each are here. */
export const aTill = async ({
  stock = 10,
  ...options
}: TestShopOptions & { readonly stock?: number } = {}) => {
  const world = await testShop(options);
  const milk = await world.addProduct({ name: "Milk", price: 52_000, barcodes: [MILK] });
  const bread = await world.addProduct({ name: "Bread", price: 21_000, barcodes: [BREAD], sku: "B-1" });
  const apples = await world.addProduct({ name: "Apples", price: 90_000, unit: "kg" });
  await world.syncAll();
  const device = world.till();
  device.signIn(world.owner);
  const lines = [milk, bread, apples].map((product) => ({ product, quantity: stock * 1_000 }));
  if (stock > 0) await device.must("stock.receive", { lines });
  const drafts = aDraftStore();
  const shop = createFakeShop(device, { person: await world.person("seller") });
  const till = createTillModel({ shop, drafts });
  await till.ready;
  return { world, shop, till, drafts, device, milk, bread, apples };
};

/** Drafts as the browser keeps them: as text. */
export const aDraftStore = (initial: unknown = null): Drafts & { readonly kept: () => unknown } => {
  let text = JSON.stringify(initial);
  return {
    load: () => JSON.parse(text),
    save: (draft) => {
      text = JSON.stringify(draft);
      return true;
    },
    kept: () => JSON.parse(text),
  };
};

export const linesOf = ({ sale }: TillModel): readonly string[] =>
  sale.cart.value.lines.map(({ name, quantity }) => `${quantity / 1_000} ${name}`);

export const typeText = ({ sale }: TillModel, text: string): void => {
  for (const character of text) sale.type(character);
};

export const noticesOf = ({ sale }: TillModel): readonly string[] =>
  sale.notices.value.map(({ type }) => type);

export const payExactly = async ({ checkout }: TillModel): Promise<void> => {
  checkout.pay();
  await checkout.submit();
};

/** The sale whose receipt is shown. */
export const paidOf = ({ checkout }: TillModel): PaidSale => {
  const step = checkout.step.value;
  if (step.type !== "receipt") throw new Error(`No receipt: ${JSON.stringify(checkout.problem.value)}`);
  return step.paid;
};

export const salesOf = (shop: FakeShop): Promise<readonly Fact[]> =>
  shop.facts({ kinds: ["sale.completed"], limit: 100 });
