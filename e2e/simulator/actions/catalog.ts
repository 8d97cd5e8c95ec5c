import { choosePerson, chooseProduct } from "../world/spotlight.ts";
import type { World } from "../world/types.ts";
import { act, deskOf } from "./act.ts";
import { type Deed, writers } from "./deed.ts";

const codes = ({ dice }: World): string[] =>
  ["1111", "2222", "3333"].filter(() => dice.below(2) === 0).map((code) => `${code}a`);

/** Somebody edits a product; others may be editing the same. */
export const edit: Deed = {
  weight: 12,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const product = chooseProduct(world);
    const change = dice.pick([
      { price: 5_000 + 50 * dice.below(400) },
      { name: `Goods ${dice.below(100)}` },
      { barcodes: codes(world) },
      { price: 10_000, name: "Both" },
    ]);
    await act(
      world,
      desk,
      "catalog.change-product",
      { product, ...change },
      { by: choosePerson(world, ["max", "owner", "ann"]) },
    );
  },
};

export const addProduct: Deed = {
  weight: 3,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const wanted = {
      name: "New",
      price: 7_000,
      taxRate: 1_200,
      barcodes: codes(world),
      ...(dice.below(2) === 0 && { cost: 4_000 }),
      policy: dice.pick(["strict", "flexible"] as const),
    };
    const came = await act(world, desk, "catalog.add-product", wanted, { by: "max" as never });
    if (came.done) world.products.push(came.result.product);
  },
};

/** Out of the range and back, or deleted for good. */
export const archive: Deed = {
  weight: 3,
  rare: true,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const product = chooseProduct(world);
    const by = "owner" as never;
    if (dice.below(3) === 0) await act(world, desk, "catalog.delete-product", { product }, { by });
    else
      await act(world, desk, "catalog.archive-product", { product, archived: dice.below(2) === 0 }, { by });
  },
};

export const settings: Deed = {
  weight: 2,
  rare: true,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const footer = `Thanks ${world.dice.below(10)}`;
    await act(
      world,
      desk,
      "access.change-settings",
      { footer },
      { by: world.dice.pick(["owner", "ann"]) as never },
    );
  },
};
