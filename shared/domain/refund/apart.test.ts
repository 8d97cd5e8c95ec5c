import fc from "fast-check";
import { expect, test } from "vitest";
import type { TestDevice } from "../../testing/device.ts";
import { exchange } from "../../testing/shop.ts";
import type { RefundBody } from "./refund-body.ts";
import { lineCounter, openedCounter } from "./refund-counters.ts";
import { back, findSale, type SaleFound, soldShop } from "./testing/sold.ts";

const STEP = 500;

/** Three tills, a manager at each, and a sale of pieces, of goods by weight with a share taken off, and of untaxed ones. */
const aWorld = async (taxMode: "included" | "added") => {
  const shop = await soldShop({ tills: 3, cashRounding: "nearest-500", taxMode });
  const rice = await shop.addProduct({ name: "Rice", unit: "kg", price: 75_050, policy: "flexible" });
  await shop.syncAll();
  for (const till of shop.tills) till.signIn(shop.owner);
  const { number } = await shop.till().must("sale.complete", {
    lines: [
      { product: shop.tea, quantity: 3_000 },
      { product: rice, quantity: 1_234, discount: { type: "percent", value: 1_000, reason: "dented" } },
      { product: shop.bread, quantity: 2_000 },
    ],
    tenders: [
      { type: "card", amount: 20_000 },
      { type: "cash", amount: 10_000_000 },
    ],
  });
  await shop.syncAll();
  return { shop, sale: await findSale(shop.till(), number) };
};

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("refund" as const),
      till: fc.nat(2),
      line: fc.nat(2),
      /** Of what was sold, in parts of twelve; pieces are made whole. */
      part: fc.integer({ min: 1, max: 12 }),
      way: fc.constantFrom("original" as const, "cash" as const),
      isOverride: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("meet" as const), till: fc.nat(2), other: fc.nat(2) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("give" as const),
      till: fc.integer({ min: 1, max: 2 }),
      line: fc.nat(2),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const quantityOf = ({ body }: SaleFound, line: number, part: number): number => {
  const { quantity = 0, unit } = body.lines[line] ?? {};
  const share = Math.ceil((quantity * part) / 12);
  return unit === "kg" ? share : Math.ceil(share / 1_000) * 1_000;
};

/** The till that sold gives another half of what it may still refund of a line. */
const give = async (first: TestDevice, to: TestDevice, sale: SaleFound, line: number): Promise<void> => {
  const counter = lineCounter(sale.body, line);
  const half = Math.floor(first.view().counter(counter).rights / 2);
  if (half > 0)
    await first.write([
      {
        scope: `b-${sale.body.branch}`,
        ...{ kind: "rights.given", v: 1, body: { why: "asked" } },
        effects: [{ counter, give: half, to: to.writer().holder }],
      },
    ]);
  await exchange(first, to);
};

const play = async ({ shop, sale }: Awaited<ReturnType<typeof aWorld>>, steps: readonly Step[]) => {
  const made: RefundBody[] = [];
  for (const one of steps) {
    const till = shop.till(one.till);
    if (one.type === "meet" && one.till === one.other) continue;
    if (one.type === "meet") await exchange(till, shop.till(one.other));
    else if (one.type === "give") await give(shop.till(0), till, sale, one.line);
    else {
      const done = await till.run("sale.refund", {
        ...{ sale, lines: [back(one.line, quantityOf(sale, one.line, one.part))], reason: "defect" },
        way: { type: one.way },
        ...(one.isOverride && { override: { reason: "nobody answers" } }),
      });
      if (done.ok) made.push(done.value.refund);
      else expect(["AlreadyRefunded", "RefundNotCovered"]).toContain(done.error.type);
    }
  }
  return made;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const backOf = (made: readonly RefundBody[], line: number, figure: "quantity" | "total"): number =>
  sum(made.flatMap(({ lines }) => lines.filter((one) => one.line === line).map((one) => one[figure])));

test("[REFUND-2, REFUND-4, REFUND-6] at tills apart no line comes back beyond what was sold but by name, nor its money beyond what was paid", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("included" as const, "added" as const),
      fc.array(step, { minLength: 3, maxLength: 12 }),
      async (taxMode, steps) => {
        const world = await aWorld(taxMode);
        const made = await play(world, steps);
        const { lines, total } = world.sale.body;
        const plain = made.filter(({ override }) => override === undefined);
        for (const [i, { quantity, total: paid }] of lines.entries()) {
          expect(backOf(plain, i, "quantity")).toBeLessThanOrEqual(quantity);
          expect(backOf(plain, i, "total")).toBeLessThanOrEqual(paid + plain.length);
        }
        for (const { override } of made.filter((one) => one.override !== undefined))
          expect([override?.by, override?.reason]).toEqual([world.shop.owner.ticket.staff, "nobody answers"]);
        // Tills apart round each for itself: half a coin, and a minor unit for the line and its tax.
        const slack = plain.length * (STEP / 2 + 2);
        expect(sum(plain.map((one) => one.total))).toBeLessThanOrEqual(total + slack);
        for (const refund of made) {
          const added = refund.taxMode === "added" ? sum(refund.taxes.map(({ tax }) => tax)) : 0;
          expect(refund.total).toBe(sum(refund.lines.map((one) => one.total)) + added + refund.rounding);
          expect(refund.total).toBe(sum(refund.tenders.map(({ amount }) => amount)));
        }
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);

test("[REFUND-6, REFUND-8] once all have met every line says what came back of it, to the gram, and what came back twice is settled", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const world = await aWorld("included");
      const { shop, sale } = world;
      const first = shop.till(0);
      const made = await play(world, steps);
      await shop.syncAll();
      const last = await first.run("sale.refund", { sale, lines: [back(2, 1_000)], reason: "defect" });
      const all = last.ok ? [...made, last.value.refund] : made;
      await shop.syncAll();
      if (!shop.till(1).view().moved(openedCounter(sale.body))) return;
      for (const [line, { quantity }] of sale.body.lines.entries()) {
        const counter = lineCounter(sale.body, line);
        const left = quantity - backOf(all, line, "quantity");
        expect(shop.till(1).view().counter(counter).value).toBe(left);
        if (left >= 0) continue;
        const { shortage } = first.view().counter(counter);
        await first.must("refund.settle", { counter, quantity: shortage, reason: "it is gone" });
        expect(first.view().counter(counter).value).toBe(0);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
