import { expect, test } from "vitest";
import { createMutex } from "./mutex.ts";

test("[WRITE-1] tasks run one after another, in the order they came", async () => {
  const inTurn = createMutex();
  const steps: string[] = [];
  const task = (name: string) => async () => {
    steps.push(`${name} starts`);
    await Promise.resolve();
    steps.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all(["a", "b", "c"].map((name) => inTurn(task(name))))).toEqual(["a", "b", "c"]);
  expect(steps).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
});

test("[WRITE-1] a task that fails tells its caller and does not stop the next", async () => {
  const inTurn = createMutex();
  const failing = inTurn(async () => Promise.reject(new Error("disk")));
  const next = inTurn(async () => "done");
  await expect(failing).rejects.toThrow("disk");
  expect(await next).toBe("done");
});
