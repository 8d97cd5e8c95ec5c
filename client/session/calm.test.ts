import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { calmly } from "./calm.ts";

test("changes once for many changes, and has the last of them", () => {
  const source = signal(0);
  const waiting: (() => void)[] = [];
  const { version, stop } = calmly(source, 500, (_milliseconds, run) => {
    waiting.push(run);
    return () => void waiting.splice(waiting.indexOf(run), 1);
  });
  for (let i = 0; i < 5; i++) source.value += 1;
  expect(version.value).toBe(0);
  expect(waiting).toHaveLength(1);
  waiting.pop()?.();
  expect(version.value).toBe(5);
  source.value += 1;
  stop();
  expect(waiting).toHaveLength(0);
});
