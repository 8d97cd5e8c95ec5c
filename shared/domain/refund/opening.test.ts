import { expect, test } from "vitest";
import type { HolderId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { aView, ME } from "../../testing/view.ts";
import { mayOpen, openRefund } from "./opening.ts";
import { lineCounter, openedCounter } from "./refund-counters.ts";
import { aSaleBody, asWritten } from "./testing/body.ts";

const sale = asWritten(aSaleBody());
const line = lineCounter(sale.body, 0);
const opened = openedCounter(sale.body);
const keptBy = (keeper: string | null, counters: Parameters<typeof aView>[1] = {}): View => ({
  ...aView({}, counters),
  keeperOf: () => keeper as HolderId | null,
});
const effectsOf = (view: View) => openRefund(view, { holder: ME }, sale).map(({ effects }) => effects);

test.each([
  ["another's sale", keptBy("till-2.1test"), []],
  ["nobody can know whose", keptBy(null), []],
  [
    "ours",
    keptBy(ME),
    [
      [
        { counter: opened, mint: 1 },
        { counter: line, mint: 3_000 },
      ],
    ],
  ],
  [
    "ours, given back meanwhile on a manager's word",
    keptBy(ME, { [line]: { beyond: 1_000 } }),
    [
      [
        { counter: opened, mint: 1 },
        { counter: line, mint: 3_000 },
        { counter: line, settle: 1_000 },
      ],
    ],
  ],
  ["opened before: once is enough", keptBy(ME, { [opened]: { mine: 1 }, [line]: { mine: 3_000 } }), []],
  [
    "opened before, and a shortage to pay",
    keptBy(ME, { [opened]: { mine: 1 }, [line]: { mine: 500, beyond: 1_000 } }),
    [[{ counter: line, settle: 500 }]],
  ],
] as const)("[REFUND-2] %s", (_, view, effects) => {
  expect(effectsOf(view)).toEqual(effects);
});

test("[REFUND-2] who may open it, and only before it was", () => {
  expect(mayOpen(keptBy(ME), { holder: ME }, sale)).toBe(true);
  expect(mayOpen(keptBy("till-2.1test"), { holder: ME }, sale)).toBe(false);
  expect(mayOpen(keptBy(ME, { [opened]: { mine: 1 } }), { holder: ME }, sale)).toBe(false);
});
