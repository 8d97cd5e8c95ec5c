import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { grandTotal } from "./grand-total.ts";
import { NO_TOTALS } from "./z-totals.ts";

test("[SHIFT-7] everything the till ever sold: closed shifts, what came late for them, and this one", () => {
  const shift = { till: "T1", z: "Z1", sold: 100, refunded: 10 };
  const view = aView({
    shift: {
      a: { ...shift, "late/Z1 1 5 1 0": true, "late/Z0 1 900 0 0": true },
      b: shift,
      c: { ...shift, till: "T2" },
      d: { till: "T1", open: "T1" },
    },
  });
  const now = { ...NO_TOTALS, sales: { count: 1, total: 7, rounding: 0 } };
  expect(grandTotal(view, { id: "d", till: "T1" }, now)).toEqual({ sold: 212, refunded: 21 });
});
