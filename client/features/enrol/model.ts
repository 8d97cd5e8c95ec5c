import { type ReadonlySignal, signal } from "@preact/signals";
import type { EnrolError, Enrolled, Enrolment } from "./enrolment.ts";

export interface EnrolModel {
  /** As it will be sent: eight characters of the code alphabet at most. */
  readonly code: ReadonlySignal<string>;
  readonly setCode: (text: string) => void;
  readonly busy: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<EnrolError | { readonly type: "Incomplete" } | null>;
  /** What this device has become; then only `start` is left. */
  readonly enrolled: ReadonlySignal<Enrolled | null>;
  readonly submit: () => Promise<void>;
  readonly start: () => void;
}

export const CODE_LENGTH = 8;

/** Joins a shop by a one-time code somebody there has made. A link may bring the code along. */
export const createEnrolModel = (enrolment: Enrolment, given = ""): EnrolModel => {
  const code = signal(cleanCode(given));
  const busy = signal(false);
  const error = signal<EnrolModel["error"]["value"]>(null);
  const enrolled = signal<Enrolled | null>(null);
  return {
    code,
    busy,
    error,
    enrolled,
    start: enrolment.start,
    setCode: (text) => {
      code.value = cleanCode(text);
      error.value = null;
    },
    submit: async () => {
      if (busy.peek() || enrolled.peek() !== null) return;
      if (code.peek().length < CODE_LENGTH) {
        error.value = { type: "Incomplete" };
        return;
      }
      busy.value = true;
      error.value = null;
      const done = await enrolment.enrol(code.peek());
      busy.value = false;
      if (done.ok) enrolled.value = done.value;
      else error.value = done.error;
    },
  };
};

/** Spaces, dashes and small letters are how people write codes down. A pasted link gives its code. */
export const cleanCode = (text: string): string =>
  (/[?&]code=([^&#]+)/.exec(text)?.[1] ?? text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, CODE_LENGTH);
