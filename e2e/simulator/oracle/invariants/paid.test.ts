import { expect, test } from "vitest";
import { aRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { paid } from "./paid.ts";

const NUMBER = "T1-1AAAA-0001";
const moved = (over: object) => ({ account: "wallet", owner: "c1", number: NUMBER, till: "T1", ...over });
const byWallet = { number: NUMBER, tenders: [{ type: "wallet", amount: 80 }] };
const byPoints = { number: NUMBER, tenders: [{ type: "points", amount: 300 }] };

test.each([
  {
    what: "a wallet that gave what the sale says",
    receipt: { kind: "sale.completed", body: byWallet },
    entries: [{ kind: "account.spent", body: moved({ amount: 80, why: "sale" }) }],
    found: [],
  },
  {
    what: "a wallet that gave nothing",
    receipt: { kind: "sale.completed", body: byWallet },
    entries: [],
    found: ["till-1.1aaaa.b-b1 2: 80 by wallet, and 0 in the account"],
  },
  {
    what: "points at a hundred each",
    receipt: { kind: "sale.completed", body: byPoints },
    entries: [{ kind: "account.spent", body: moved({ account: "points", amount: 3, why: "sale" }) }],
    found: [],
  },
  {
    what: "a refund that put more back than it says",
    receipt: { kind: "sale.refunded", body: byWallet },
    entries: [{ kind: "account.added", body: moved({ amount: 81, why: "refund" }) }],
    found: ["till-1.1aaaa.b-b1 2: 80 by wallet, and 81 in the account"],
  },
  {
    what: "points said and not given",
    receipt: { kind: "sale.completed", body: { number: NUMBER, tenders: [], points: 5 } },
    entries: [],
    found: ["till-1.1aaaa.b-b1 2: 5 points said, 0 moved"],
  },
  {
    what: "a code that was not used up",
    receipt: { kind: "sale.completed", body: { number: NUMBER, tenders: [], codes: ["TEN"] } },
    entries: [],
    found: ["till-1.1aaaa.b-b1 2: codes TEN, used "],
  },
  {
    what: "an account that gave for no receipt",
    receipt: { kind: "sale.completed", body: { number: "T1-1AAAA-0002", tenders: [] } },
    entries: [{ kind: "account.spent", body: moved({ amount: 1, why: "sale" }) }],
    found: [`${NUMBER} is no receipt`],
  },
])("[SALE-6, ACCOUNT-5, ACCOUNT-6] $what", ({ receipt, entries, found }) => {
  const run = aRun();
  const [log, org] = [run.open("till-1"), run.open("till-1", "org")];
  run.write(log, receipt.kind, { body: receipt.body });
  for (const { kind, body } of entries) run.write(org, kind, { body });
  expect(breachesOf(paid, run.evidence())).toEqual(found);
});
