import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { badgeOf } from "../../../shared/domain/access/badge.ts";
import { err, ok } from "../../../shared/lib/result.ts";
import { createSignInModel } from "./model.ts";
import type { KnownPerson, PasswordError, People, PinError } from "./people.ts";

const DANA: KnownPerson = { staff: "s1", name: "Dana", role: "seller", hasPin: true, isLocked: false };
const OLGA: KnownPerson = { staff: "s2", name: "Olga", role: "owner", hasPin: false, isLocked: false };

const opened = (known: readonly KnownPerson[], refusal: PinError | PasswordError | null = null) => {
  const tried: string[] = [];
  const people: People = {
    known: signal(known),
    enterPin: async (staff, pin) => {
      tried.push(`${staff} ${pin}`);
      return refusal === null ? ok(null) : err(refusal as PinError);
    },
    enterBadge: async () =>
      refusal === null ? ok({ person: DANA, isIn: false }) : err({ type: "UnknownBadge" }),
    enterPassword: async (login, password) => {
      tried.push(`${login} ${password}`);
      return refusal === null ? ok({ person: OLGA }) : err(refusal as PasswordError);
    },
    unlock: async (staff, manager, pin) => {
      tried.push(`${manager} for ${staff} ${pin}`);
      return refusal === null ? ok(null) : err(refusal as PinError);
    },
  };
  return { model: createSignInModel(people), people, tried };
};

test("a device that knows people asks who, then for the PIN", async () => {
  const { model, tried } = opened([DANA, OLGA]);
  expect(model.step.value).toEqual({ type: "people" });
  model.choose(DANA);
  expect(model.step.value).toEqual({ type: "pin", person: DANA });
  await model.enterPin("2580");
  expect(tried).toEqual(["s1 2580"]);
  expect(model.error.value).toBeNull();
});

test("who has no PIN here, or nobody known, is asked for the password", () => {
  const { model } = opened([DANA, OLGA]);
  model.choose(OLGA);
  expect(model.step.value).toEqual({ type: "password", person: OLGA });
  model.back();
  expect(model.step.value).toEqual({ type: "people" });
  expect(opened([]).model.step.value).toEqual({ type: "password", person: null });
});

test("a forgotten PIN: the password will do", async () => {
  const { model, tried } = opened([DANA]);
  model.choose(DANA);
  model.usePassword();
  expect(model.step.value).toEqual({ type: "password", person: DANA });
  model.setLogin(" dana ");
  model.setPassword("plum river");
  await model.enterPassword();
  expect(tried).toEqual(["dana plum river"]);
});

test.each([
  { login: " ", password: "x", field: "login" },
  { login: "dana", password: "", field: "password" },
] as const)("nothing is sent without the $field", async ({ login, password, field }) => {
  const { model, tried } = opened([]);
  model.setLogin(login);
  model.setPassword(password);
  await model.enterPassword();
  expect(model.error.value).toEqual({ type: "Missing", field });
  expect(tried).toEqual([]);
});

test.each([{ type: "WrongPin" }, { type: "PinPaused", until: 1_790_000_030_000 }] as const)(
  "$type is shown and goes when one turns back",
  async (refusal) => {
    const { model } = opened([DANA], refusal);
    model.choose(DANA);
    await model.enterPin("0000");
    expect(model.error.value).toEqual(refusal);
    expect(model.busy.value).toBe(false);
    model.back();
    expect(model.error.value).toBeNull();
  },
);

test("a second press while one is under way is nothing", async () => {
  const { model, tried } = opened([DANA]);
  model.choose(DANA);
  await Promise.all([model.enterPin("1111"), model.enterPin("2222")]);
  expect(tried).toEqual(["s1 1111"]);
});

const LOCKED: KnownPerson = { ...DANA, isLocked: true };
const BOSS: KnownPerson = { staff: "s3", name: "Bek", role: "manager", hasPin: true, isLocked: false };

test("far too many wrong PINs: the one manager who has a PIN here unlocks it, and the person may try again", async () => {
  const { model, tried } = opened([LOCKED, OLGA, BOSS]);
  model.choose(LOCKED);
  expect(model.unlockers.value).toEqual([BOSS]);
  model.askToUnlock();
  expect(model.step.value).toEqual({ type: "unlock", person: LOCKED, manager: BOSS });
  await model.enterPin("4321");
  expect(tried).toEqual(["s3 for s1 4321"]);
  expect(model.step.value).toEqual({ type: "pin", person: LOCKED });
});

test("of several managers one is chosen; a wrong PIN of theirs is shown and leaves it locked", async () => {
  const other = { ...BOSS, staff: "s4" };
  const { model, tried } = opened([LOCKED, BOSS, other], { type: "WrongPin" });
  model.choose(LOCKED);
  model.askToUnlock();
  await model.enterPin("4321");
  expect(tried).toEqual([]);
  model.chooseUnlocker(other);
  await model.enterPin("4321");
  expect(tried).toEqual(["s4 for s1 4321"]);
  expect([model.error.value, model.step.value.type]).toEqual([{ type: "WrongPin" }, "unlock"]);
  model.back();
  expect(model.step.value).toEqual({ type: "people" });
});

test.each([
  { lockedFor: "s1", step: { type: "pin", person: DANA } },
  { lockedFor: "s2", step: { type: "people" } },
  { lockedFor: "gone", step: { type: "people" } },
  { lockedFor: null, step: { type: "people" } },
])("a device that locked itself asks $lockedFor first, who must have a PIN", ({ lockedFor, step }) => {
  const { people } = opened([DANA, OLGA]);
  const model = createSignInModel(people, lockedFor);
  expect(model.step.value).toEqual(step);
  model.back();
  expect(model.step.value).toEqual({ type: "people" });
});

test("[ACCESS-14] a badge says who it is and asks for their PIN; one of nobody is told", async () => {
  const badge = badgeOf("abcdefghijklmnopqrstuvwx27");
  const { model } = opened([DANA]);
  await model.takeBadge(badge);
  expect([model.step.value, model.error.value]).toEqual([{ type: "pin", person: DANA }, null]);
  const refused = opened([DANA], { type: "WrongPin" }).model;
  await refused.takeBadge(badge);
  expect([refused.step.value.type, refused.error.value]).toEqual(["people", { type: "UnknownBadge" }]);
});
