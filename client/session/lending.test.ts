import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { err, ok } from "../../shared/lib/result.ts";
import { createLending } from "./lending.ts";
import type { KnownPerson, PinError } from "./people.ts";
import type { Approval } from "./run-command.ts";

const known = (staff: string, role: string, over: Partial<KnownPerson> = {}): KnownPerson => ({
  staff,
  name: staff,
  role,
  hasPin: true,
  isLocked: false,
  ...over,
});

const APPROVAL = { person: {} } as Approval;

const opened = (people: readonly KnownPerson[], refusal: PinError | null = null) => {
  const tried: string[] = [];
  const lending = createLending(
    {
      person: signal({ staff: "dana" } as never),
      approvals: {
        known: signal(people),
        confirm: async (staff, pin) => {
          tried.push(`${staff} ${pin}`);
          return refusal === null ? ok(APPROVAL) : err(refusal);
        },
      },
    },
    "stock.override",
  );
  return { lending, tried };
};

test("those may lend who have the right and a PIN here that is not locked, but not whoever is at the device", () => {
  const { lending } = opened([
    known("dana", "owner"),
    known("ann", "seller"),
    known("new", "manager", { hasPin: false }),
    known("shut", "manager", { isLocked: true }),
    known("olga", "manager"),
    known("aida", "owner"),
  ]);
  expect(lending.managers.value.map(({ staff }) => staff)).toEqual(["olga", "aida"]);
  expect(lending.manager.value).toBe("olga");
  lending.choose("aida");
  expect(lending.manager.value).toBe("aida");
  lending.choose("ann");
  expect(lending.manager.value).toBe("olga");
});

test("a PIN lends the right once and is forgotten; two presses are one", async () => {
  const { lending, tried } = opened([known("olga", "manager")]);
  lending.setPin("2468");
  expect(await Promise.all([lending.lend(), lending.lend()])).toEqual([APPROVAL, null]);
  expect([tried, lending.pin.value]).toEqual([["olga 2468"], ""]);
});

test("nothing is tried without a PIN; a wrong one is said until another is typed", async () => {
  const { lending, tried } = opened([known("olga", "manager")], { type: "WrongPin" });
  expect(await lending.lend()).toBeNull();
  expect([tried, lending.fault.value]).toEqual([[], { type: "PinMissing" }]);
  lending.setPin("1111");
  expect(lending.fault.value).toBeNull();
  expect(await lending.lend()).toBeNull();
  expect([tried, lending.fault.value]).toEqual([["olga 1111"], { type: "WrongPin" }]);
});
