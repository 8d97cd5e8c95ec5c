import { expect, test } from "vitest";
import { testShop } from "../../testing/shop.ts";
import { isTraining, TRAINING_CODE } from "./training.ts";

test.each([
  { number: "TR-1K7MQ-0001", training: true },
  { number: "TR1-1K7MQ-0001", training: false },
  { number: "T1-TR7MQ-0001", training: false },
])("$number is training: $training", ({ number, training }) => {
  expect(isTraining(number)).toBe(training);
});

test("[ACCESS-7] no till is given the code of training", async () => {
  const { office } = await testShop();
  const device = { device: "dev-9", name: "D", kind: "till", branch: "b1", code: TRAINING_CODE } as const;
  expect(await office.run("access.enrol-device", device)).toMatchObject({
    ok: false,
    error: { type: "CodeTaken" },
  });
});
