import type { CounterId } from "../../../shared/core/ids.ts";
import { accountCounter } from "../../../shared/domain/account/accounts.ts";
import { promoCounter } from "../../../shared/domain/promo/read.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import type { World } from "../world/types.ts";
import { GIFT_CODES } from "./accounts.ts";
import { act, type Desk, deskOf } from "./act.ts";
import { askAndWait } from "./ask.ts";
import { PROMO_CODES } from "./codes.ts";
import { type Deed, tills } from "./deed.ts";
import { show } from "./receipt.ts";
import { close, ownShift } from "./shifts.ts";

interface Line {
  readonly product: string;
  readonly quantity: number;
}

/** What a sale has besides goods and money. */
interface Extras {
  readonly customer?: string;
  readonly codes?: readonly string[];
  readonly override?: { readonly reason: string };
  /** What some of it is paid out of. */
  readonly from?: "wallet" | "credit" | "points" | "gift";
}

/** A customer pays: cash or card or both; beyond what the till holds a manager may lend a hand. */
export const sell: Deed = {
  weight: 30,
  of: tills,
  run: async (world, at) => {
    const desk = deskOf(at);
    if (desk === null) return;
    const lines = linesOf(world, desk);
    const why = await pay(world, desk, lines, {});
    const { dice } = world;
    if (why === "ShiftLeftOpen") await closeYesterday(world, desk);
    const again = why === "NotEnough" && dice.below(3) === 0 ? deskOf(at) : null;
    if (again !== null) await pay(world, again, lines, { override: { reason: "regular customer" } });
  },
};

/** A customer who is known pays out of what they have here, or has a code; what the till may not use it asks for. */
export const sellToCustomer: Deed = {
  weight: 8,
  of: tills,
  run: async (world, at) => {
    const { dice } = world;
    const desk = deskOf(at);
    if (desk === null) return;
    const customer = dice.pick(world.customers);
    const from = accountOf(world, desk, customer);
    const code = dice.pick(PROMO_CODES);
    const extras = {
      customer,
      ...(from !== undefined && { from }),
      ...(dice.below(3) === 0 && { codes: [code] }),
    };
    const lines = linesOf(world, desk);
    const why = await pay(world, desk, lines, extras);
    if (why !== "NotEnoughMoney" && why !== "PromoUsedUp") return;
    const account = accountCounter(from ?? "wallet", from === "gift" ? giftOf(world) : customer);
    const counter: CounterId = why === "PromoUsedUp" ? promoCounter(code) : account;
    await askAndWait(world, at, [{ counter, amount: why === "PromoUsedUp" ? 1 : 10_000 }]);
    const there = deskOf(at);
    if (there !== null) await pay(world, there, lines, extras);
  },
};

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

/** What came of it: `done`, or why not. */
export const pay = async (
  world: World,
  desk: Desk,
  lines: readonly Line[],
  { from, ...extras }: Extras,
): Promise<string> => {
  const due = priceOf(desk, lines);
  const manager = world.dice.pick(["max", "owner", "bob"]) as never;
  const tenders = from === undefined ? tendersFor(world, due) : fromAccount(world, due, from);
  const came = await act(
    world,
    desk,
    "sale.complete",
    { lines: [...lines], tenders, ...extras },
    extras.override === undefined ? {} : { approver: manager },
  );
  if (!came.done) return came.why;
  show(world, desk, "sale.completed", came.result.sale);
  return "done";
};

const linesOf = ({ dice, products }: World, desk: Desk): readonly Line[] => {
  const there = products.filter((product) => isHere(desk, product));
  return Array.from({ length: 1 + dice.below(2) }, () => ({
    product: dice.pick(there.length > 0 && dice.below(4) > 0 ? there : products),
    quantity: 1_000 * (1 + dice.below(2)),
  }));
};

const isHere = ({ view, host }: Desk, product: string): boolean =>
  view.counter(stockCounter(host.certificate.branch ?? "", product)).rights > 0;

const priceOf = ({ view }: Desk, lines: readonly Line[]): number =>
  lines.reduce(
    (sum, { product, quantity }) =>
      sum + Math.round((Number(view.doc("product", product)?.fields.price ?? 0) * quantity) / 1_000),
    0,
  );

const tendersFor = ({ dice }: World, due: number) => {
  const how = dice.below(3);
  if (due === 0) return [];
  if (how === 0) return [{ type: "card" as const, amount: due }];
  if (how === 1 || due < 200) return [inCash(due)];
  const card = Math.floor(due / 2);
  return [
    { type: "card" as const, amount: card },
    { type: "cash" as const, amount: due - card + 100 },
  ];
};

const ACCOUNTS = ["wallet", "credit", "points", "gift"] as const;

/** Most often one with something in it, as far as this till has heard. */
const accountOf = (world: World, { view }: Desk, customer: string): Extras["from"] => {
  const { dice } = world;
  const filled = ACCOUNTS.filter((account) => {
    const owner = account === "gift" ? giftOf(world) : customer;
    return view.counter(accountCounter(account, owner)).value > 0;
  });
  if (filled.length > 0 && dice.below(5) > 0) return dice.pick(filled);
  return dice.pick([...ACCOUNTS, undefined, undefined]);
};

/** A part out of the account, the rest in cash. */
const fromAccount = (world: World, due: number, type: NonNullable<Extras["from"]>) => {
  const part = Math.floor(due / 100 / (1 + world.dice.below(3))) * 100;
  if (part === 0) return due === 0 ? [] : [inCash(due)];
  const paid = { type, amount: part, ...(type === "gift" && { of: giftOf(world) }) };
  return part === due ? [paid] : [paid, inCash(due - part)];
};

/** The card of the step: asked for and paid with, it is the same. */
const giftOf = ({ tick }: World): string => GIFT_CODES[tick % GIFT_CODES.length] ?? "";

const inCash = (due: number) => ({
  type: "cash" as const,
  amount: Math.ceil((due + 50) / 50_000) * 50_000,
});

/** A shift of another day is counted first; then the day begins anew. */
const closeYesterday = async (world: World, { host, ...desk }: Desk): Promise<void> => {
  const closed = await close(world, host, ownShift({ host, ...desk }));
  const morning = closed ? deskOf(host) : null;
  if (morning !== null) await act(world, morning, "shift.open", { float: { sum: 20_000 } });
};
