import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

test("[PAPER-2] the drawer opened by hand is on record with its reason", async () => {
  const shop = await testShop();
  const till = shop.till();
  till.signIn(await shop.person("seller"));
  const { shift } = await till.must("shift.open", { float: { sum: 0 } });
  await till.must("drawer.open", { reason: " change for the baker " });
  const last = (await till.store.since(0, 100)).at(-1);
  expect(JSON.parse(last?.text ?? "")).toMatchObject({
    kind: "drawer.opened",
    body: { branch: shop.branch, till: "T1", reason: "change for the baker", shift },
    patches: [],
    effects: [],
  });
});

test("[PAPER-2] not without a reason, a till and somebody who works at it", async () => {
  const shop = await testShop();
  const till = shop.till();
  till.signIn(shop.owner);
  expect(await till.run("drawer.open", { reason: " " })).toMatchObject({ error: { type: "BadArgs" } });
  expect(await shop.office.run("drawer.open", { reason: "x" })).toMatchObject({
    error: { type: "NotATill" },
  });
  till.signIn(await shop.person("operator"));
  expect(await till.run("drawer.open", { reason: "x" })).toMatchObject({
    error: { type: "NotAllowed", permission: "shift.work" },
  });
});
