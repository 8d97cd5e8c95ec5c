import { expect, test } from "vitest";
import { aRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { accounts } from "./accounts.ts";

const WALLET = "wallet/c1";
const move = (amount: number) => ({
  account: "wallet",
  owner: "c1",
  amount,
  number: "",
  why: "top-up",
  till: "T1",
});

const added = (amount: number, mint = amount) => ({
  kind: "account.added",
  body: move(amount),
  effects: [{ counter: WALLET, mint }],
});
const spent = (amount: number) => ({
  kind: "account.spent",
  body: move(amount),
  effects: [{ counter: WALLET, spend: amount }],
});
const limited = (from: number, to: number) => ({
  kind: "account.limited",
  body: { customer: "c1", name: "C", from, to },
  effects: [
    to > from ? { counter: "credit/c1", mint: to - from } : { counter: "credit/c1", spend: from - to },
  ],
});
const lent = (amount: number) => ({
  kind: "account.spent",
  body: { ...move(amount), account: "credit" },
  effects: [{ counter: "credit/c1", spend: amount }],
});
const code = (raised: number) => ({
  kind: "promo.code-saved",
  body: { code: "TEN", raised },
  effects: [{ counter: "promo/TEN", mint: raised }],
});
const use = { kind: "promo.used", body: { code: "TEN" }, effects: [{ counter: "promo/TEN", spend: 1 }] };

test.each([
  { what: "spent to the last", entries: [added(100), spent(60), spent(40)], found: [] },
  { what: "overdrawn", entries: [added(100), spent(60), spent(41)], found: ["wallet/c1 is at -1"] },
  { what: "lent to the limit", entries: [limited(0, 100), lent(100)], found: [] },
  {
    what: "lent beyond a limit that was lowered",
    entries: [limited(0, 100), lent(60), limited(100, 30)],
    found: ["credit/c1 is at -30"],
  },
  { what: "of a code used as often as it was let", entries: [code(2), use, use], found: [] },
  { what: "of a code used once more", entries: [code(1), use, use], found: ["promo/TEN is at -1"] },
  {
    what: "whose counter says otherwise",
    entries: [added(100, 90)],
    found: ["till-1.1aaaa.org 3: wallet/c1 moved by 90, not by 100"],
  },
])("[ACCOUNT-1, ACCOUNT-4, PROMO-7] an account $what", ({ entries, found }) => {
  const run = aRun();
  const log = run.open("till-1", "org");
  run.signIn(log, "boss", "owner");
  for (const { kind, ...over } of entries) run.write(log, kind, { by: "boss", ...over });
  expect(breachesOf(accounts, run.evidence())).toEqual(found);
});
