import { expect, test } from "vitest";
import { changesBeyond } from "../../core/kind.ts";
import { kinds } from "./kinds.ts";

test.each([
  ["account.added", { why: "top-up" }, []],
  ["account.added", { why: "adjust" }, [{ permission: "account.adjust", by: "ann" }]],
  ["account.spent", { why: "sale" }, []],
  ["account.spent", { why: "adjust" }, [{ permission: "account.adjust", by: "ann" }]],
  ["account.limited", {}, [{ permission: "customer.credit", by: "ann" }]],
  ["account.limited", { by: "olga" }, [{ permission: "customer.credit", by: "olga" }]],
] as const)("[ACCOUNT-4, ACCOUNT-8] %s %j asks for what it needs", (kind, body, asked) => {
  expect(kinds[kind].asks(body as never, { by: "ann" } as never)).toEqual(asked);
});

test.each([
  ["account.added", { counter: "wallet/c1", mint: 1 }, true],
  ["account.added", { counter: "wallet/c1", spend: 1 }, false],
  ["account.added", { counter: "limit/c1/raised", mint: 1 }, false],
  ["account.spent", { counter: "gift/abcd", spend: 1 }, true],
  ["account.spent", { counter: "gift/abcd", mint: 1 }, false],
  ["account.spent", { counter: "stock/b1/p1", spend: 1 }, false],
  ["account.spent", { counter: "wallet/c1", beyond: 1, why: "override" }, false],
  ["account.limited", { counter: "limit/c1/raised", mint: 1 }, true],
  ["account.limited", { counter: "wallet/c1", mint: 1 }, false],
] as const)("[ACCOUNT-1] %s with %j", (kind, effect, fits) => {
  const reason = fits ? null : `may not have this effect on ${effect.counter}`;
  expect(changesBeyond(kinds[kind], { patches: [], effects: [effect] } as never)).toBe(reason);
});
