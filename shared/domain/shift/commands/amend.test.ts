import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { reachOf } from "../cover.ts";
import { readShift } from "../shift.ts";
import { gather } from "../testing/gather.ts";
import { NO_TOTALS, negated } from "../z-totals.ts";

/** A till is cut off; another closes its shift; it goes on, and what it did arrives afterwards. */
const aLateDay = async () => {
  const shop = await testShop({ tills: 2 });
  const [till, closer] = [shop.till(0), shop.till(1)];
  const { shift } = await till.must("shift.open", { float: { sum: 1_000 } });
  await shop.syncAll();
  closer.signIn(shop.owner);
  const known = await gather(closer, shift);
  const { z } = await closer.must("shift.close", { shift, counted: { sum: 1_000 }, ...known });
  await till.must("shift.move-cash", { direction: "in", amount: 500, reason: "change", expected: 0 });
  await shop.syncAll();
  const reach = reachOf([known.covers]);
  return { shop, till, closer, shift, z, late: await gather(closer, shift, reach) };
};

test("[SHIFT-9] what came late amends the Z, once, by an entry", async () => {
  const { shop, closer, shift, z, late } = await aLateDay();
  const args = { shift, z, n: 1, ...late };
  expect(await closer.must("shift.amend", args)).toEqual({ z, n: 1 });
  expect(await closer.run("shift.amend", args)).toMatchObject({
    error: { type: "NotNextAmendment", z, n: 2 },
  });
  await shop.syncAll();
  const closed = readShift(shop.office.view(), shift)?.closed;
  expect(closed).toMatchObject({ expected: 1_000, difference: 0 });
  expect(closed?.amendments).toEqual([{ n: 1, sold: 0, refunded: 0, cash: 500 }]);
});

test("[SHIFT-12] what is void leaves the Z with its sums below zero", async () => {
  const { shop, closer, shift, z, late } = await aLateDay();
  await closer.must("shift.amend", { shift, z, n: 1, ...late });
  const without = late.covers.map(({ log, to }) => ({ log, from: to, to }));
  await closer.must("shift.amend", { shift, z, n: 2, totals: negated(late.totals), covers: [], without });
  await shop.syncAll();
  expect(readShift(shop.office.view(), shift)?.closed?.amendments).toMatchObject([
    { cash: 500 },
    { cash: -500 },
  ]);
});

test("[SHIFT-9] nobody but the closer amends, and only what is closed", async () => {
  const { till, closer, shift, z, late } = await aLateDay();
  expect(await till.run("shift.amend", { shift, z, n: 1, ...late })).toMatchObject({
    error: { type: "NotTheCloser", device: "till-2" },
  });
  const next = await till.must("shift.open", { float: { sum: 0 } });
  const args = { z, n: 1, ...late };
  expect(await till.run("shift.amend", { shift: next.shift, ...args })).toMatchObject({
    error: { type: "ShiftNotClosed" },
  });
  const nothing = { shift, z, n: 1, totals: NO_TOTALS, covers: [] };
  expect(await closer.run("shift.amend", nothing)).toMatchObject({ error: { type: "NothingToAmend" } });
  expect(await till.run("shift.amend", { shift: "unknown", ...args })).toMatchObject({
    error: { type: "NoShift" },
  });
});

test("[SHIFT-9, COUNTER-6] the heir of a device that was taken back amends what it had closed", async () => {
  const { shop, till, closer, shift, z, late } = await aLateDay();
  await shop.office.write([
    {
      scope: "org",
      kind: "device.cut",
      v: 1,
      body: {
        device: closer.certificate.device,
        heir: till.writer().holder,
        heads: Object.fromEntries(
          [...closer.state().logs.values()]
            .filter(({ device }) => device === closer.certificate.device)
            .map(({ id, head }) => [id, head]),
        ),
        keeps: null,
        reason: "lost",
      },
    },
  ]);
  await shop.syncAll();
  expect(await till.run("shift.amend", { shift, z, n: 1, ...late })).toMatchObject({ ok: true });
});
