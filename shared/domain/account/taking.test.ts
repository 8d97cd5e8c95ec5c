import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { type Taking, takeMoney } from "./taking.ts";

const context = {
  at: 1_790_000_000_000,
  code: "T1",
  device: "till-1",
  epoch: "1test",
  written: () => 2,
  branch: "b1",
  person: { role: "seller", branches: "*" },
} as never;

const OPEN = { till: "T1", open: "T1", branch: "b1", openedAt: 1_790_000_000_000 };

const anAttempt = (attempt: string, amount: number, over: object = {}) => ({
  ...{ attempt, amount, type: "card", device: "till-1", state: "paid", receipt: "" },
  ...over,
});
const ATTEMPTS = [
  anAttempt("p50000", 50_000),
  anAttempt("p125037", 125_037),
  anAttempt("p1100", 1_100),
  anAttempt("p700", 700, { state: "unknown" }),
  anAttempt("p800", 800, { receipt: "T1-1TEST-0001" }),
  anAttempt("p900", 900, { device: "till-2" }),
];

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
    payment: Object.fromEntries(ATTEMPTS.map((attempt, i) => [`till-1-${i + 1}`, attempt])),
  });

const cash = (amount: number) =>
  ({ type: "cash" as const, amount, reference: "" }) as Taking["tenders"][number];
const card = (amount: number) =>
  ({ type: "card" as const, amount, reference: "77", of: `p${amount}` }) as Taking["tenders"][number];

const take = (amount: number, tenders: Taking["tenders"], rounds = false, view = aTill()) =>
  takeMoney(view, context, { amount: amount as Taking["amount"], tenders, rounds });

test("[ACCOUNT-3, PAYMENT-7] what is taken lies in the drawer of the open shift, with the change", () => {
  expect(take(150_000, [card(50_000), cash(200_000)])).toEqual({
    ok: true,
    value: {
      body: {
        ...{ branch: "b1", till: "T1", shift: "s1", slip: "T1-1TEST-A3", change: 100_000, currency: "KZT" },
        tenders: [
          { type: "card", amount: 50_000, reference: "77", of: "p50000" },
          { type: "cash", amount: 200_000, reference: "" },
        ],
      },
      patches: [{ doc: "payment", id: "till-1-1", set: { receipt: "T1-1TEST-A3" } }],
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
  ["money nobody knows of", take(700, [card(700)]), { type: "AttemptNotUsable", reason: "unpaid" }],
  ["money that paid for a sale", take(800, [card(800)]), { type: "AttemptNotUsable", reason: "used" }],
  ["money of another till", take(900, [card(900)]), { type: "AttemptNotUsable", reason: "elsewhere" }],
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
])("[ACCOUNT-3, PAYMENT-7] %s is refused", (_, taken, error) => {
  expect(taken).toMatchObject({ ok: false, error });
});

test("[ACCOUNT-3] a debt is paid in cash to the nearest coin, and the rounding is written down", () => {
  expect(take(125_037, [cash(125_000)], true)).toMatchObject({
    value: { body: { rounding: -37, change: 0 } },
  });
  expect(take(125_037, [card(125_037)], true)).toMatchObject({ value: { body: { change: 0 } } });
  expect(take(1_000, [cash(1_000)], false, aTill({ shift: false }))).toMatchObject({ ok: true });
});
