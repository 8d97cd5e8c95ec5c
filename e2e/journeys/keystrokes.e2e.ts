import { afterAll, beforeAll, expect, test } from "vitest";
import { openTaskShop, type TaskShop } from "../bench/tasks/shop.ts";
import { playTask, TASKS } from "../bench/tasks/tasks.ts";
import { tillView } from "../bench/tasks/till-view.ts";
import { pictureOnFailure } from "../support/till-page.ts";

let at: TaskShop;

beforeAll(async () => {
  at = await openTaskShop();
});

afterAll(() => at?.close());

test.each(TASKS)("$name: $scans scans and $keys keys, no mouse", async (task) => {
  pictureOnFailure(`keystrokes ${task.name.replaceAll(/\W+/g, "-")}`, () => [at.browser]);
  const { milliseconds: _, ...spent } = await playTask(task, at);
  expect(spent).toEqual({ scans: task.scans, keys: task.keys, clicks: 0 });
});

test("no key lies between two customers: the first scan after a receipt begins the next sale", async () => {
  const { hands, goods } = at;
  const [cash] = TASKS;
  const [first] = goods;
  if (cash === undefined || first === undefined) throw new Error("Nothing to sell");
  const { line, receipt } = tillView(hands.page);
  await cash.play(at, "");
  await hands.scan(first.barcode);
  await line(first.name).waitFor();
  expect([await receipt.isVisible(), await line("Tea").count()]).toEqual([false, 1]);
});
