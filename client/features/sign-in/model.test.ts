import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { err, ok } from "../../../shared/lib/result.ts";
import { createSignInModel } from "./model.ts";
import type { KnownPerson, PasswordError, People, PinError } from "./people.ts";

const DANA: KnownPerson = { staff: "s1", name: "Dana", role: "seller", hasPin: true };
const OLGA: KnownPerson = { staff: "s2", name: "Olga", role: "owner", hasPin: false };

const opened = (known: readonly KnownPerson[], refusal: PinError | PasswordError | null = null) => {
  const tried: string[] = [];
  const people: People = {
    known: signal(known),
    enterPin: async (staff, pin) => {
      tried.push(`${staff} ${pin}`);
      return refusal === null ? ok(null) : err(refusal as PinError);
    },
    enterPassword: async (login, password) => {
      tried.push(`${login} ${password}`);
      return refusal === null ? ok({ person: OLGA }) : err(refusal as PasswordError);
    },
  };
  return { model: createSignInModel(people), tried };
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
