import type { BranchId } from "../../../shared/core/ids.ts";
import { readProduct } from "../../../shared/domain/catalog/product.ts";
import { HELD_SALE, type Held, heldSales, readHeld } from "../../../shared/domain/sale/held.ts";
import type { HeldSale } from "../../../shared/domain/sale/held-body.ts";
import type { World } from "../world/types.ts";
import { newId } from "../world/world.ts";
import { act, type Desk, deskOf } from "./act.ts";
import { type Deed, tills } from "./deed.ts";
import { pay } from "./sales.ts";

/** An open sale is put aside; said twice, it is put aside once. */
export const hold: Deed = {
  weight: 4,
  of: tills,
  run: async (world, at) => {
    const { dice, products } = world;
    const desk = deskOf(at);
    const product = desk === null ? undefined : readProduct(desk.view, dice.pick(products));
    if (desk === null || product === undefined) return;
    const { id, name, unit, price, taxRate } = product;
    const line = { product: id, name, unit, quantity: 1_000, price, taxRate, barcode: null };
    const sale: HeldSale = { lines: [line] };
    const wanted = { held: newId(world), sale, total: price };
    await act(world, desk, "sale.hold", wanted);
    const again = dice.below(4) === 0 ? deskOf(at) : null;
    if (again !== null) await act(world, again, "sale.hold", wanted);
  },
};

/** A sale that waits is taken up, here or at another till, and most often paid. */
export const recall: Deed = {
  weight: 4,
  of: tills,
  run: async (world, at) => {
    const { dice } = world;
    const desk = deskOf(at);
    const branch = at.certificate.branch;
    const held = desk === null || branch === null ? [] : shown(world, desk, branch);
    if (desk === null || held.length === 0) return;
    const { id } = dice.pick(held);
    const came = await act(world, desk, "sale.recall", { held: id });
    const there = deskOf(at);
    if (!came.done || there === null || dice.below(4) === 0) return;
    const lines = came.result.sale.lines.map(({ product, quantity }) => ({ product, quantity }));
    await pay(world, there, lines, {});
  },
};

/** Those that wait; or, on a screen that lags behind, those that were taken up as well. */
const shown = ({ dice }: World, { view, program }: Desk, branch: BranchId): readonly Held[] => {
  if (dice.below(3) > 0) return heldSales(view, branch);
  return [...(program.replica.state.docs.get(HELD_SALE) ?? [])]
    .flatMap(([slot, doc]) => readHeld(slot, doc) ?? [])
    .filter((one) => one.branch === branch);
};
