import { expect, test } from "vitest";
import { soldShop } from "./testing/sold.ts";

const reason = { reason: "defect" } as const;
const back = [{ line: 0, quantity: 1_000 }];

test("[REFUND-12] a refund belongs to the till's open shift; where shifts are kept there is none without", async () => {
  const shop = await soldShop();
  const till = shop.till();
  const sale = await shop.sell(till, 3_000);
  await shop.office.must("access.change-settings", { requireShift: true });
  await shop.syncAll();
  expect(await till.run("sale.refund", { sale, lines: back, ...reason })).toMatchObject({
    error: { type: "NoShift" },
  });
  const { shift } = await till.must("shift.open", { float: { sum: 0 } });
  const { refund } = await till.must("sale.refund", { sale, lines: back, ...reason });
  expect(refund.shift).toBe(shift);
  shop.clock.now += 36 * 3_600_000;
  const late = await till.run("sale.refund", { sale, lines: back, ...reason });
  expect(late).toMatchObject({ error: { type: "ShiftLeftOpen" } });
});

test("[REFUND-12] only a till gives money back", async () => {
  const shop = await soldShop();
  const sale = await shop.sell(shop.till(), 3_000);
  expect(await shop.office.run("sale.refund", { sale, lines: back, ...reason })).toMatchObject({
    error: { type: "NotATill" },
  });
});
