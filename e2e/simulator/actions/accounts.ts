import { choosePerson } from "../world/spotlight.ts";
import type { World } from "../world/types.ts";
import { act, deskOf } from "./act.ts";
import { type Deed, tills, writers } from "./deed.ts";

/** Codes of gift cards that a shop has; two tills apart may sell the same. */
export const GIFT_CODES = ["GIFT1", "GIFT2", "GIFT3"] as const;

const sumOf = ({ dice }: World): number => 10_000 * (1 + dice.below(12));

const paid = ({ dice }: World, amount: number) =>
  dice.below(2) === 0
    ? [{ type: "card" as const, amount }]
    : [{ type: "cash" as const, amount: amount + 10_000 * dice.below(3) }];

/** Money put into a wallet, onto a gift card, or against a debt. */
export const deposit: Deed = {
  weight: 5,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const customer = dice.pick(world.customers);
    const amount = sumOf(world);
    const tenders = paid(world, amount);
    const what = dice.below(6);
    if (what < 3) await act(world, desk, "account.top-up", { customer, amount, tenders });
    else if (what < 5)
      await act(world, desk, "account.sell-gift", { code: dice.pick(GIFT_CODES), amount, tenders });
    else await act(world, desk, "account.repay", { customer, amount, tenders });
  },
};

/** A customer may owe more, or less. */
export const creditLimit: Deed = {
  weight: 3,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const lent = dice.below(2) === 0 ? { approver: "max" as never } : {};
    await act(
      world,
      desk,
      "customer.set-limit",
      { customer: dice.pick(world.customers), limit: 10_000 * dice.below(12) },
      { by: choosePerson(world, ["ann", "max", "owner"]), ...lent },
    );
  },
};

/** More or less in an account by hand. */
export const adjustAccount: Deed = {
  weight: 2,
  rare: true,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const account = dice.pick(["wallet", "points", "credit"] as const);
    const amount = dice.pick([300, 20_000, -100, -10_000]);
    const wanted = { account, owner: dice.pick(world.customers), amount, reason: "thanks" };
    await act(world, desk, "account.adjust", wanted, { by: dice.pick(["owner", "max"]) as never });
  },
};
