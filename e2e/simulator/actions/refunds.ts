import { readSale } from "../../../client/session/sale-of-counter.ts";
import type { CounterId } from "../../../shared/core/ids.ts";
import type { Way } from "../../../shared/domain/refund/money-back.ts";
import type { SaleAsWritten } from "../../../shared/domain/refund/opening.ts";
import type { Back, RefundReason } from "../../../shared/domain/refund/refund-body.ts";
import { lineCounter, lineOfCounter } from "../../../shared/domain/refund/refund-counters.ts";
import type { Host, World } from "../world/types.ts";
import { act, type Desk, deskOf } from "./act.ts";
import { askAndWait } from "./ask.ts";
import { type Deed, tills } from "./deed.ts";
import { show } from "./receipt.ts";

/** Goods of a sale come back, this till's or another's: part or all, for money or for other goods. */
export const refund: Deed = {
  weight: 10,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    const sale = desk === null ? null : await findSale(world, desk);
    if (desk === null || sale === null) return;
    const asked = askedOf(world, sale);
    const isCovered = await giveBack(world, at, asked);
    if (isCovered) return;
    const wants = asked.lines.map(({ line, quantity }) => ({
      counter: lineCounter(sale.body, line),
      amount: quantity,
    }));
    await askAndWait(world, at, wants);
    if (await giveBack(world, at, asked)) return;
    const override = { reason: "the customer is in a hurry" };
    if (world.dice.below(2) === 0) await giveBack(world, at, { ...asked, override });
  },
};

/** The newest sale of this till made undone. */
export const voidLast: Deed = {
  weight: 3,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    const [newest] = desk === null ? [] : await salesOn(desk, 1);
    if (desk === null || newest === undefined) return;
    const came = await act(world, desk, "sale.void-last", { sale: argOf(newest) });
    if (came.done) show(world, desk, "sale.refunded", came.result.refund);
  },
};

/** Goods without a receipt; a manager stands for them. */
export const refundFree: Deed = {
  weight: 2,
  rare: true,
  of: tills,
  run: async (world, at) => {
    const { dice } = world;
    const desk = deskOf(at);
    if (desk === null) return;
    const lines = [{ product: dice.pick(world.products), quantity: 1_000, back: backOf(world) }];
    const approver = dice.pick(["max", "bob"]) as never;
    const came = await act(world, desk, "sale.refund-free", { lines, reason: "defect" }, { approver });
    if (came.done) show(world, desk, "sale.refunded", came.result.refund);
  },
};

/** Somebody stands for what came back twice. */
export const settleRefund: Deed = {
  weight: 2,
  rare: true,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const short = [...desk.program.replica.state.counters.keys()].filter(
      (counter) => lineOfCounter(counter) !== null && desk.view.counter(counter).shortage > 0,
    );
    if (short.length === 0) return;
    const wanted = { counter: world.dice.pick<CounterId>(short), quantity: 1_000, reason: "written off" };
    await act(world, desk, "refund.settle", wanted, { by: world.dice.pick(["max", "owner"]) as never });
  },
};

interface Asked {
  readonly sale: ReturnType<typeof argOf>;
  readonly lines: readonly { readonly line: number; readonly quantity: number; readonly back: Back }[];
  readonly way: Way;
  readonly reason: RefundReason;
  readonly override?: { readonly reason: string };
}

/** Gives the money back; `false` where another till has the right to it. */
const giveBack = async (world: World, at: Host, asked: Asked): Promise<boolean> => {
  const desk = deskOf(at);
  if (desk === null) return true;
  const { dice } = world;
  const lent = asked.override === undefined && dice.below(6) > 0 ? {} : { approver: dice.pick(MANAGERS) };
  if (dice.below(5) > 0) {
    const came = await act(world, desk, "sale.refund", asked, lent);
    if (came.done) show(world, desk, "sale.refunded", came.result.refund);
    return came.done || came.why !== "RefundNotCovered";
  }
  const lines = [{ product: dice.pick(world.products), quantity: 1_000 }];
  const tenders = dice.below(2) === 0 ? [] : [{ type: "cash" as const, amount: 100_000 }];
  const came = await act(world, desk, "sale.exchange", { ...asked, buys: { lines, tenders } }, lent);
  if (!came.done) return came.why !== "RefundNotCovered";
  show(world, desk, "sale.refunded", came.result.refund.refund);
  show(world, desk, "sale.completed", came.result.sale.sale);
  return true;
};

const MANAGERS = ["max", "owner", "bob"] as never[];

const askedOf = (world: World, sale: SaleAsWritten): Asked => {
  const { dice } = world;
  const all = dice.below(3) === 0;
  const lines = sale.body.lines
    .map(({ quantity }, line) => ({ line, quantity: all ? quantity : 1_000, back: backOf(world) }))
    .filter(() => all || dice.below(3) > 0);
  const first = { line: 0, quantity: 1_000, back: backOf(world) };
  const customer = dice.pick(world.customers);
  return {
    sale: argOf(sale),
    lines: lines.length > 0 ? lines : [first],
    way: dice.pick([
      { type: "original" as const },
      { type: "original" as const },
      { type: "cash" as const },
      { type: "wallet" as const, customer },
    ]),
    reason: "changed-mind",
  };
};

const backOf = ({ dice }: World) => (dice.below(3) === 0 ? ("write-off" as const) : ("shelf" as const));

const argOf = ({ log, seq, body }: SaleAsWritten) => ({ number: body.number, log, seq, body });

/** One of the last few that this device has; the same again and again under a spotlight. */
const findSale = async ({ dice, settings }: World, desk: Desk): Promise<SaleAsWritten | null> => {
  const sales = await salesOn(desk, settings.spotlight ? 2 : 6);
  return sales.length === 0 ? null : dice.pick(sales);
};

const salesOn = async ({ program }: Desk, limit: number): Promise<readonly SaleAsWritten[]> => {
  const facts = (await program.till?.facts({ kinds: ["sale.completed"], limit })) ?? [];
  return facts.flatMap(({ entry }) => readSale(entry) ?? []);
};
