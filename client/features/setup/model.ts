import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Country } from "../../../shared/domain/catalog/tax.ts";
import type { Currency } from "../../../shared/lib/money.ts";
import type { NewShop, Office, SetupError } from "./office.ts";

/** What the first run asks for, as it was typed. */
export interface SetupValues {
  readonly organisation: string;
  readonly country: Country;
  readonly taxMode: "included" | "added";
  readonly branch: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly pin: string;
  readonly kind: "till" | "phone";
  readonly device: string;
  readonly code: string;
}

export type SetupField = keyof SetupValues;

/** What is wrong with a field; its text is made where it is shown. */
export type FieldFault =
  | "missing"
  | "tooLong"
  | "shortPassword"
  | "longPassword"
  | "badPin"
  | "badCode"
  | "refused";

export const STEPS = ["shop", "owner", "device"] as const;
export type Step = (typeof STEPS)[number];

export interface SetupModel {
  readonly step: ReadonlySignal<Step>;
  readonly values: ReadonlySignal<SetupValues>;
  readonly faults: ReadonlySignal<Readonly<Partial<Record<SetupField, FieldFault>>>>;
  readonly set: <Field extends SetupField>(field: Field, value: SetupValues[Field]) => void;
  /** Checks the step and goes on; after the last one makes the shop. */
  readonly next: () => Promise<void>;
  readonly back: () => void;
  readonly busy: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<SetupError | null>;
  readonly strength: ReadonlySignal<PasswordStrength>;
}

export const CURRENCY_BY_COUNTRY: Readonly<Record<Country, Currency>> = { KZ: "KZT", UZ: "UZS", RU: "RUB" };

/** What a cashier may be off by without a manager, minor units: a few coins. */
const LIMIT_BY_COUNTRY: Readonly<Record<Country, number>> = { KZ: 50_000, UZ: 500_000, RU: 10_000 };

export const createSetupModel = (office: Office, start: Partial<SetupValues> = {}): SetupModel => {
  const values = signal<SetupValues>({ ...EMPTY, ...start });
  const faults: Signal<SetupModel["faults"]["value"]> = signal({});
  const step = signal<Step>("shop");
  const busy = signal(false);
  const error = signal<SetupError | null>(null);

  const create = async (): Promise<void> => {
    busy.value = true;
    error.value = null;
    const created = await office.create(toShop(values.peek()));
    busy.value = false;
    if (created.ok) return;
    error.value = created.error;
    const field =
      created.error.type === "Problem" ? FIELD_BY_SERVER_NAME[created.error.field ?? ""] : undefined;
    if (field === undefined) return;
    faults.value = { [field]: "refused" };
    step.value = STEPS.find((each) => FIELDS_BY_STEP[each].includes(field)) ?? "shop";
  };
  return {
    step,
    values,
    faults,
    busy,
    error,
    strength: computed(() => passwordStrength(values.value.password)),
    set: (field, value) => {
      values.value = { ...values.peek(), [field]: value };
      if (faults.peek()[field] === undefined) return;
      const { [field]: _mended, ...rest } = faults.peek();
      faults.value = rest as SetupModel["faults"]["value"];
    },
    next: async () => {
      if (busy.peek()) return;
      faults.value = checkStep(step.peek(), values.peek());
      if (Object.keys(faults.peek()).length > 0) return;
      const following = STEPS[STEPS.indexOf(step.peek()) + 1];
      if (following === undefined) await create();
      else step.value = following;
    },
    back: () => {
      faults.value = {};
      error.value = null;
      step.value = STEPS[STEPS.indexOf(step.peek()) - 1] ?? "shop";
    },
  };
};

export type PasswordStrength = "none" | "short" | "weak" | "fair" | "good";

export const SHORTEST_PASSWORD = 8;
/** bcrypt reads no more bytes. */
const LONGEST_PASSWORD_BYTES = 72;

/** By length first, then by how many kinds of characters: what makes guessing long. */
export const passwordStrength = (password: string): PasswordStrength => {
  if (password === "") return "none";
  if (password.length < SHORTEST_PASSWORD) return "short";
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const distinct = new Set(password).size;
  if (distinct < 5) return "weak";
  const score = password.length + 3 * (kinds - 1);
  if (score < 12) return "weak";
  return score < 16 ? "fair" : "good";
};

const EMPTY: SetupValues = {
  organisation: "",
  country: "KZ",
  taxMode: "included",
  branch: "",
  name: "",
  login: "",
  password: "",
  pin: "",
  kind: "till",
  device: "",
  code: "T1",
};

const FIELDS_BY_STEP: Readonly<Record<Step, readonly SetupField[]>> = {
  shop: ["organisation", "country", "taxMode", "branch"],
  owner: ["name", "login", "password", "pin"],
  device: ["kind", "device", "code"],
};

const FIELD_BY_SERVER_NAME: Readonly<Record<string, SetupField>> = {
  organisation: "organisation",
  currency: "country",
  taxMode: "taxMode",
  branch: "branch",
  name: "name",
  login: "login",
  password: "password",
  pin: "pin",
  "owner.name": "name",
  "owner.login": "login",
  "owner.password": "password",
  "owner.pin": "pin",
  "organisation.name": "organisation",
  "branch.name": "branch",
  "device.name": "device",
  "device.code": "code",
};

const checkStep = (step: Step, values: SetupValues): Partial<Record<SetupField, FieldFault>> =>
  Object.fromEntries(
    FIELDS_BY_STEP[step].flatMap((field) => {
      const fault = checkField(field, values);
      return fault === null ? [] : [[field, fault]];
    }),
  );

const LONGEST: Readonly<Partial<Record<SetupField, number>>> = {
  organisation: 100,
  branch: 100,
  name: 100,
  login: 60,
  device: 100,
};

const checkField = (field: SetupField, values: SetupValues): FieldFault | null => {
  const value = values[field];
  if (field === "pin") return /^\d{4,8}$/.test(value) ? null : "badPin";
  if (field === "password") return checkPassword(value);
  if (field === "code" && values.kind === "till")
    return /^[a-z0-9]{1,6}$/i.test(value.trim()) ? null : "badCode";
  const longest = LONGEST[field];
  if (longest === undefined) return null;
  if (value.trim() === "") return "missing";
  return value.trim().length > longest ? "tooLong" : null;
};

const checkPassword = (password: string): FieldFault | null => {
  if (password.length < SHORTEST_PASSWORD) return "shortPassword";
  return new TextEncoder().encode(password).length > LONGEST_PASSWORD_BYTES ? "longPassword" : null;
};

const toShop = (values: SetupValues): NewShop => ({
  organisation: values.organisation.trim(),
  currency: CURRENCY_BY_COUNTRY[values.country],
  taxMode: values.taxMode,
  requireShift: true,
  differenceLimit: LIMIT_BY_COUNTRY[values.country],
  branch: values.branch.trim(),
  owner: {
    name: values.name.trim(),
    login: values.login.trim(),
    password: values.password,
    pin: values.pin,
  },
  device: {
    kind: values.kind,
    name: values.device.trim(),
    code: values.kind === "till" ? values.code.trim().toUpperCase() : "",
  },
});
