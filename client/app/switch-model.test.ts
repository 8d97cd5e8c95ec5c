import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Person } from "../../shared/core/writer.ts";
import { badgeOf } from "../../shared/domain/access/badge.ts";
import { err, ok } from "../../shared/lib/result.ts";
import type { KnownPerson } from "../session/people.ts";
import { createSwitch, type Switching } from "./switch-model.ts";

const known = (staff: string, over: Partial<KnownPerson> = {}): KnownPerson => ({
  staff,
  name: staff,
  role: "seller",
  hasPin: true,
  isLocked: false,
  ...over,
});

const BADGE = badgeOf("abcdefghijklmnopqrstuvwx27");

const opened = (badge: Awaited<ReturnType<Switching["enterBadge"]>> = err({ type: "UnknownBadge" })) => {
  const told: string[] = [];
  const model = createSwitch(
    {
      person: signal({ ticket: { staff: "ann" } } as unknown as Person),
      known: signal([
        known("ann"),
        known("bek"),
        known("new", { hasPin: false }),
        known("shut", { isLocked: true }),
      ]),
      enterPin: async (_, pin) => (pin === "1111" ? ok(null) : err({ type: "WrongPin" })),
      enterBadge: async () => badge,
    },
    (name) => told.push(name),
  );
  return { model, told };
};

test("whoever has a PIN here that is not locked may take over, but not who is there already", () => {
  expect(opened().model.people.value.map(({ staff }) => staff)).toEqual(["bek"]);
});

test("a name and a PIN are enough; a wrong one is said and asked for again", async () => {
  const { model, told } = opened();
  model.open();
  model.choose(known("bek"));
  await model.enterPin("0000");
  expect([model.step.value?.type, model.fault.value, told]).toEqual(["pin", { type: "WrongPin" }, []]);
  await model.enterPin("1111");
  expect([model.step.value, told]).toEqual([null, ["bek"]]);
});

test.each([
  { what: "does alone", badge: ok({ person: known("bek"), isIn: true }), step: undefined, told: ["bek"] },
  { what: "asks for the PIN", badge: ok({ person: known("bek"), isIn: false }), step: "pin", told: [] },
  { what: "is nobody's", badge: err({ type: "UnknownBadge" } as const), step: "people", told: [] },
])("[ACCESS-14] a badge that $what", async ({ badge, step, told }) => {
  const shown = opened(badge);
  await shown.model.takeBadge(BADGE);
  expect([shown.model.step.value?.type, shown.told]).toEqual([step, told]);
});
