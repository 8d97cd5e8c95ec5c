import { expect, test } from "vitest";
import type { Ticket } from "../../core/certificate.ts";
import type { BranchId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import type { SaleTender } from "../sale/sale-body.ts";
import type { Way } from "./money-back.ts";
import { checkWay, customerOf } from "./way.ts";

const here = "b1" as BranchId;
const wallet: Way = { type: "wallet", customer: "c1" };
const who = (role: string) => ({ staff: role, role, branches: "*" }) as unknown as Ticket;
const paidBy = (...types: readonly SaleTender["type"][]) => ({
  tenders: types.map((type) => ({ type, amount: 1, reference: "" })),
});

test.each([
  [["points", "credit"], { type: "original" }, true],
  [["cash"], { type: "cash" }, true],
  [["cash", "card"], { type: "cash" }, false],
  [["cash", "card", "qr", "wallet", "gift"], wallet, true],
  [["points"], wallet, false],
  [["credit"], wallet, false],
] as const)("[REFUND-5] a seller turns %j into %o: %s", (types, way, may) => {
  const alone = { person: who("seller"), approver: null };
  const done = checkWay(paidBy(...types), way, here, alone);
  expect(done).toEqual(
    may ? { ok: true, value: [] } : { ok: false, error: { type: "WayNotAllowed", way: way.type } },
  );
  const lent = checkWay(paidBy(...types), way, here, { ...alone, approver: who("manager") });
  expect(lent).toEqual({ ok: true, value: may ? [] : [{ permission: "sale.refund-free", by: "manager" }] });
});

test("[REFUND-5] whose refund it is", () => {
  const view = aView({ customer: { c1: { name: "Aigerim" } } });
  const sale = { customer: { id: "c2", name: "B" } };
  expect(customerOf(view, sale, { type: "cash" })).toEqual({ ok: true, value: sale.customer });
  expect(customerOf(view, null, { type: "cash" })).toEqual({ ok: true, value: undefined });
  expect(customerOf(view, sale, wallet)).toEqual({ ok: true, value: { id: "c1", name: "Aigerim" } });
  expect(customerOf(aView(), sale, wallet)).toMatchObject({ error: { type: "UnknownCustomer" } });
});
