import { expect, test } from "vitest";
import { err, ok, type Result } from "../../../shared/lib/result.ts";
import { createSetupModel, passwordStrength, type SetupValues } from "./model.ts";
import type { NewShop, SetupError } from "./office.ts";

const FILLED = {
  organisation: " Dastarkhan ",
  branch: "Abay 10",
  name: "Aigerim",
  login: "aigerim",
  password: "plum-river-42",
  pin: "2580",
  device: "Till by the door",
} as const satisfies Partial<SetupValues>;

const opened = (values: Partial<SetupValues> = FILLED, answer: Result<null, SetupError> = ok(null)) => {
  const made: NewShop[] = [];
  const model = createSetupModel(
    {
      create: async (shop) => {
        made.push(shop);
        return answer;
      },
    },
    values,
  );
  const finish = async () => {
    for (let i = 0; i < 3; i++) await model.next();
  };
  return { model, made, finish };
};

test("three steps make one shop", async () => {
  const { model, made, finish } = opened({ ...FILLED, code: " t1 " });
  await finish();
  expect(model.error.value).toBeNull();
  expect(made).toEqual([
    {
      organisation: "Dastarkhan",
      currency: "KZT",
      taxMode: "included",
      requireShift: true,
      differenceLimit: 50_000,
      branch: "Abay 10",
      owner: { name: "Aigerim", login: "aigerim", password: "plum-river-42", pin: "2580" },
      device: { kind: "till", name: "Till by the door", code: "T1" },
    },
  ]);
});

test("a phone has no till code, a country its currency", async () => {
  const { made, finish } = opened({ ...FILLED, kind: "phone", code: "???", country: "UZ" });
  await finish();
  expect(made).toMatchObject([{ currency: "UZS", device: { kind: "phone", code: "" } }]);
});

test.each([
  { values: { organisation: " " }, step: "shop", faults: { organisation: "missing" } },
  { values: { branch: "x".repeat(101) }, step: "shop", faults: { branch: "tooLong" } },
  {
    values: { login: "", password: "1234567" },
    step: "owner",
    faults: { login: "missing", password: "shortPassword" },
  },
  { values: { password: "қ".repeat(37) }, step: "owner", faults: { password: "longPassword" } },
  { values: { pin: "123" }, step: "owner", faults: { pin: "badPin" } },
  { values: { pin: "12345678a" }, step: "owner", faults: { pin: "badPin" } },
  { values: { code: "TILL-1" }, step: "device", faults: { code: "badCode" } },
  { values: { device: "" }, step: "device", faults: { device: "missing" } },
] as const)("$values stops at $step", async ({ values, step, faults }) => {
  const { model, made, finish } = opened({ ...FILLED, ...values });
  await finish();
  expect(model.step.value).toBe(step);
  expect(model.faults.value).toEqual(faults);
  expect(made).toEqual([]);
});

test("a fault goes as soon as its field is mended", async () => {
  const { model } = opened({ ...FILLED, organisation: "", branch: "" });
  await model.next();
  model.set("organisation", "D");
  expect(model.faults.value).toEqual({ branch: "missing" });
});

test.each([
  { error: { type: "Offline" }, step: "device", faults: {} },
  { error: { type: "AlreadySetUp" }, step: "device", faults: {} },
  {
    error: { type: "Problem", status: 422, code: "validation", field: "owner.login" },
    step: "owner",
    faults: { login: "refused" },
  },
] as const)("$error.type leaves everything typed and says so", async ({ error, step, faults }) => {
  const { model, finish } = opened(FILLED, err(error));
  await finish();
  expect(model.error.value).toEqual(error);
  expect(model.step.value).toBe(step);
  expect(model.faults.value).toEqual(faults);
  expect(model.values.value.password).toBe(FILLED.password);
});

test("back keeps what was typed", async () => {
  const { model } = opened();
  await model.next();
  model.back();
  expect(model.step.value).toBe("shop");
  expect(model.values.value.organisation).toBe(FILLED.organisation);
});

test.each([
  ["", "none"],
  ["abc", "short"],
  ["aaaaaaaaaaaaaaaa", "weak"],
  ["password", "weak"],
  ["password1", "fair"],
  ["plum-river-42", "good"],
  ["құлпынай шырын", "good"],
])("%s is %s", (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
