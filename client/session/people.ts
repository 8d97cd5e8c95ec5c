import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Authority, openTicket, type Signed } from "../../shared/core/certificate.ts";
import type { Crypto } from "../../shared/core/crypto.ts";
import type { DeviceId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { DeviceStore } from "../store/device-store.ts";
import type { ApiError } from "./api.ts";
import type { Http, HttpError } from "./http.ts";
import { createPersonRecords, type PersonRecord } from "./person-records.ts";
import { createPersonToken, type PersonToken, type SignedIn } from "./person-token.ts";
import { afterWrongPin, createVerifier, isPin, NO_TRIES, pausedUntil, verifyPin } from "./pin.ts";
import type { Approval } from "./run-command.ts";

/** Someone who has signed in on this device before. */
export interface KnownPerson {
  readonly staff: string;
  readonly name: string;
  readonly role: string;
  /** Has a PIN here, and so can sign in with no server in reach. */
  readonly hasPin: boolean;
}

export type PinError =
  | { readonly type: "WrongPin" }
  /** Too many wrong ones: nobody may try before `until`, ms of this device's clock. */
  | { readonly type: "PinPaused"; readonly until: number }
  | { readonly type: "NoPin" }
  | { readonly type: "StorageFailed" };

export type PasswordError =
  | ApiError
  /** Login or password is wrong; the server does not say which. */
  | { readonly type: "WrongPassword" }
  | { readonly type: "TooManyTries"; readonly seconds: number | null };

/** Who is at the device, and who may come. A password needs the server once; afterwards a PIN will do. */
export interface DevicePeople {
  readonly person: ReadonlySignal<Person | null>;
  readonly known: ReadonlySignal<readonly KnownPerson[]>;
  readonly enterPin: (staff: string, pin: string) => Promise<Result<null, PinError>>;
  /** Checks somebody's PIN for one action and leaves whoever is at the device there. */
  readonly confirm: (staff: string, pin: string) => Promise<Result<Approval, PinError>>;
  readonly enterPassword: (
    login: string,
    password: string,
  ) => Promise<Result<{ readonly person: KnownPerson }, PasswordError>>;
  readonly choosePin: (pin: string) => Promise<Result<null, PinError | ApiError>>;
  readonly forget: (staff: string) => Promise<void>;
  /** Nobody is at the device. What was recorded stays and is sent on. */
  readonly lock: () => void;
  /** Asks the server as the person at the device. */
  readonly token: PersonToken;
}

/** What lasts as long as the tab: `sessionStorage` or the like. */
export interface TabMemory {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

export interface PeopleDeps {
  readonly http: Http;
  readonly store: DeviceStore;
  readonly crypto: Crypto;
  readonly authority: Authority;
  /** This device: tickets are made for it alone. */
  readonly device: DeviceId;
  readonly now: () => number;
  readonly tab: TabMemory;
}

/** The people of this device, the one who was at it in this tab before a reload among them. */
export const openPeople = async (deps: PeopleDeps): Promise<DevicePeople> => {
  const { http, authority, now, tab } = deps;
  const records = await createPersonRecords(deps.store);
  const person = signal<Person | null>(null);

  const enter = async (signed: Signed): Promise<boolean> => {
    const ticket = await openTicket(deps.crypto, authority, signed);
    if (!ticket.ok) return false;
    person.value = { ticket: ticket.value, signed };
    tab.setItem(AT_DEVICE, ticket.value.staff);
    return true;
  };

  /** Takes what the server says of a person: role, branches and PIN may have changed. */
  const takeWord = async ({
    person: { staff, name, role },
    ticket,
    pinVerifier,
  }: SignedIn): Promise<PersonRecord> => {
    const before = records.find(staff);
    const isUnsent = before?.isVerifierSent === false;
    const isSameWord = before !== undefined && saysSame(before.ticket, ticket);
    const record: PersonRecord = {
      staff,
      name,
      role,
      ticket: isSameWord ? before.ticket : ticket, // a new one would be named in every log again
      verifier: isUnsent ? before.verifier : pinVerifier,
      isVerifierSent: !isUnsent,
      tries: before?.tries ?? NO_TRIES,
    };
    await records.put(record);
    return record;
  };

  const token = createPersonToken(http, person, deps.device, async (word) => {
    const record = await takeWord(word);
    const now = person.value;
    if (now?.ticket.staff === record.staff && now.signed.text !== record.ticket.text)
      await enter(record.ticket);
    if (!record.isVerifierSent) await sendVerifier(record, word.access);
  });

  const sendVerifier = async (record: PersonRecord, bearer: string): Promise<HttpError | null> => {
    const { verifier } = record;
    const sent = await http.json({ method: "POST", path: "/v1/auth/pin", body: { verifier }, bearer });
    if (!sent.ok) return sent.error;
    await records.put({ ...record, isVerifierSent: true });
    return null;
  };

  const checkPin = async (staff: string, pin: string): Promise<Result<PersonRecord, PinError>> => {
    const record = records.find(staff);
    const verifier = record?.verifier ?? null;
    if (record === undefined || verifier === null) return err({ type: "NoPin" });
    const until = pausedUntil(record.tries, now());
    if (until !== null) return err({ type: "PinPaused", until });
    // Counted before it is checked, so that a reload is no way round.
    const tries = afterWrongPin(record.tries, now());
    if (!(await kept(records.put({ ...record, tries })))) return err({ type: "StorageFailed" });
    if (!isPin(pin) || !(await verifyPin(pin, verifier)))
      return err(tries.until > now() ? { type: "PinPaused", until: tries.until } : { type: "WrongPin" });
    await kept(records.put({ ...record, tries: NO_TRIES }));
    return ok(record);
  };

  const enterPin: DevicePeople["enterPin"] = async (staff, pin) => {
    const record = await checkPin(staff, pin);
    if (!record.ok) return record;
    return (await enter(record.value.ticket)) ? ok(null) : err({ type: "NoPin" });
  };

  const confirm: DevicePeople["confirm"] = async (staff, pin) => {
    const record = await checkPin(staff, pin);
    if (!record.ok) return record;
    const signed = record.value.ticket;
    const ticket = await openTicket(deps.crypto, authority, signed);
    return ticket.ok ? ok({ person: { ticket: ticket.value, signed } }) : err({ type: "NoPin" });
  };

  const enterPassword: DevicePeople["enterPassword"] = async (login, password) => {
    const body = { login, password, organisation: authority.org, device: deps.device };
    const answer = await http.json<SignedIn>({ method: "POST", path: "/v1/auth/sign-in", body });
    if (!answer.ok) return err(passwordError(answer.error));
    const { ticket } = answer.value;
    if (!(await openTicket(deps.crypto, authority, ticket)).ok) return err({ type: "WrongPassword" });
    const record = { ...(await takeWord(answer.value)), tries: NO_TRIES };
    await records.put(record);
    await enter(record.ticket);
    token.take(answer.value);
    return ok({ person: knownPerson(record) });
  };

  const choosePin: DevicePeople["choosePin"] = async (pin) => {
    const staff = person.value?.ticket.staff;
    const record = staff === undefined ? undefined : records.find(staff);
    if (record === undefined) return err({ type: "NoPin" });
    if (!isPin(pin)) return err({ type: "WrongPin" });
    const chosen = { ...record, verifier: await createVerifier(pin), isVerifierSent: false, tries: NO_TRIES };
    if (!(await kept(records.put(chosen)))) return err({ type: "StorageFailed" });
    const bearer = await token.bearer();
    const refused = bearer.ok ? await sendVerifier(chosen, bearer.value) : bearer.error;
    // Out of reach, or signed in by PIN only: it counts here, and the server hears of it at the next password.
    return refused === null || refused.type === "Offline" || refused.status === 401 ? ok(null) : err(refused);
  };

  const lock = (): void => {
    person.value = null;
    token.drop();
    tab.removeItem(AT_DEVICE);
  };

  const before = records.find(tab.getItem(AT_DEVICE) ?? "");
  if (before !== undefined) await enter(before.ticket);
  return {
    person,
    known: computed(() => records.all.value.map(knownPerson)),
    token,
    enterPin,
    confirm,
    enterPassword,
    choosePin,
    lock,
    forget: async (staff) => {
      if (person.value?.ticket.staff === staff) lock();
      await records.remove(staff);
    },
  };
};

/** Whether two tickets differ in nothing but when they were issued. */
const saysSame = (a: Signed, b: Signed): boolean => {
  const withoutTime = ({ text }: Signed) => text.replace(/"issuedAt":\d+/, "");
  return withoutTime(a) === withoutTime(b);
};

const AT_DEVICE = "saudaflow-person";

const knownPerson = ({ staff, name, role, verifier }: PersonRecord): KnownPerson => ({
  staff,
  name,
  role,
  hasPin: verifier !== null,
});

const passwordError = (error: HttpError): PasswordError => {
  if (error.type === "Offline") return error;
  if (error.status === 401) return { type: "WrongPassword" };
  return error.status === 429 ? { type: "TooManyTries", seconds: error.retryAfter } : error;
};

const kept = (write: Promise<void>): Promise<boolean> =>
  write.then(
    () => true,
    () => false,
  );
