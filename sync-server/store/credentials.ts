import type { Signed } from "../../shared/core/certificate.ts";
import type { Signature } from "../../shared/core/crypto.ts";
import type { Doc } from "../../shared/core/document.ts";
import type { OrgId, StaffId } from "../../shared/core/ids.ts";
import type { Stamp } from "../../shared/core/stamp.ts";
import { type Queryable, query } from "./pool.ts";

/** PBKDF2 of a PIN, made on a device; the server only carries it to the person's other devices. */
export interface PinVerifier {
  readonly salt: string;
  readonly iterations: number;
  readonly hash: string;
}

export interface Credentials {
  readonly staff: StaffId;
  readonly passwordHash: string;
  readonly pinVerifier: PinVerifier | null;
  /** As signed last; may no longer say what the person's document says. */
  readonly ticket: Signed | null;
  /** Tickets older than this (ms) were cut. */
  readonly cutBefore: number;
}

export const readCredentials = async (
  db: Queryable,
  org: OrgId,
  staff: string,
): Promise<Credentials | null> => {
  const rows = await query<CredentialsRow>(db, `${SELECT} where c.org_id = $1 and c.staff = $2`, [
    org,
    staff,
  ]);
  return rows[0] === undefined ? null : readRow(rows[0]);
};

/** Credentials with all that deciding about a request needs, in one look. */
export interface Account {
  readonly credentials: Credentials;
  /** The person's document; `null` when there is none. */
  readonly doc: Doc | null;
  /** Whether the sign-in asked about still lasts. */
  readonly signedIn: boolean;
}

/** @param family a sign-in; `null` when it is about none */
export const readAccount = async (
  db: Queryable,
  org: OrgId,
  staff: string,
  family: string | null,
): Promise<Account | null> => {
  const [row] = await query<AccountRow>(
    db,
    `select ${COLUMNS}, d.stamp, d.fields, d.stamps,
        exists (
          select from refresh_tokens r where r.org_id = c.org_id and r.family = $3 and r.staff = c.staff
        ) as "signedIn"
      from credentials c
      left join documents d on d.org_id = c.org_id and d.type = 'staff' and d.id = c.staff and d.scope = 'org'
      where c.org_id = $1 and c.staff = $2`,
    [org, staff, family],
  );
  if (row === undefined) return null;
  const { stamp, fields, stamps, signedIn } = row;
  const doc = stamp === null || fields === null ? null : { stamp, fields, ...(stamps && { stamps }) };
  return { credentials: readRow(row), doc, signedIn };
};

/** Sets the password of a person who has or has not had one. */
export const savePassword = async (
  db: Queryable,
  org: OrgId,
  staff: string,
  passwordHash: string,
): Promise<void> => {
  await query(
    db,
    `insert into credentials (org_id, staff, password_hash) values ($1, $2, $3)
      on conflict (org_id, staff) do update set password_hash = excluded.password_hash, changed_at = now()`,
    [org, staff, passwordHash],
  );
};

export const savePinVerifier = async (
  db: Queryable,
  org: OrgId,
  staff: string,
  verifier: PinVerifier | null,
): Promise<void> => {
  const text =
    "update credentials set pin_verifier = $3, changed_at = now() where org_id = $1 and staff = $2";
  await query(db, text, [org, staff, verifier === null ? null : JSON.stringify(verifier)]);
};

/** Holds whoever would give the person a ticket, until the transaction ends. */
export const lockCredentials = async (db: Queryable, org: OrgId, staff: string): Promise<void> => {
  await query(db, "select from credentials where org_id = $1 and staff = $2 for update", [org, staff]);
};

export const saveTicket = async (db: Queryable, org: OrgId, staff: string, ticket: Signed): Promise<void> => {
  const text =
    "update credentials set ticket_text = $3, ticket_signature = $4 where org_id = $1 and staff = $2";
  await query(db, text, [org, staff, ticket.text, ticket.signature]);
};

const COLUMNS = `c.staff, c.password_hash, c.pin_verifier, c.ticket_text, c.ticket_signature, (
    select max((t.body ->> 'before')::bigint) from cuts t where t.org_id = c.org_id and t.staff = c.staff
  ) as cut_before`;

const SELECT = `select ${COLUMNS} from credentials c`;

interface AccountRow extends CredentialsRow {
  readonly stamp: Stamp | null;
  readonly fields: Doc["fields"] | null;
  readonly stamps: Doc["stamps"] | null;
  readonly signedIn: boolean;
}

interface CredentialsRow {
  readonly staff: StaffId;
  readonly password_hash: string;
  readonly pin_verifier: PinVerifier | null;
  readonly ticket_text: string | null;
  readonly ticket_signature: Signature | null;
  readonly cut_before: number | null;
}

const readRow = (row: CredentialsRow): Credentials => ({
  staff: row.staff,
  passwordHash: row.password_hash,
  pinVerifier: row.pin_verifier,
  ticket:
    row.ticket_text === null || row.ticket_signature === null
      ? null
      : { text: row.ticket_text, signature: row.ticket_signature },
  cutBefore: row.cut_before ?? 0,
});
