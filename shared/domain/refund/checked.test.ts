import { expect, test } from "vitest";
import type { Context } from "../../core/command.ts";
import { aView, ME } from "../../testing/view.ts";
import { ORGANISATION } from "../access/organisation.ts";
import { checkRefund, type RefundAsked } from "./checked.ts";
import { lineCounter, openedCounter } from "./refund-counters.ts";
import { aSaleBody, asWritten } from "./testing/body.ts";

const context = {
  ...{ at: 0, code: "T1", branch: "b1", holder: ME, approver: null },
  person: { staff: "s1", role: "seller", branches: "*" },
} as unknown as Context;
const sale = asWritten(aSaleBody());
const org = { org: { [ORGANISATION]: { name: "S", currency: "KZT", taxMode: "included" } } };
const held = { [openedCounter(sale.body)]: { mine: 1 }, [lineCounter(sale.body, 0)]: { mine: 2_000 } };
const line = { line: 0, quantity: 1_000, back: "shelf" } as const;
const asked: RefundAsked = {
  ...{ sale, lines: [line], reason: "defect", note: "" },
  ...{ way: { type: "original" }, isVoid: false, terminals: {} },
};

test("[REFUND-4] what a part is worth after another came back", () => {
  const checked = checkRefund(aView(org, held), asked, context);
  expect(checked).toMatchObject({
    ok: true,
    value: { branch: "b1", taking: [1_000], owed: 10_000, override: null, approvals: [], shift: undefined },
  });
});

test.each([
  ["settings not here", {}, asked, "NotSetUp"],
  ["no word", org, { ...asked, reason: "other" }, "NoteMissing"],
  ["too much", org, { ...asked, lines: [{ ...line, quantity: 3_000 }] }, "AlreadyRefunded"],
  ["nobody's wallet", org, { ...asked, way: { type: "wallet", customer: "c9" } }, "UnknownCustomer"],
] as const)("refused: %s", (_, docs, wanted, type) => {
  expect(checkRefund(aView(docs, held), wanted, context)).toMatchObject({ ok: false, error: { type } });
});
