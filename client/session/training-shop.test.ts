import { expect, test } from "vitest";
import { stateHash } from "../../shared/core/state-hash.ts";
import { isTraining } from "../../shared/domain/access/training.ts";
import { stockCounter } from "../../shared/domain/stock/item.ts";
import { testCrypto, testDigestHex } from "../../shared/testing/crypto.ts";
import { createTillModel } from "../features/till/model.ts";
import { aDraftStore, aTill, linesOf, MILK, paidOf, payExactly } from "../testing/a-till.ts";

import { createTraining } from "./training.ts";
import { openTrainingShop } from "./training-shop.ts";

const aTrainee = async () => {
  const real = await aTill();
  const person = await real.world.person("seller");
  const shop = openTrainingShop({
    shop: real.shop,
    state: real.device.state(),
    person: () => person,
    crypto: testCrypto,
    random: (length) => "z".repeat(length),
    atNextFrame: (task) => task(),
  });
  const till = createTillModel({ shop, drafts: aDraftStore() });
  await till.ready;
  return { real, shop, till };
};

test("[TRAINING-1] a sale for practice is sold out of what is there, and leaves the real shop as it was", async () => {
  const { real, shop, till } = await aTrainee();
  const fingerprint = () => stateHash(real.device.state(), { digestHex: testDigestHex });
  const [before, number] = [fingerprint(), real.shop.nextReceipt()];
  till.scanning.scan(MILK);
  await payExactly(till);
  const stock = stockCounter(real.shop.certificate.branch ?? "", real.milk);
  expect(isTraining(paidOf(till).sale.number)).toBe(true);
  expect(shop.view.counter(stock).value).toBe(9_000);
  expect([fingerprint(), real.shop.nextReceipt()]).toEqual([before, number]);
  expect([real.shop.view.counter(stock).value, shop.sync.value.unsent]).toEqual([10_000, 0]);
  expect(await shop.facts({ kinds: ["sale.completed"], limit: 9 })).toHaveLength(1);
  expect(await real.shop.facts({ kinds: ["sale.completed"], limit: 9 })).toHaveLength(0);
});

test("[TRAINING-2] the real open sale is where it was when practice is over", async () => {
  const { real, till } = await aTrainee();
  real.till.scanning.scan(MILK);
  const before = linesOf(real.till);
  till.scanning.scan(MILK);
  till.scanning.scan(MILK);
  expect(linesOf(till)).not.toEqual(before);
  expect(linesOf(real.till)).toEqual(before);
});

test("[TRAINING-1] nothing of it asks the server, the printer's drawer or a neighbour", async () => {
  const { shop } = await aTrainee();
  expect(await shop.api.get("/v1/products")).toMatchObject({ ok: false, error: { type: "Offline" } });
  expect(await shop.printer.openDrawer()).toMatchObject({ ok: true });
  expect([shop.peers.value, await shop.waitForCopies("l" as never, 1, 1, 1)]).toEqual([[], 0]);
});

test("[TRAINING-2] practice begins once, and what it left in the tab is forgotten at its end, and what a reload left at the next start", () => {
  const forgotten: unknown[] = [];
  let opened = 0;
  const one = { certificate: { device: "training" } };
  const training = createTraining(
    () => {
      opened += 1;
      return one as never;
    },
    (shop) => forgotten.push(shop),
  );
  training.start();
  training.start();
  expect([opened, training.shop.value, forgotten]).toEqual([1, one, [one]]);
  training.end();
  training.end();
  expect([forgotten, training.shop.value]).toEqual([[one, one], null]);
});
