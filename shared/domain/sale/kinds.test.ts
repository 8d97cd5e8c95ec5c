import { expect, test } from "vitest";
import { kinds } from "./kinds.ts";

const { asks } = kinds["sale.completed"];
const entry = (effect: object) =>
  ({ by: "anna", effects: [{ counter: "stock/b1/tea", ...effect }] }) as never;
const sale = (by?: string) => (by === undefined ? {} : { override: { by, reason: "on the shelf" } }) as never;

test.each([
  ["within rights", sale(), { spend: 1 }, []],
  ["of a flexible product", sale(), { beyond: 1, why: "flexible" }, []],
  ["beyond rights", sale("boris"), { beyond: 1, why: "override" }, ["boris"]],
  ["beyond rights, by whoever sold", sale(""), { beyond: 1, why: "override" }, ["anna"]],
  ["beyond rights, and nobody named", sale(), { beyond: 1, why: "override" }, ["anna"]],
])("[STOCK-5] a sale %s asks for the approval it needs", (_, body, effect, people) => {
  expect(asks(body, entry(effect))).toEqual(people.map((by) => ({ permission: "stock.override", by })));
});
