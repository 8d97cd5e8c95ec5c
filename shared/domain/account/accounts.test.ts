import { expect, test } from "vitest";
import type { CounterId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import {
  accountCounter,
  accountRules,
  balanceOf,
  creditOf,
  customerCounters,
  isAccount,
} from "./accounts.ts";

test("[ACCOUNT-2] what there is, and what this till may spend of it", () => {
  const view = aView({}, { "wallet/c1": { mine: 300, others: 200 } });
  expect(balanceOf(view, "wallet", "c1")).toEqual({ value: 500, rights: 300 });
  expect(balanceOf(view, "points", "c1")).toEqual({ value: 0, rights: 0 });
});

test.each([
  { what: "nothing owed", credit: { mine: 700 }, owed: 0 },
  { what: "part owed, part with another till", credit: { mine: 100, others: 200 }, owed: 400 },
  { what: "paid twice by two tills apart", credit: { mine: 1_000 }, owed: -300 },
])("[ACCOUNT-4] the limit is what was given less what was taken back: $what", ({ credit, owed }) => {
  const view = aView(
    {},
    { "credit/c1": credit, "limit/c1/raised": { mine: 600, others: 400 }, "limit/c1/lowered": { mine: 300 } },
  );
  expect(creditOf(view, "c1")).toMatchObject({ limit: 700, owed, left: 700 - owed, rights: credit.mine });
});

test("[ACCOUNT-2] every account has a rule: organisation-wide, all that is asked for, never unasked", () => {
  expect(accountRules.map(({ area }) => area)).toEqual(["wallet", "credit", "points", "gift"]);
  const counter = accountCounter("gift", "abcd") as CounterId;
  for (const rule of accountRules) {
    expect(rule).toMatchObject({ spread: false, whole: true });
    expect([rule.scope(counter), rule.step(aView(), counter)]).toEqual(["org", 1]);
    expect(rule.needs(counter)).toEqual({ all: ["device"] });
  }
});

test("names of accounts and counters", () => {
  expect(["wallet", "cash"].map(isAccount)).toEqual([true, false]);
  expect(customerCounters("c1")).toEqual([
    "wallet/c1",
    "credit/c1",
    "points/c1",
    "limit/c1/raised",
    "limit/c1/lowered",
  ]);
});
