import fc from "fast-check";
import { expect, test } from "vitest";
import { findAttempt, isUnused } from "../../shared/domain/payment/attempt.ts";
import type { Money } from "../../shared/lib/money.ts";
import { testShop } from "../../shared/testing/shop.ts";
import {
  createSimulatedTerminal,
  FAULTS,
  type Fault,
  readBank,
} from "../device/terminal/simulated-terminal.ts";
import type { PaymentTerminal } from "../device/terminal/terminal.ts";
import type { Terminals } from "../device/terminal/terminals.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import type { RunCommand } from "./run-command.ts";
import { createTerminalDesk } from "./terminal-desk.ts";

const PRICE = 500 as Money;
const never = new Promise<never>(() => {});

/** One customer: what the terminal does, after how many steps the till dies and on which side of that step, and what follows. */
interface Visit {
  readonly fault: Fault;
  /** Writes and questions to the terminal until the till dies; 9 and more: it lives. */
  readonly diesAt: number;
  /** The step it dies at has been done, and only its result is lost. */
  readonly isDone: boolean;
  readonly next: "sell" | "give-back" | "leave" | "cancel" | "deny";
}

const visits = fc.array(
  fc.record({
    fault: fc.constantFrom(...FAULTS),
    diesAt: fc.nat(12),
    isDone: fc.boolean(),
    next: fc.constantFrom<Visit["next"]>("sell", "give-back", "leave", "cancel", "deny"),
  }),
  { minLength: 1, maxLength: 6 },
);

/** A till with one terminal, its bank, and goods to sell; `life` is one run of the program on it. */
const aWorld = async () => {
  const world = await testShop();
  const product = await world.addProduct({ price: PRICE, policy: "flexible" });
  await world.syncAll();
  const device = world.till();
  const seller = await world.person("seller");
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const late: (() => void)[] = [];
  const life = (fault: Fault, diesAt: number, isDone: boolean) => {
    let steps = 0;
    let die = (): void => {};
    const death = new Promise<"dead">((resolve) => {
      die = () => resolve("dead");
    });
    let isDead = false;
    /** A step of the program: beyond its death none is taken, and none returns. */
    const step = async <T>(work: () => Promise<T>): Promise<T> => {
      if (isDead) return never;
      if (steps++ < diesAt) {
        const done = await work();
        return isDead ? never : done;
      }
      isDead = true;
      if (isDone) await work();
      die();
      return never;
    };
    const shop = createFakeShop(device, { person: seller });
    const run = ((name, args) => step(() => shop.run(name, args))) as RunCommand;
    const wait = (milliseconds: number): Promise<void> =>
      milliseconds > 5_000 ? new Promise((resolve) => void late.push(resolve)) : Promise.resolve();
    const simulated = createSimulatedTerminal({ storage, fault: () => fault, wait });
    const terminal: PaymentTerminal = {
      start: (request) => step(() => simulated.start(request)),
      status: (request) => step(() => simulated.status(request)),
      cancel: (request) => step(() => simulated.cancel(request)),
      reverse: (request) => step(() => simulated.reverse(request)),
      listen: (heard) => simulated.listen?.((about, answer) => !isDead && heard(about, answer)) ?? (() => {}),
    };
    const settings = { value: [], peek: () => [{ name: "POS", type: "card", adapter: "simulator" }] };
    const terminals = { settings, save: () => true, find: () => terminal } as unknown as Terminals;
    const desk = createTerminalDesk({
      shop: { ...shop, run },
      terminals,
      wait: (ms) => (ms > 60_000 ? never : wait(ms)),
    });
    return { desk, run, death, shop };
  };
  return { device, product, storage, life, late };
};

type World = Awaited<ReturnType<typeof aWorld>>;
type Life = ReturnType<World["life"]>;

/** A customer is served, until all is done or the till dies. */
const serve = async ({ device, product }: World, { desk, run }: Life, { next }: Visit, sale: string) => {
  const begun = await desk.begin({ type: "card", terminal: "POS", amount: PRICE, sale });
  if (!begun.ok) return;
  if (next === "cancel") await desk.cancel(begun.value);
  const attempt = await desk.outcome(begun.value);
  if (next === "deny") await desk.say(begun.value, "failed");
  if (attempt?.state !== "paid") return;
  if (next === "give-back") await desk.reverse(attempt.id);
  if (next !== "sell") return;
  const lines = [{ product, quantity: 1_000 }];
  const tenders = [{ type: "card" as const, amount: PRICE, of: attempt.id }];
  await run("sale.complete", { lines, tenders });
  // A second try, as after a lost answer, sells nothing for the same money.
  await run("sale.complete", { lines, tenders });
  expect(findAttempt(device.view(), attempt.id)?.receipt).toMatch(/^T1-/);
};

/** The till works again, and every question is asked until there is an answer. */
const clearUp = async (world: World) => {
  await world.device.restart();
  const { desk } = world.life("approved", 1_000, false);
  for (const late of world.late.splice(0)) late();
  for (const { id } of desk.open.peek()) await desk.outcome(id);
  for (const { id, state } of desk.open.peek()) {
    if (state === "pending" || state === "unknown") await desk.cancel(id);
    else if (state === "reversing") await desk.check(id);
  }
  desk.stop();
  return desk.open.peek();
};

const salesOf = async ({ device }: World) =>
  (await device.store.since(0, 10_000))
    .filter(({ kind }) => kind === "sale.completed")
    .flatMap(({ text }) => JSON.parse(text).body.tenders as readonly { amount: number; of: string }[]);

test("[PAYMENT-8] whatever fails and whenever the till dies, what the bank took is in one sale or on the list", async () => {
  await fc.assert(
    fc.asyncProperty(visits, async (all) => {
      const world = await aWorld();
      for (const [i, visit] of all.entries()) {
        const life = world.life(visit.fault, visit.diesAt, visit.isDone);
        const end = await Promise.race([serve(world, life, visit, `s${i}`).then(() => "served"), life.death]);
        life.desk.stop();
        if (end === "dead") await world.device.restart();
      }
      const open = await clearUp(world);
      const sold = await salesOf(world);
      const bank = Object.entries(readBank(world.storage));
      expect(bank.filter(([, row]) => row.taken > 1 || row.givenBack > row.taken)).toEqual([]);
      const held = bank.filter(([, row]) => row.taken > row.givenBack).map(([id]) => id);
      const listed = open.filter(isUnused).map(({ id }) => id);
      expect([...sold.map(({ of }) => of), ...listed].sort()).toEqual(held.sort());
      expect(open.filter((one) => !isUnused(one))).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);
