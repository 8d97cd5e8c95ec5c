import { expect, test } from "vitest";
import { createToasts, MOST_TOASTS, TOAST_MS } from "./toast-store.ts";

/** A clock that stands still until told. */
const aClock = () => {
  let now = 0;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  return {
    after: (milliseconds: number, run: () => void) => {
      const entry = { at: now + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    waiting: () => waiting.length,
  };
};

const someToasts = () => {
  const clock = aClock();
  const toasts = createToasts(clock);
  return { clock, toasts, texts: () => toasts.list.value.map(({ text }) => text) };
};

test("a toast goes away after three seconds", () => {
  const { clock, toasts, texts } = someToasts();
  toasts.show({ text: "Saved" });
  clock.pass(TOAST_MS - 1);
  expect(texts()).toEqual(["Saved"]);
  clock.pass(1);
  expect(texts()).toEqual([]);
});

test("a dismissed toast leaves no timer behind", () => {
  const { clock, toasts, texts } = someToasts();
  toasts.show({ text: "Saved" });
  toasts.dismiss(toasts.list.value[0]!.id);
  expect([texts(), clock.waiting()]).toEqual([[], 0]);
});

test("the same text starts anew instead of piling up", () => {
  const { clock, toasts, texts } = someToasts();
  toasts.show({ text: "Not found", tone: "attention" });
  clock.pass(2_000);
  toasts.show({ text: "Not found", tone: "attention" });
  clock.pass(2_000);
  expect(texts()).toEqual(["Not found"]);
  clock.pass(1_000);
  expect(texts()).toEqual([]);
});

test("what a person is reading stays", () => {
  const { clock, toasts, texts } = someToasts();
  toasts.show({ text: "one" });
  clock.pass(2_900);
  toasts.hold();
  toasts.show({ text: "two" });
  clock.pass(60_000);
  expect(texts()).toEqual(["one", "two"]);
  toasts.release();
  clock.pass(TOAST_MS);
  expect(texts()).toEqual([]);
});

test("the oldest make room", () => {
  const { clock, toasts, texts } = someToasts();
  for (const text of ["1", "2", "3", "4", "5", "6"]) toasts.show({ text });
  expect(texts()).toEqual(["3", "4", "5", "6"]);
  expect(clock.waiting()).toBe(MOST_TOASTS);
});
