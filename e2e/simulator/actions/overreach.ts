import { branchScope } from "../../../shared/core/ids.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import { draftOf } from "../../../shared/domain/stock/kinds.ts";
import { deskOf, writeItself } from "./act.ts";
import { type Deed, tills } from "./deed.ts";

/** A program that has miscounted gives away what the till does not hold: the writer is the last to notice. */
export const overreach: Deed = {
  weight: 2,
  rare: true,
  of: tills,
  run: async (world, at, to) => {
    const desk = deskOf(at);
    const other = deskOf(to);
    const branch = at.certificate.branch;
    if (desk === null || other === null || branch === null || to === at) return;
    const counter = stockCounter(branch, world.dice.pick(world.products));
    const give = desk.view.counter(counter).rights + 1_000;
    await writeItself(world, desk, "overreach", () => [
      draftOf(
        branchScope(branch),
        "stock.shared",
        { branch },
        {
          effects: [{ counter, give, to: other.writer.holder }],
        },
      ),
    ]);
  },
};
