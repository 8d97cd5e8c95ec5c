import { expect, test } from "vitest";
import { areas, commands, indexes, kinds, rules } from "./commands.ts";
import { coreKinds } from "./core/kind.ts";
import { stateHash } from "./core/state-hash.ts";
import { rolesByPermission } from "./domain/access/roles.ts";
import { stockCounter } from "./domain/stock/item.ts";
import { testDigestHex } from "./testing/crypto.ts";
import { exchange, testShop } from "./testing/shop.ts";

test("every area is in the tables, and nothing twice", () => {
  const commandNames = areas.flatMap((area) => Object.keys(area.commands));
  const kindNames = areas.flatMap((area) => Object.keys(area.kinds));
  expect(Object.keys(commands).sort()).toEqual([...new Set(commandNames)].sort());
  expect(commandNames).toHaveLength(new Set(commandNames).size);
  expect(
    Object.keys(kinds)
      .filter((kind) => !Object.hasOwn(coreKinds, kind))
      .sort(),
  ).toEqual(kindNames.sort());
  expect(kindNames).toHaveLength(new Set(kindNames).size);
  expect(rules.kinds).toBe(kinds);
  expect(indexes).toHaveLength(new Set(indexes.map(({ doc, field }) => `${doc}/${field}`)).size);
});

test("[ACCESS-1] every command and kind asks for a permission that somebody has", () => {
  const known = Object.keys(rolesByPermission);
  const asked = [
    ...Object.values(commands).map(({ permission }) => permission),
    ...Object.values(kinds).flatMap(({ permission }) => permission ?? []),
  ];
  expect(asked.filter((permission) => !known.includes(permission))).toEqual([]);
});

test("[ACCESS-9] every kind says what its entries may change at all", () => {
  expect(Object.keys(kinds).filter((kind) => kinds[kind]?.changes === undefined)).toEqual([]);
});

test("command names are area.verb, kinds area.event", () => {
  const names = [...Object.keys(commands), ...Object.keys(kinds)];
  expect(names.filter((name) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
});

test("goods come in at one till, both sell apart, and all agree in the end", async () => {
  const shop = await testShop({ tills: 2 });
  const [first, second] = [shop.till(0), shop.till(1)];
  const tea = await shop.addProduct({
    name: "Tea",
    price: 45_000,
    cost: 30_000,
    barcodes: ["4870001234560"],
  });
  await shop.syncAll();
  first.signIn(shop.owner);
  await first.must("stock.receive", { lines: [{ product: tea, quantity: 10_000 }] });
  await shop.syncAll();

  const sell = (quantity: number) => ({
    lines: [{ product: tea, quantity }],
    tenders: [{ type: "cash" as const, amount: 500_000 }],
  });
  const sold = await first.must("sale.complete", sell(3_000));
  expect(sold).toMatchObject({ number: "T1-1TEST-0001", total: 135_000, change: 365_000 });
  expect((await second.must("sale.complete", sell(5_000))).number).toBe("T2-1TEST-0001");
  expect(await second.run("sale.complete", sell(1_000))).toMatchObject({
    ok: false,
    error: {
      type: "NotEnough",
      lines: [{ product: tea, name: "Tea", wanted: 1_000, held: 0, onHand: 5_000 }],
    },
  });

  await shop.syncAll();
  const counter = stockCounter(shop.branch, tea);
  expect([first, second, shop.office].map((device) => device.view().counter(counter).value)).toEqual([
    2_000, 2_000, 2_000,
  ]);
  await exchange(first, second);
  expect(stateHash(first.state(), { digestHex: testDigestHex })).toBe(
    stateHash(second.state(), { digestHex: testDigestHex }),
  );
  expect(shop.office.view().doc("cost", tea)?.fields).toEqual({ cost: 30_000 });
  expect(second.view().doc("cost", tea)).toBeUndefined();
});
