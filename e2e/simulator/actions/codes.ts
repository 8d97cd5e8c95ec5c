import { choosePerson } from "../world/spotlight.ts";
import { act, deskOf } from "./act.ts";
import { type Deed, writers } from "./deed.ts";

export const PROMO_CODES = ["SPRING", "NEIGHBOUR"] as const;

/** A code that may be used so often, or so often from now on. */
export const promoCode: Deed = {
  weight: 3,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice, promotion } = world;
    const wanted = { code: dice.pick(PROMO_CODES), promotion, left: dice.pick([0, 1, 2, 3, 6]) };
    await act(world, desk, "promo.save-code", wanted, { by: choosePerson(world, ["max", "owner"]) });
  },
};
