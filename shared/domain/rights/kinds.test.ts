import { expect, test } from "vitest";
import { changesBeyond } from "../../core/kind.ts";
import { kinds } from "./kinds.ts";

test.each([
  ["gives", [{ counter: "wallet/x", give: 1, to: "till-2.1aaaa" }], null],
  ["mints", [{ counter: "wallet/x", mint: 1 }], "may not have this effect on wallet/x"],
  ["spends", [{ counter: "wallet/x", spend: 1 }], "may not have this effect on wallet/x"],
])("[RIGHTS-1] a gift that %s", (_, effects, reason) => {
  expect(changesBeyond(kinds["rights.given"], { patches: [], effects } as never)).toBe(reason);
});
