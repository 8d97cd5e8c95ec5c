import { expect, test } from "vitest";
import { changesBeyond } from "../../core/kind.ts";
import { kinds } from "./kinds.ts";

const kind = kinds["customer.saved"];

test.each([
  ["a name", {}, { name: "A" }, []],
  ["a price group", {}, { group: "staff" }, [{ permission: "customer.credit", by: "ann" }]],
  ["a price group lent for", { by: "olga" }, { group: "" }, [{ permission: "customer.credit", by: "olga" }]],
])("[CUSTOMER-4] changing %s asks for what it needs", (_, body, set, asked) => {
  const patches = [{ doc: "customer", id: "c1", set }];
  expect(kind.asks(body, { by: "ann", patches } as never)).toEqual(asked);
});

test("[CUSTOMER-4] an entry about a customer touches no account", () => {
  const effects = [{ counter: "wallet/c1", mint: 1 }];
  expect(changesBeyond(kind, { patches: [], effects } as never)).toBe(
    "may not have this effect on wallet/c1",
  );
});
