import { counterRules } from "../../../shared/commands.ts";
import { type BranchId, branchScope } from "../../../shared/core/ids.ts";
import type { View } from "../../../shared/core/view.ts";
import { shareOut } from "../../../shared/domain/rights/share-out.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import { BRANCHES } from "../world/genesis.ts";
import { NEXT_COUNT } from "../world/rules.ts";
import { choosePerson, chooseProduct } from "../world/spotlight.ts";
import type { World } from "../world/types.ts";
import { settle } from "../world/world.ts";
import { act, type Desk, deskOf, writeItself } from "./act.ts";
import { ask } from "./ask.ts";
import { type Deed, servers, tills, writers } from "./deed.ts";

const branchOf = (world: World, { host }: Desk): BranchId =>
  host.certificate.branch ?? ((world.dice.below(4) === 0 ? BRANCHES[1] : BRANCHES[0]) as BranchId);

/** Goods come in, at a till or booked at the server. */
export const receive: Deed = {
  weight: 14,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const line = () => ({
      product: chooseProduct(world),
      quantity: 1_000 * (3 + dice.below(14)),
      ...(dice.below(4) === 0 && { cost: 5_000 + dice.below(100) }),
    });
    const lines = Array.from({ length: 1 + dice.below(2) }, line);
    const by = choosePerson(world, ["otto", "otto", "max", "max", "ann"]);
    await act(world, desk, "stock.receive", { branch: branchOf(world, desk), lines, reference: "" }, { by });
  },
};

/** A till hands some of its rights to another by hand. */
export const transfer: Deed = {
  weight: 4,
  of: tills,
  run: async (world, at, to) => {
    const desk = deskOf(at);
    const other = deskOf(to);
    if (desk === null || other === null) return;
    const lines = [{ product: chooseProduct(world), quantity: 1_000 * (1 + world.dice.below(3)) }];
    await act(world, desk, "stock.share", { to: other.writer.holder, lines }, { by: "max" as never });
  },
};

/** What a till does unasked now and then: it evens out what it holds with the others of its branch. */
export const share: Deed = {
  weight: 6,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    const branch = at.certificate.branch;
    if (desk === null || branch === null) return;
    const { program, writer } = desk;
    await writeItself(world, desk, "share", () =>
      shareOut({
        state: program.replica.state,
        me: writer.holder,
        rules: counterRules,
        scope: branchScope(branch),
        as: "till",
      }),
    );
  },
};

/** The server hands out what it holds. */
export const handOut: Deed = {
  weight: 6,
  of: servers,
  run: async (world, at) => {
    for (const branch of BRANCHES) {
      const desk = deskOf(at);
      if (desk === null) return;
      const { program, writer } = desk;
      await writeItself(world, desk, "hand out", () =>
        shareOut({
          state: program.replica.state,
          me: writer.holder,
          rules: counterRules,
          scope: branchScope(branch as BranchId),
          as: "reserve",
        }),
      );
    }
  },
};

/** A till short of rights asks everybody in reach at once. */
export const askForRights: Deed = {
  weight: 6,
  of: tills,
  run: async (world, at) => {
    const branch = at.certificate.branch;
    if (branch === null) return;
    const { dice } = world;
    const counter = stockCounter(branch, chooseProduct(world));
    await ask(world, at, [{ counter, amount: 1_000 * (1 + dice.below(6)) }]);
  },
};

/** Somebody counts a shelf: there is more than the books say, or less. */
export const count: Deed = {
  weight: 5,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const branch = branchOf(world, desk);
    const product = chooseProduct(world);
    const expected = onHand(desk.view, branch, product);
    const counted = Math.max(0, expected + 1_000 * (dice.below(7) - 4));
    const lines = [{ product, expected, counted }];
    await act(
      world,
      desk,
      "stock.count",
      { branch, lines, reason: "round" },
      { by: choosePerson(world, ["max", "otto"]) },
    );
  },
};

/** Goods that broke or went off; or a shortage that somebody stands for. */
export const writeOff: Deed = {
  weight: 3,
  rare: true,
  of: writers,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const lines = [{ product: chooseProduct(world), quantity: 1_000 * (1 + dice.below(3)) }];
    const wanted = {
      branch: branchOf(world, desk),
      lines,
      reason: "broken",
      shortage: dice.below(2) === 0,
    };
    const approver = dice.below(3) === 0 ? { approver: "max" as never } : {};
    await act(world, desk, "stock.write-off", wanted, {
      by: choosePerson(world, ["otto", "max"]),
      ...approver,
    });
  },
};

const onHand = (view: View, branch: BranchId, product: string): number =>
  view.counter(stockCounter(branch, product)).value;

/** A program of the next version writes what this one cannot read: a new kind, and a newer body of a known one. */
export const novelty: Deed = {
  weight: 3,
  rare: true,
  of: (world) => tills(world).filter(({ next }) => next),
  run: async (world, at) => {
    const desk = deskOf(at);
    const branch = at.certificate.branch;
    if (desk === null || branch === null) return;
    const { dice } = world;
    const scope = branchScope(branch);
    const { program, writer } = desk;
    const person = at.people.get(choosePerson(world, ["ann", "max"]));
    if (person === undefined) return;
    const patches = [{ doc: "customer", id: `c${dice.below(3)}`, set: { points: dice.below(100) } }];
    const product = chooseProduct(world);
    const effects = [{ counter: stockCounter(branch, product), mint: 1_000 }];
    const drafts =
      dice.below(2) === 0
        ? [{ scope: "org" as const, kind: "loyalty.granted", v: 1, body: { points: 5 }, patches }]
        : [
            {
              scope,
              kind: "stock.counted",
              v: NEXT_COUNT,
              body: { branch, reason: "n", lines: [{ product, expected: 0, counted: 1_000 }], more: 1 },
              effects,
            },
          ];
    await settle(
      program.replica.write(writer, person, () => ({ ok: true as const, value: { drafts, result: null } })),
    );
  },
};
