import { expect, test } from "vitest";
import { kinds } from "./kinds.ts";

const { asks } = kinds["sale.completed"];
const entry = (effect: object) =>
  ({ by: "anna", effects: [{ counter: "stock/b1/tea", ...effect }] }) as never;
const sale = (by?: string) =>
  (by === undefined ? { lines: [] } : { lines: [], override: { by, reason: "on the shelf" } }) as never;

test.each([
  ["within rights", sale(), { spend: 1 }, []],
  ["of a flexible product", sale(), { beyond: 1, why: "flexible" }, []],
  ["beyond rights", sale("boris"), { beyond: 1, why: "override" }, ["boris"]],
  ["beyond rights, by whoever sold", sale(""), { beyond: 1, why: "override" }, ["anna"]],
  ["beyond rights, and nobody named", sale(), { beyond: 1, why: "override" }, ["anna"]],
])("[STOCK-5] a sale %s asks for the approval it needs", (_, body, effect, people) => {
  expect(asks(body, entry(effect))).toEqual(people.map((by) => ({ permission: "stock.override", by })));
});

const priced = (approvals?: readonly object[]) =>
  ({
    lines: [{ discounts: [{ type: "price", id: "", name: "dented", amount: 10 }] }],
    ...(approvals && { approvals }),
  }) as never;
const lent = (permission: string) => [{ permission, by: "boris" }];

test.each([
  ["another price, by whoever sold", priced(), [{ permission: "sale.price", by: "anna" }]],
  ["another price, by a manager", priced(lent("sale.price")), [{ permission: "sale.price", by: "boris" }]],
  [
    "a discount a manager lent",
    { lines: [], approvals: lent("sale.discount") } as never,
    [{ permission: "sale.discount", by: "boris" }],
  ],
])("[DISCOUNT-3] %s asks for the approval it needs", (_, body, approvals) => {
  expect(asks(body, { by: "anna", effects: [] } as never)).toEqual(approvals);
});
