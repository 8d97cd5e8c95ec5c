import { describe, expect, test } from "vitest";
import { aView, ME } from "../../testing/view.ts";
import { countersOf, leftOf } from "./left.ts";
import { lineCounter, openedCounter, paidCounter, tenderCounter } from "./refund-counters.ts";
import { aSaleBody, asWritten } from "./testing/body.ts";

const sale = aSaleBody();
const line = lineCounter(sale, 0);
const opened = { [openedCounter(sale)]: { mine: 1 } };

describe("[REFUND-3] what is left of a line of 3,000", () => {
  test.each([
    ["not opened, sold by another", {}, { left: 3_000, rights: 0 }],
    ["not opened, given back on a manager's word", { [line]: { beyond: 1_000 } }, { left: 2_000, rights: 0 }],
    ["opened, all ours", { ...opened, [line]: { mine: 3_000 } }, { left: 3_000, rights: 3_000 }],
    [
      "opened, some another's",
      { ...opened, [line]: { mine: 500, others: 1_500 } },
      { left: 2_000, rights: 500 },
    ],
    [
      "a shortage we would pay first",
      { ...opened, [line]: { mine: 3_000, beyond: 1_000 } },
      { left: 2_000, rights: 2_000 },
    ],
    ["came back twice", { ...opened, [line]: { beyond: 1_000 } }, { left: 0, rights: 0 }],
  ])("%s", (_, counters, expected) => {
    const left = leftOf(aView({}, counters), { holder: ME }, asWritten(sale));
    expect(left.lines).toEqual([{ sold: 3_000, ...expected }]);
    expect(left.isTwice).toBe(_ === "came back twice");
  });
});

test("[REFUND-4] money that went back is known by tender", () => {
  const view = aView({}, { [paidCounter(sale)]: { mine: 700 }, [tenderCounter(sale, 0)]: { others: 500 } });
  expect(leftOf(view, { holder: ME }, asWritten(sale))).toMatchObject({ paid: 700, paidByTender: [500] });
});

test("a refund looks at every counter of the sale", () => {
  expect(countersOf(sale)).toEqual([openedCounter(sale), paidCounter(sale), line, tenderCounter(sale, 0)]);
});
