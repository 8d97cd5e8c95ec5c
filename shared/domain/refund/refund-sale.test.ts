import fc from "fast-check";
import { expect, test } from "vitest";
import { exchange } from "../../testing/shop.ts";
import { back, soldShop } from "./testing/sold.ts";

test("[REFUND-4] refunded in any parts, at two tills that hear of each other, exactly what was paid goes back", async () => {
  const step = fc.record({
    line: fc.constantFrom(0, 1),
    quantity: fc.constantFrom(1_000, 2_000, 5_000),
    second: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      const shop = await soldShop({ cashRounding: "nearest-500" });
      const tills = [shop.till(0), shop.till(1)] as const;
      for (const till of tills) till.signIn(shop.owner);
      const sale = await shop.sell(tills[0], 5_000);
      await shop.syncAll();
      let paid = 0;
      const quantity = [0, 0];
      const give = async (till: (typeof tills)[number], line: number, wanted: number) => {
        const override = { reason: "asked for" };
        const done = await till.run("sale.refund", {
          sale,
          lines: [back(line, wanted)],
          reason: "defect",
          override,
        });
        if (!done.ok) return expect(done.error.type).toBe("AlreadyRefunded");
        const { refund } = done.value;
        const tax = refund.taxMode === "added" ? refund.taxes.reduce((sum, each) => sum + each.tax, 0) : 0;
        expect(refund.total).toBe(
          refund.lines.reduce((sum, each) => sum + each.total, tax + refund.rounding),
        );
        expect(refund.total).toBe(refund.tenders.reduce((sum, each) => sum + each.amount, 0));
        paid += refund.total;
        quantity[line] = (quantity[line] ?? 0) + wanted;
        await exchange(tills[0], tills[1]);
      };
      for (const { second, line, quantity: wanted } of steps) await give(tills[second ? 1 : 0], line, wanted);
      for (const line of [0, 1]) {
        const rest = (sale.body.lines[line]?.quantity ?? 0) - (quantity[line] ?? 0);
        if (rest > 0) await give(tills[0], line, rest);
      }
      expect(quantity).toEqual(sale.body.lines.map((line) => line.quantity));
      expect(paid).toBe(sale.body.total);
    }),
    { numRuns: 12 },
  );
});
