import { expect, test } from "vitest";
import { aRun, SERVER, STOCK } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { overrides } from "./overrides.ts";

const LOG = "till-1.1aaaa.b-b1";

test.each([
  { role: "manager", why: "override", body: { override: { reason: "shelf" } }, found: [] },
  { role: "manager", why: "override", body: {}, found: [`${LOG} 4: an override without a reason`] },
  {
    role: "seller",
    why: "override",
    body: { override: { reason: "shelf" } },
    found: [],
  },
  { role: "seller", why: "override", body: { override: { reason: "shelf", by: "max" } }, found: [] },
  { role: "seller", why: "flexible", body: {}, found: [`${LOG} 4: tea was never flexible`] },
])("[STOCK-5] a $role sells beyond rights, $why: $found", ({ role, why, body, found }) => {
  const run = aRun();
  run.open("till-1");
  run.signIn(LOG, "ann", role);
  run.signIn(LOG, "max", "manager");
  run.write(LOG, "sale.completed", { by: "ann", body, effects: [{ counter: STOCK, beyond: 1, why }] });
  expect(breachesOf(overrides, run.evidence())).toEqual(found);
});

test("[STOCK-5] a product that was flexible once may be sold short", () => {
  const run = aRun();
  const org = run.open(SERVER, "org");
  run.signIn(org, "boss", "owner");
  const patches = [{ doc: "product", id: "tea", set: { policy: "flexible" } }];
  run.write(org, "product.changed", { by: "boss", patches });
  run.open("till-1");
  run.signIn(LOG, "ann", "seller");
  run.write(LOG, "sale.completed", { by: "ann", effects: [{ counter: STOCK, beyond: 1, why: "flexible" }] });
  expect(breachesOf(overrides, run.evidence())).toEqual([]);
});
