import { expect, test } from "vitest";
import type { CounterId } from "../../../shared/core/ids.ts";
import type { Fact, FactQuery } from "../../session/shop.ts";
import { findOverrides } from "./overrides.ts";

const milk = "stock/b1/milk" as CounterId;
const bread = "stock/b1/bread" as CounterId;

const aFact = (n: number, kind: string, body: object, effects: readonly object[]): Fact =>
  ({ n, entry: { kind, at: n * 1_000, by: "seller-1", body, effects } }) as unknown as Fact;

const shopOf = (rows: readonly Fact[]) => ({
  facts: async ({ kinds, limit }: FactQuery) =>
    rows.filter(({ entry }) => kinds.includes(entry.kind)).slice(0, limit),
});

const beyond = (counter: CounterId, why = "override") => ({ counter, beyond: 1_000, why });

test("sales, counts and write-offs beyond what a device held, by whoever stands for them", async () => {
  const shop = shopOf([
    aFact(4, "stock.counted", { reason: "recount", approvedBy: "boss" }, [beyond(milk)]),
    aFact(3, "sale.completed", { number: "T1-1", override: { by: "boss", reason: "waits" } }, [beyond(milk)]),
    aFact(2, "sale.completed", { number: "T1-0", override: { by: "", reason: "old" } }, [beyond(bread)]),
    aFact(1, "sale.completed", { number: "T1-9" }, [beyond(milk, "flexible"), { counter: milk, spend: 5 }]),
  ]);
  const found = await findOverrides(shop, new Set([milk, bread]));
  expect(found.get(milk)).toEqual([
    { counter: milk, number: null, at: 4_000, staff: "boss", reason: "recount" },
    { counter: milk, number: "T1-1", at: 3_000, staff: "boss", reason: "waits" },
  ]);
  expect(found.get(bread)).toMatchObject([{ staff: "seller-1", reason: "old" }]);
});

test("a few of each, and only of what is asked for", async () => {
  const rows = Array.from({ length: 9 }, (_, i) => aFact(9 - i, "sale.completed", {}, [beyond(milk)]));
  const found = await findOverrides(shopOf(rows), new Set([milk]));
  expect(found.get(milk)?.map(({ at }) => at)).toEqual([9_000, 8_000, 7_000]);
  expect((await findOverrides(shopOf(rows), new Set([bread]))).size).toBe(0);
});
