import { expect, test } from "vitest";
import { editDoc } from "../../core/document.ts";
import type { Stamp } from "../../core/stamp.ts";
import { money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { checkPeriod, occasionEdits, ruleEdits } from "./edits.ts";
import { ALWAYS } from "./testing/offers.ts";

const stored = (edits: Parameters<typeof editDoc>[1]) =>
  editDoc(undefined, edits, "0000000000001.test-1" as Stamp);

test("[PROMO-1] only what differs is written", () => {
  const doc = stored({ name: "Sale", from: null, "days/6": true, "branches/b1": true });
  expect(occasionEdits(doc, { name: "Sale", until: "2026-12-31", days: [6, 7], branches: [] })).toEqual({
    until: "2026-12-31",
    "days/7": true,
    "branches/b1": null,
  });
});

test("[PROMO-1] another rule takes the first one's parts out", () => {
  const steps = [{ from: 2_000 as Quantity, percent: 500 }];
  const doc = stored(ruleEdits(undefined, { type: "steps", steps }));
  expect(ruleEdits(doc, { type: "price", price: money(70) })).toEqual({
    type: "price",
    value: 70,
    "steps/2000=500": null,
  });
  expect(ruleEdits(doc, undefined)).toEqual({});
});

test.each([
  [undefined, { from: "2026-12-01", until: "2026-11-30" }, "until"],
  [undefined, { from: "2026-12-01", until: "2026-12-01" }, null],
  [{ ...ALWAYS, from: "2026-12-01" }, { until: "2026-11-30" }, "until"],
  [{ ...ALWAYS, from: "2026-12-01" }, { from: null, until: "2026-11-30" }, null],
  [undefined, { opens: 600, closes: 600 }, "closes"],
  [undefined, { opens: 1_320, closes: 120 }, null],
])("[PROMO-3] of %j with %j wrong is %s", (known, wanted, field) => {
  expect(checkPeriod(known, wanted)?.field ?? null).toBe(field);
});
