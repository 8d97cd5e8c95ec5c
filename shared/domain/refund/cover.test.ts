import { expect, test } from "vitest";
import type { Ticket } from "../../core/certificate.ts";
import { checkCover, coverEffects, paidEffects } from "./cover.ts";
import { lineCounter, paidCounter, tenderCounter } from "./refund-counters.ts";
import { aSaleBody, nothingBack } from "./testing/body.ts";

const sale = aSaleBody();
const left = { ...nothingBack(sale), lines: [{ sold: 3_000, left: 2_000, rights: 500 }] };
const who = (role: string) => ({ staff: role, role, branches: "*" }) as unknown as Ticket;
const alone = (role: string) => ({ person: who(role), approver: null });
const because = { reason: "cut off" };

test.each([
  ["within rights", 500, undefined, alone("seller"), { ok: true, value: null }],
  ["beyond", 501, undefined, alone("manager"), { ok: false, error: { type: "RefundNotCovered" } }],
  ["a seller's word", 501, because, alone("seller"), { ok: false, error: { type: "RefundNotAllowed" } }],
  ["a manager's", 501, because, alone("manager"), { ok: true, value: { by: "manager", reason: "cut off" } }],
  [
    "a manager lends it",
    501,
    because,
    { person: who("seller"), approver: who("manager") },
    { ok: true, value: { by: "manager" } },
  ],
  ["known to be gone", 2_001, because, alone("owner"), { ok: false, error: { type: "AlreadyRefunded" } }],
] as const)("[REFUND-6] %s", (_, quantity, override, context, expected) => {
  expect(checkCover(sale, left, [quantity], override, context)).toMatchObject(expected);
});

test("[REFUND-6] own rights first, then beyond", () => {
  const counter = lineCounter(sale, 0);
  expect(coverEffects(sale, left, [500])).toEqual([{ counter, spend: 500 }]);
  expect(coverEffects(sale, left, [800])).toEqual([
    { counter, spend: 500 },
    { counter, beyond: 300, why: "override" },
  ]);
  expect(coverEffects(sale, left, [0])).toEqual([]);
});

test("[REFUND-4] money that goes back is counted, in all and by tender", () => {
  const money = { total: 70, tenders: [], byTender: [{ tender: 0, amount: 50 }] };
  expect(paidEffects(sale, money)).toEqual([
    { counter: paidCounter(sale), mint: 70 },
    { counter: tenderCounter(sale, 0), mint: 50 },
  ]);
  expect(paidEffects(sale, { total: 0, tenders: [], byTender: [] })).toEqual([]);
});
