import { signTicket, type Ticket } from "../../shared/core/certificate.ts";
import { isDeleted } from "../../shared/core/document.ts";
import type { DeviceId, StaffId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import { readStaff, type Staff } from "../../shared/domain/access/staff.ts";
import type { Clock } from "../clock.ts";
import { type Account, type Credentials, readAccount, saveTicket } from "../store/credentials.ts";
import { findDocs } from "../store/documents.ts";
import type { Organisation } from "../store/organisations.ts";
import type { Queryable } from "../store/pool.ts";

/** Someone who works here, as their document says now, and may sign in. */
export interface Employee extends Person {
  readonly credentials: Credentials;
}

/** `null` when there is no such person, they have left, or they have no password yet. */
export const readEmployee = async (
  db: Queryable,
  organisation: Organisation,
  staff: string,
  clock: Clock,
): Promise<Employee | null> =>
  employeeOf(db, organisation, await readAccount(db, organisation.id, staff, null), clock);

/** As `readEmployee`; `null` also when the sign-in has ended. */
export const readSignedIn = async (
  db: Queryable,
  organisation: Organisation,
  staff: string,
  family: string,
  clock: Clock,
): Promise<Employee | null> => {
  const account = await readAccount(db, organisation.id, staff, family);
  return account?.signedIn === true ? employeeOf(db, organisation, account, clock) : null;
};

const employeeOf = async (
  db: Queryable,
  organisation: Organisation,
  account: Account | null,
  clock: Clock,
): Promise<Employee | null> => {
  if (account === null || account.doc === null || isDeleted(account.doc)) return null;
  const { credentials, doc } = account;
  const known = readStaff(credentials.staff, doc);
  if (!known.active) return null;
  return { credentials, ...(await ticketFor(db, organisation, known, credentials, clock)) };
};

/** The staff member with this login, as typed at sign-in and folded. */
export const findByLogin = async (db: Queryable, organisation: Organisation, login: string) => {
  const [found] = await findDocs(db, organisation.id, [{ doc: "staff", field: "login", value: login }]);
  return (found?.id ?? null) as StaffId | null;
};

/** The ticket signed before while it still says what is true: a new one is an entry in every log the person acts in. */
const ticketFor = async (
  db: Queryable,
  organisation: Organisation,
  staff: Staff,
  { ticket: signed }: Credentials,
  clock: Clock,
): Promise<Person> => {
  const wanted = {
    org: organisation.id,
    staff: staff.id,
    name: staff.name,
    role: staff.role,
    branches: staff.branches,
  };
  if (signed !== null) {
    const ticket = JSON.parse(signed.text) as Ticket;
    if (saysTheSame(ticket, wanted)) return { ticket, signed };
  }
  const ticket: Ticket = { ...wanted, issuedAt: clock() };
  const fresh = await signTicket(organisation.signAsAuthority, ticket);
  await saveTicket(db, organisation.id, staff.id, fresh);
  return { ticket, signed: fresh };
};

/**
 * The same word for one device alone: a ticket lies open in the logs it stands in, and must be of no use in another's. Signed
 * anew it is the same text and signature, so a log names the person once.
 */
export const ticketForDevice = async (
  { signAsAuthority }: Pick<Organisation, "signAsAuthority">,
  ticket: Ticket,
  device: DeviceId,
): Promise<Person> => {
  const bound: Ticket = { ...ticket, device };
  return { ticket: bound, signed: await signTicket(signAsAuthority, bound) };
};

const saysTheSame = (ticket: Ticket, wanted: Omit<Ticket, "issuedAt">): boolean =>
  ticket.name === wanted.name &&
  ticket.role === wanted.role &&
  JSON.stringify(ticket.branches) === JSON.stringify(wanted.branches);
