import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Authority, openTicket, type Signed, type Ticket } from "../../shared/core/certificate.ts";
import type { Crypto } from "../../shared/core/crypto.ts";
import type { DeviceId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import type { BadgeCode } from "../../shared/domain/access/badge.ts";
import { mayRole } from "../../shared/domain/access/roles.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { DeviceStore } from "../store/device-store.ts";
import type { ApiError } from "./api.ts";
import { type BadgeBook, type BadgeError, findBadge } from "./badges.ts";
import type { Http, HttpError } from "./http.ts";
import { createPersonRecords, type PersonRecord } from "./person-records.ts";
import { createPersonToken, type PersonToken, type SignedIn } from "./person-token.ts";
import { createVerifier, isLockedOut, isPin, NO_TRIES } from "./pin.ts";
import { createPinCheck, type PinError, succeeds } from "./pin-check.ts";
import type { Approval } from "./run-command.ts";

/** Someone who has signed in on this device before. */
export interface KnownPerson {
  readonly staff: string;
  readonly name: string;
  readonly role: string;
  /** Has a PIN here, and so can sign in with no server in reach. */
  readonly hasPin: boolean;
  /** Too many wrong PINs: a manager or the password opens it again. */
  readonly isLocked: boolean;
}

export type { BadgeError, PinError };

/** Whoever lends a hand may not do that. */
export interface MayNotUnlock {
  readonly type: "MayNotUnlock";
}

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
  /** Lets the owner of a scanned badge in; `isIn` is false where their PIN is needed too. */
  readonly enterBadge: (
    code: BadgeCode,
  ) => Promise<Result<{ readonly person: KnownPerson; readonly isIn: boolean }, BadgeError>>;
  /** As `confirm`, by a badge; `approval` is `null` where their PIN is needed too. */
  readonly confirmBadge: (
    code: BadgeCode,
  ) => Promise<Result<{ readonly person: KnownPerson; readonly approval: Approval | null }, BadgeError>>;
  readonly enterPassword: (
    login: string,
    password: string,
  ) => Promise<Result<{ readonly person: KnownPerson }, PasswordError>>;
  /** Whether the person at the device has to give the PIN they have before they choose another: anyone might stand there. */
  readonly isPinGuarded: ReadonlySignal<boolean>;
  readonly choosePin: (pin: string, current?: string) => Promise<Result<null, PinError | ApiError>>;
  /** Lets somebody try again who gave too many wrong PINs; `manager` with `pin` is who answers for that. */
  readonly unlock: (
    staff: string,
    manager: string,
    pin: string,
  ) => Promise<Result<null, PinError | MayNotUnlock>>;
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
  readonly standing: Standing;
  readonly badges: BadgeBook;
}

/** What people's tickets are worth under what this device has heard since they were issued. */
export interface Standing {
  /** The ticket itself where nothing was taken from it; `null`: nothing is left, the person has to sign in again. */
  readonly worth: (ticket: Ticket) => Ticket | null;
  /** Tells whenever that may have changed. */
  readonly follow: (heard: () => void) => void;
}

/** The people of this device, the one who was at it in this tab before a reload among them. */
export const openPeople = async (deps: PeopleDeps): Promise<DevicePeople> => {
  const { http, authority, now, tab, standing } = deps;
  const records = await createPersonRecords(deps.store);
  const person = signal<Person | null>(null);
  const byPassword = signal<string | null>(null);
  const heard = signal(0);
  const isEnded = ({ ticket }: PersonRecord): boolean => standing.worth(readTicket(ticket)) === null;
  const checkPin = createPinCheck(records, now, isEnded);

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
    const isUnsent = before?.isVerifierSent === false && !isEnded(before);
    const isSameWord = before !== undefined && saysSame(before.ticket, ticket) && isWhole(before.ticket);
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

  /** One that was cut down stays so, however alike the next is. */
  const isWhole = (signed: Signed): boolean => {
    const ticket = readTicket(signed);
    return standing.worth(ticket) === ticket;
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

  const enterPin: DevicePeople["enterPin"] = async (staff, pin) => {
    const record = await checkPin(staff, pin);
    if (!record.ok) return record;
    byPassword.value = null;
    return (await enter(record.value.ticket)) ? ok(null) : err({ type: "NoPin" });
  };

  const confirm: DevicePeople["confirm"] = async (staff, pin) => {
    const record = await checkPin(staff, pin);
    if (!record.ok) return record;
    const approval = await approvalOf(record.value);
    return approval === null ? err({ type: "NoPin" }) : ok(approval);
  };

  const approvalOf = async ({ ticket: signed }: PersonRecord): Promise<Approval | null> => {
    const ticket = await openTicket(deps.crypto, authority, signed);
    return ticket.ok ? { person: { ticket: ticket.value, signed } } : null;
  };

  const enterBadge: DevicePeople["enterBadge"] = async (code) => {
    const found = await findBadge(deps.badges, records, isEnded, code);
    if (!found.ok) return found;
    const { record, isEnough } = found.value;
    const isIn = isEnough && (await enter(record.ticket));
    if (isIn) byPassword.value = null;
    return ok({ person: knownPerson(record, isEnded), isIn });
  };

  const confirmBadge: DevicePeople["confirmBadge"] = async (code) => {
    const found = await findBadge(deps.badges, records, isEnded, code);
    if (!found.ok) return found;
    const { record, isEnough } = found.value;
    return ok({ person: knownPerson(record, isEnded), approval: isEnough ? await approvalOf(record) : null });
  };

  const unlock: DevicePeople["unlock"] = async (staff, manager, pin) => {
    const lent = await confirm(manager, pin);
    if (!lent.ok) return lent;
    const role = standing.worth(lent.value.person.ticket)?.role ?? "";
    const record = records.find(staff);
    if (staff === manager || !mayRole(role, "access.unlock")) return err({ type: "MayNotUnlock" });
    if (record === undefined) return err({ type: "NoPin" });
    const isKept = await succeeds(records.put({ ...record, tries: NO_TRIES }));
    return isKept ? ok(null) : err({ type: "StorageFailed" });
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
    byPassword.value = record.staff;
    token.take(answer.value);
    return ok({ person: knownPerson(record, isEnded) });
  };

  const isPinGuarded = computed(() => {
    const record = records.all.value.find(({ staff }) => staff === person.value?.ticket.staff);
    return record !== undefined && record.verifier !== null && byPassword.value !== record.staff;
  });

  const choosePin: DevicePeople["choosePin"] = async (pin, current) => {
    const staff = person.value?.ticket.staff;
    if (staff === undefined) return err({ type: "NoPin" });
    if (isPinGuarded.peek()) {
      const known = await checkPin(staff, current ?? "");
      if (!known.ok) return known;
    }
    const record = records.find(staff);
    if (record === undefined) return err({ type: "NoPin" });
    if (!isPin(pin)) return err({ type: "WrongPin" });
    const chosen = { ...record, verifier: await createVerifier(pin), isVerifierSent: false, tries: NO_TRIES };
    if (!(await succeeds(records.put(chosen)))) return err({ type: "StorageFailed" });
    const bearer = await token.bearer();
    const refused = bearer.ok ? await sendVerifier(chosen, bearer.value) : bearer.error;
    // Out of reach, or signed in by PIN only: it counts here, and the server hears of it at the next password.
    return refused === null || refused.type === "Offline" || refused.status === 401 ? ok(null) : err(refused);
  };

  const lock = (): void => {
    person.value = null;
    byPassword.value = null;
    token.drop();
    tab.removeItem(AT_DEVICE);
  };

  const before = records.find(tab.getItem(AT_DEVICE) ?? "");
  if (before !== undefined && !isEnded(before)) await enter(before.ticket);
  standing.follow(() => {
    heard.value += 1;
    const here = person.peek();
    if (here !== null && standing.worth(here.ticket) === null) lock();
  });
  return {
    person,
    known: computed(() => {
      void heard.value;
      return records.all.value.map((record) => knownPerson(record, isEnded));
    }),
    token,
    isPinGuarded,
    unlock,
    enterPin,
    confirm,
    enterBadge,
    confirmBadge,
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

/** As it stands here: it was verified before it was kept, and is again before anybody acts with it. */
const readTicket = ({ text }: Signed): Ticket => JSON.parse(text) as Ticket;

const knownPerson = (record: PersonRecord, isEnded: (record: PersonRecord) => boolean): KnownPerson => {
  const { staff, name, role, verifier, tries } = record;
  return { staff, name, role, hasPin: verifier !== null && !isEnded(record), isLocked: isLockedOut(tries) };
};

const passwordError = (error: HttpError): PasswordError => {
  if (error.type === "Offline") return error;
  if (error.status === 401) return { type: "WrongPassword" };
  return error.status === 429 ? { type: "TooManyTries", seconds: error.retryAfter } : error;
};
