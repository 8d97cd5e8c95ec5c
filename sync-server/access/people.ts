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
export const readEmployee = (
  db: Queryable,
  organisation: Organisation,
  staff: string,
  clock: Clock,
): Promise<Employee | null> =>
  employeeOf(db, organisation, () => readAccount(db, organisation.id, staff, null), clock);

/** As `readEmployee`; `null` also when the sign-in has ended. */
export const readSignedIn = (
  db: Queryable,
  organisation: Organisation,
  staff: string,
  family: string,
  clock: Clock,
): Promise<Employee | null> => {
  const read = async (): Promise<Account | null> => {
    const account = await readAccount(db, organisation.id, staff, family);
    return account?.signedIn === true ? account : null;
  };
  return employeeOf(db, organisation, read, clock);
};

/** Each time somebody else changed the person's place meanwhile. */
const ATTEMPTS = 5;

/**
 * A ticket is given only after it was kept and the books were looked at once more: whoever cuts the person's tickets holds that
 * row, so the cut either knows of this ticket or comes before it.
 */
const employeeOf = async (
  db: Queryable,
  organisation: Organisation,
  read: () => Promise<Account | null>,
  clock: Clock,
): Promise<Employee | null> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const account = await read();
    if (account === null || account.doc === null || isDeleted(account.doc)) return null;
    const { credentials, doc } = account;
    const known = readStaff(credentials.staff, doc);
    if (!known.active) return null;
    const wanted = wantedTicket(organisation, known);
    const kept = keptTicket(credentials, wanted);
    if (kept !== null) return { credentials, ...kept };
    await signTicketAnew(db, organisation, wanted, credentials, clock);
  }
  throw new Error(`The place of ${organisation.id}'s person kept changing`);
};

/** The staff member with this login, as typed at sign-in and folded. */
export const findByLogin = async (db: Queryable, organisation: Organisation, login: string) => {
  const [found] = await findDocs(db, organisation.id, [{ doc: "staff", field: "login", value: login }]);
  return (found?.id ?? null) as StaffId | null;
};

type WantedTicket = Omit<Ticket, "issuedAt">;

const wantedTicket = (
  { id: org }: Organisation,
  { id: staff, name, role, branches }: Staff,
): WantedTicket => ({
  org,
  staff,
  name,
  role,
  branches,
});

/** The one signed before, while it says what is true and was not cut: a new one is an entry in every log the person acts in. */
const keptTicket = ({ ticket: signed, cutBefore }: Credentials, wanted: WantedTicket): Person | null => {
  if (signed === null) return null;
  const ticket = JSON.parse(signed.text) as Ticket;
  return ticket.issuedAt >= cutBefore && saysTheSame(ticket, wanted) ? { ticket, signed } : null;
};

/** Later than the last one and than any cut, whatever the clock says [ACCESS-11]. */
const signTicketAnew = async (
  db: Queryable,
  { id: org, signAsAuthority }: Organisation,
  wanted: WantedTicket,
  { ticket: last, cutBefore }: Credentials,
  clock: Clock,
): Promise<void> => {
  const after = last === null ? 0 : (JSON.parse(last.text) as Ticket).issuedAt + 1;
  const ticket: Ticket = { ...wanted, issuedAt: Math.max(clock(), cutBefore, after) };
  await saveTicket(db, org, wanted.staff, await signTicket(signAsAuthority, ticket));
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

const saysTheSame = (ticket: Ticket, wanted: WantedTicket): boolean =>
  ticket.name === wanted.name &&
  ticket.role === wanted.role &&
  JSON.stringify(ticket.branches) === JSON.stringify(wanted.branches);
