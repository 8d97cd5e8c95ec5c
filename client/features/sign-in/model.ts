import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BadgeCode } from "../../../shared/domain/access/badge.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { BadgeError, KnownPerson, MayNotUnlock, PasswordError, People, PinError } from "./people.ts";

/** What the page asks for now. */
export type SignInStep =
  | { readonly type: "people" }
  | { readonly type: "pin"; readonly person: KnownPerson }
  /** Too many wrong PINs: one of those who may opens it again; `manager` once chosen. */
  | { readonly type: "unlock"; readonly person: KnownPerson; readonly manager: KnownPerson | null }
  /** `person` when they have no PIN here yet, or forgot it. */
  | { readonly type: "password"; readonly person: KnownPerson | null };

export type SignInError =
  | PinError
  | PasswordError
  | MayNotUnlock
  | BadgeError
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
  /** Those who may unlock the person's PIN and have one here. */
  readonly unlockers: ReadonlySignal<readonly KnownPerson[]>;
  readonly askToUnlock: () => void;
  readonly chooseUnlocker: (manager: KnownPerson) => void;
  readonly back: () => void;
  readonly setLogin: (login: string) => void;
  readonly setPassword: (password: string) => void;
  readonly enterPin: (pin: string) => Promise<void>;
  readonly enterPassword: () => Promise<void>;
  /** A badge was scanned: it lets its owner in, or asks for their PIN. */
  readonly takeBadge: (code: BadgeCode) => Promise<void>;
}

/**
 * Tap one's name and enter the PIN; or login and password, for the first time here. `lockedFor`: who was here when the device
 * locked itself, and is asked first.
 */
export const createSignInModel = (people: People, lockedFor: string | null = null): SignInModel => {
  const before = people.known.peek().find(({ staff }) => staff === lockedFor);
  const chosen = signal<Exclude<SignInStep, { readonly type: "people" }> | null>(
    before?.hasPin === true ? { type: "pin", person: before } : null,
  );
  const step = computed<SignInStep>(() => {
    const now = chosen.value;
    if (now === null)
      return people.known.value.length > 0 ? { type: "people" } : { type: "password", person: null };
    const person = people.known.value.find(({ staff }) => staff === now.person?.staff);
    return person === undefined ? now : { ...now, person };
  });
  const unlockers = computed(() => {
    const now = step.value;
    if (now.type !== "pin" && now.type !== "unlock") return [];
    return people.known.value.filter(
      ({ staff, role, hasPin, isLocked }) =>
        hasPin && !isLocked && staff !== now.person.staff && mayRole(role, "access.unlock"),
    );
  });
  const login = signal("");
  const password = signal("");
  const busy = signal(false);
  const error = signal<SignInError | null>(null);

  const show = (next: (typeof chosen)["value"]): void => {
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
      show({ type: "password", person: now.type === "people" ? null : now.person });
    },
    unlockers,
    askToUnlock: () => {
      const now = step.peek();
      const [only, ...others] = unlockers.peek();
      if (now.type === "pin")
        show({ type: "unlock", person: now.person, manager: others.length === 0 ? (only ?? null) : null });
    },
    chooseUnlocker: (manager) => {
      const now = step.peek();
      if (now.type === "unlock") show({ ...now, manager });
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
      if (now.type !== "unlock" || now.manager === null) return;
      const { person, manager } = now;
      await attempt(() => people.unlock(person.staff, manager.staff, pin));
      if (error.peek() === null) show({ type: "pin", person });
    },
    takeBadge: (code) =>
      attempt(async () => {
        const seen = await people.enterBadge(code);
        if (seen.ok && !seen.value.isIn) show({ type: "pin", person: seen.value.person });
        return seen;
      }),
    enterPassword: async () => {
      const field = missing();
      if (field !== null) error.value = { type: "Missing", field };
      else await attempt(() => people.enterPassword(login.peek().trim(), password.peek()));
    },
  };
};
