import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { type Taking, takeMoney } from "./taking.ts";

const context = {
  at: 1_790_000_000_000,
  code: "T1",
  branch: "b1",
  person: { role: "seller", branches: "*" },
} as never;

const OPEN = { till: "T1", open: "T1", branch: "b1", openedAt: 1_790_000_000_000 };

const aTill = (over: { rounding?: string; requireShift?: boolean; shift?: boolean } = {}) =>
  aView({
    org: {
      org: {
        currency: "KZT",
        cashRounding: over.rounding ?? "nearest-100",
        requireShift: over.requireShift ?? false,
      },
    },
    shift: over.shift === false ? {} : { s1: OPEN },
  });

const cash = (amount: number) =>
  ({ type: "cash" as const, amount, reference: "" }) as Taking["tenders"][number];
const card = (amount: number) =>
  ({ type: "card" as const, amount, reference: "77", of: "p1" }) as Taking["tenders"][number];

const take = (amount: number, tenders: Taking["tenders"], rounds = false, view = aTill()) =>
  takeMoney(view, context, { amount: amount as Taking["amount"], tenders, rounds });

test("[ACCOUNT-3] what is taken lies in the drawer of the open shift, with the change", () => {
  expect(take(150_000, [card(50_000), cash(200_000)])).toEqual({
    ok: true,
    value: {
      ...{ branch: "b1", till: "T1", shift: "s1", change: 100_000, currency: "KZT" },
      tenders: [
        { type: "card", amount: 50_000, reference: "77", of: "p1" },
        { type: "cash", amount: 200_000, reference: "" },
      ],
    },
  });
});

test.each([
  ["too little", take(1_000, [cash(900)]), { type: "Underpaid", missing: 100 }],
  ["more than it is, by card", take(1_000, [card(1_100)]), { type: "TenderOverTotal" }],
  ["a sum that cash cannot pay", take(1_050, [cash(2_000)]), { type: "NotPayableInCash", step: 100 }],
  ["a debt of less than any coin", take(40, [cash(100)], true), { type: "NotPayableInCash", step: 100 }],
  [
    "no shift where one is needed",
    take(1_000, [cash(1_000)], false, aTill({ requireShift: true, shift: false })),
    { type: "NoShift" },
  ],
  ["no settings yet", take(1_000, [cash(1_000)], false, aView()), { type: "NotSetUp" }],
  [
    "no till",
    takeMoney(aTill(), { ...(context as object), code: "" } as never, {
      amount: 1_000 as Taking["amount"],
      tenders: [cash(1_000)],
      rounds: false,
    }),
    { type: "NotATill" },
  ],
])("[ACCOUNT-3] %s is refused", (_, taken, error) => {
  expect(taken).toMatchObject({ ok: false, error });
});

test("[ACCOUNT-3] a debt is paid in cash to the nearest coin, and the rounding is written down", () => {
  expect(take(125_037, [cash(125_000)], true)).toMatchObject({ value: { rounding: -37, change: 0 } });
  expect(take(125_037, [card(125_037)], true)).toMatchObject({ value: { change: 0 } });
  expect(take(1_000, [cash(1_000)], false, aTill({ shift: false }))).toMatchObject({ ok: true });
});
