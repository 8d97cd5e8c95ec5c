import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { badgeOf } from "../../shared/domain/access/badge.ts";
import { err, ok } from "../../shared/lib/result.ts";
import { createLending } from "./lending.ts";
import type { KnownPerson, PinError } from "./people.ts";
import type { Approval } from "./run-command.ts";
import type { Approvals } from "./shop.ts";

const known = (staff: string, role: string, over: Partial<KnownPerson> = {}): KnownPerson => ({
  staff,
  name: staff,
  role,
  hasPin: true,
  isLocked: false,
  ...over,
});

const APPROVAL = { person: {} } as Approval;

type Badge = Awaited<ReturnType<Approvals["confirmBadge"]>>;

const opened = (
  people: readonly KnownPerson[],
  refusal: PinError | null = null,
  badge: Badge = err({ type: "UnknownBadge" }),
) => {
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
        confirmBadge: async () => badge,
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

const BADGE = badgeOf("abcdefghijklmnopqrstuvwx27");
const olga = known("olga", "manager");

test("[ACCESS-14] where a badge does alone, it lends the right once and no PIN is asked for", async () => {
  const { lending, tried } = opened([olga], null, ok({ person: olga, approval: APPROVAL }));
  await lending.takeBadge(BADGE);
  expect(lending.badgeOf.value).toBe("olga");
  expect([await lending.lend(), await lending.lend()]).toEqual([APPROVAL, null]);
  expect([tried, lending.badgeOf.value, lending.fault.value]).toEqual([[], null, { type: "PinMissing" }]);
});

test("[ACCESS-14] else it chooses its owner, whose PIN lends the right", async () => {
  const aida = known("aida", "owner");
  const { lending, tried } = opened([olga, aida], null, ok({ person: aida, approval: null }));
  await lending.takeBadge(BADGE);
  expect([lending.manager.value, lending.badgeOf.value, await lending.lend()]).toEqual(["aida", null, null]);
  lending.setPin("1357");
  expect([await lending.lend(), tried]).toEqual([APPROVAL, ["aida 1357"]]);
});

test.each<{ who: string; badge: Badge; fault: object }>([
  { who: "nobody", badge: err({ type: "UnknownBadge" }), fault: { type: "UnknownBadge" } },
  {
    who: "a seller",
    badge: ok({ person: known("ann", "seller"), approval: APPROVAL }),
    fault: { type: "BadgeMayNot", name: "ann" },
  },
  {
    who: "whoever is at the device",
    badge: ok({ person: known("dana", "owner"), approval: APPROVAL }),
    fault: { type: "BadgeMayNot", name: "dana" },
  },
])("the badge of $who lends nothing", async ({ badge, fault }) => {
  const { lending } = opened([olga], null, badge);
  await lending.takeBadge(BADGE);
  expect([lending.fault.value, lending.badgeOf.value, await lending.lend()]).toEqual([fault, null, null]);
});
