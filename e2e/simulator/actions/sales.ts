import type { ResultOf } from "../../../shared/commands.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import type { Host, World } from "../world/types.ts";
import { clockOf } from "../world/world.ts";
import { act, type Desk, deskOf } from "./act.ts";
import { type Deed, tills } from "./deed.ts";

interface Line {
  readonly product: string;
  readonly quantity: number;
}

/** A customer pays: cash or card or both; beyond what the till holds a manager may lend a hand. */
export const sell: Deed = {
  weight: 30,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const { dice } = world;
    const there = world.products.filter((product) => isHere(desk, product));
    const lines = Array.from({ length: 1 + dice.below(2) }, () => ({
      product: dice.pick(there.length > 0 && dice.below(4) > 0 ? there : world.products),
      quantity: 1_000 * (1 + dice.below(2)),
    }));
    const why = await pay(world, desk, lines, false);
    if (why === "NotEnough" && dice.below(3) === 0) await pay(world, desk, lines, true);
  },
};

const isHere = ({ view, host }: Desk, product: string): boolean =>
  view.counter(stockCounter(host.certificate.branch ?? "", product)).rights > 0;

export const voidCart: Deed = {
  weight: 2,
  rare: true,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const lines = [{ product: world.dice.pick(world.products), quantity: 1_000 }];
    await act(world, desk, "sale.void-cart", { lines, reason: "changed mind" });
  },
};

const pay = async (world: World, desk: Desk, lines: readonly Line[], override: boolean): Promise<string> => {
  const { dice } = world;
  const { host, view } = desk;
  const due = lines.reduce(
    (sum, { product, quantity }) =>
      sum + Math.round((Number(view.doc("product", product)?.fields.price ?? 0) * quantity) / 1_000),
    0,
  );
  const tenders = tendersFor(due, dice.below(3));
  const manager = dice.pick(["max", "owner", "bob"]) as never;
  const came = await act(
    world,
    desk,
    "sale.complete",
    { lines, tenders, ...(override && { override: { reason: "regular customer" } }) },
    override ? { approver: manager } : {},
  );
  if (!came.done) return came.why;
  show(world, host, desk, came.result);
  return "done";
};

const tendersFor = (due: number, how: number) => {
  if (due === 0) return [];
  if (how === 0) return [{ type: "card" as const, amount: due }];
  if (how === 1 || due < 200)
    return [{ type: "cash" as const, amount: Math.ceil((due + 50) / 50_000) * 50_000 }];
  const card = Math.floor(due / 2);
  return [
    { type: "card" as const, amount: card },
    { type: "cash" as const, amount: due - card + 100 },
  ];
};

/** The customer gets the receipt: from now on the sale must not be lost while anybody who held it lives. */
const show = (
  world: World,
  host: Host,
  { writer, program }: Desk,
  result: ResultOf<"sale.complete">,
): void => {
  const { sale } = result;
  const log = program.replica.state.logs.get(`${host.device}.${writer.epoch}.b-${sale.branch}` as never);
  world.record.shown.push({
    tick: world.tick,
    replica: host.id,
    device: host.device,
    number: sale.number,
    log: log?.id ?? "",
    seq: log?.head ?? 0,
    lines: sale.lines.map(({ product, quantity, price, total }) => ({ product, quantity, price, total })),
    tenders: sale.tenders.map(({ type, amount }) => ({ type, amount })),
    total: sale.total,
    change: sale.change,
    rounding: sale.rounding,
    at: clockOf(world, host),
  });
};
