import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { KnownPerson, PasswordError, People, PinError } from "./people.ts";

/** What the page asks for now. */
export type SignInStep =
  | { readonly type: "people" }
  | { readonly type: "pin"; readonly person: KnownPerson }
  /** `person` when they have no PIN here yet, or forgot it. */
  | { readonly type: "password"; readonly person: KnownPerson | null };

export type SignInError =
  | PinError
  | PasswordError
  | { readonly type: "Missing"; readonly field: "login" | "password" };

export interface SignInModel {
  readonly step: ReadonlySignal<SignInStep>;
  readonly known: ReadonlySignal<readonly KnownPerson[]>;
  readonly login: ReadonlySignal<string>;
  readonly password: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<SignInError | null>;
  readonly choose: (person: KnownPerson) => void;
  readonly usePassword: () => void;
  readonly back: () => void;
  readonly setLogin: (login: string) => void;
  readonly setPassword: (password: string) => void;
  readonly enterPin: (pin: string) => Promise<void>;
  readonly enterPassword: () => Promise<void>;
}

/** Tap one's name and enter the PIN; or login and password, for the first time here. */
export const createSignInModel = (people: People): SignInModel => {
  const chosen = signal<SignInStep | null>(null);
  const step = computed<SignInStep>(
    () =>
      chosen.value ??
      (people.known.value.length > 0 ? { type: "people" } : { type: "password", person: null }),
  );
  const login = signal("");
  const password = signal("");
  const busy = signal(false);
  const error = signal<SignInError | null>(null);

  const show = (next: SignInStep | null): void => {
    error.value = null;
    password.value = "";
    chosen.value = next;
  };
  const attempt = async (
    run: () => Promise<{ readonly ok: true } | { readonly ok: false; error: SignInError }>,
  ) => {
    if (busy.peek()) return;
    busy.value = true;
    error.value = null;
    const done = await run();
    busy.value = false;
    if (!done.ok) error.value = done.error;
  };
  const missing = (): "login" | "password" | null => {
    if (login.peek().trim() === "") return "login";
    return password.peek() === "" ? "password" : null;
  };
  return {
    step,
    known: people.known,
    login,
    password,
    busy,
    error,
    choose: (person) => show({ type: person.hasPin ? "pin" : "password", person }),
    usePassword: () => {
      const now = step.peek();
      show({ type: "password", person: now.type === "pin" ? now.person : null });
    },
    back: () => show(null),
    setLogin: (value) => {
      login.value = value;
      error.value = null;
    },
    setPassword: (value) => {
      password.value = value;
      error.value = null;
    },
    enterPin: async (pin) => {
      const now = step.peek();
      if (now.type === "pin") await attempt(() => people.enterPin(now.person.staff, pin));
    },
    enterPassword: async () => {
      const field = missing();
      if (field !== null) error.value = { type: "Missing", field };
      else await attempt(() => people.enterPassword(login.peek().trim(), password.peek()));
    },
  };
};
