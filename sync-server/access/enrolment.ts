import type { Pool } from "pg";
import {
  type Authority,
  type Certificate,
  type Signed,
  signCertificate,
} from "../../shared/core/certificate.ts";
import type { PublicKey } from "../../shared/core/crypto.ts";
import type { BranchId, DeviceId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import type { Clock } from "../clock.ts";
import { hashSecret, newCode, newId } from "../crypto.ts";
import type { ServerWrite, ServerWriter } from "../ingest/server-writer.ts";
import { commandProblem, Problem } from "../middleware/problem.ts";
import { insertDevice, replaceCertificate } from "../store/devices.ts";
import { readDocsOfType } from "../store/documents.ts";
import {
  type EnrolCode,
  findCodeOrganisation,
  insertEnrolCode,
  readPendingCodes,
  takeEnrolCode,
} from "../store/enrol-codes.ts";
import type { Organisation, Organisations } from "../store/organisations.ts";
import { readEmployee } from "./people.ts";
import { deviceScopes } from "./scopes.ts";

export interface EnrolmentDeps {
  readonly pool: Pool;
  readonly organisations: Organisations;
  readonly writer: ServerWriter;
  readonly clock: Clock;
}

/** What the new device is to be, as the person who lets it in says. */
export interface DevicePlan {
  readonly kind: EnrolCode["kind"];
  readonly name: string;
  readonly branch: string | null;
  /** Till code for receipts; the next free one when left out. */
  readonly code?: string | undefined;
}

export interface IssuedCode {
  readonly code: string;
  /** Ms since 1970. */
  readonly expiresAt: number;
}

const CODE_LIFETIME_MS = 15 * 60_000;

/** A one-time code that makes a device one of the organisation's. Throws a problem where the plan would not go through. */
export const issueCode = (
  { writer, clock }: EnrolmentDeps,
  organisation: Organisation,
  person: Person,
  plan: DevicePlan,
): Promise<IssuedCode> =>
  writer.together(organisation, async (write) => {
    const wanted = { ...plan, code: plan.code ?? (await nextTillCode(write, organisation, plan, clock)) };
    const refused = await write.check(person, "access.enrol-device", { device: newId(), ...wanted });
    if (refused !== null) throw commandProblem(refused);
    const code = newCode();
    const expiresAt = clock() + CODE_LIFETIME_MS;
    const createdBy = person.ticket.staff;
    await insertEnrolCode(write.db, organisation.id, {
      ...wanted,
      hash: hashSecret(code),
      createdBy,
      expiresAt,
    });
    return { code, expiresAt };
  });

export interface Enrolled {
  readonly organisation: Organisation;
  readonly authority: Authority;
  readonly certificate: Certificate;
  readonly signed: Signed;
}

/** What a new device says of itself. */
export interface DeviceKeys {
  /** What it signs its entries with. */
  readonly key: PublicKey;
  /** SHA-256 fingerprint, base64url, of what it links to other devices with. */
  readonly transport?: string | undefined;
}

/** Exchanges a code and a device's keys for its certificate. Throws a problem: one for every kind of wrong code. */
export const enrolDevice = async (
  deps: EnrolmentDeps,
  typed: string,
  keys: DeviceKeys,
): Promise<Enrolled> => {
  const hash = hashSecret(typed.toUpperCase().replace(/[^0-9A-Z]/g, ""));
  const org = await findCodeOrganisation(deps.pool, hash);
  const organisation = org === null ? null : await deps.organisations.get(org);
  if (organisation === null) throw badCode();
  return deps.writer.together(organisation, async (write) => {
    const plan = await takeEnrolCode(write.db, organisation.id, hash, deps.clock());
    const person =
      plan === null ? null : await readEmployee(write.db, organisation, plan.createdBy, deps.clock);
    if (plan === null || person === null) throw badCode();
    return certify(write, organisation, person, plan, keys, deps.clock);
  });
};

/** After so long a device has to ask for its certificate anew; those that are in touch do so long before. */
const CERTIFICATE_LIFETIME_MS = 400 * 24 * 60 * 60 * 1_000;

/** The device's certificate for another 400 days, naming this fingerprint. */
export const renewCertificate = async (
  { pool, clock }: Pick<EnrolmentDeps, "pool" | "clock">,
  organisation: Organisation,
  old: Certificate,
  transport: string,
): Promise<Signed> => {
  const certificate = { ...old, transport, ...validFrom(clock) };
  const signed = await signCertificate(organisation.signAsAuthority, certificate);
  await replaceCertificate(pool, organisation.id, certificate, signed);
  return signed;
};

const validFrom = (clock: Clock): Pick<Certificate, "issuedAt"> & { readonly expiresAt: number } => {
  const issuedAt = clock();
  return { issuedAt, expiresAt: issuedAt + CERTIFICATE_LIFETIME_MS };
};

const certify = async (
  { db, run }: ServerWrite,
  organisation: Organisation,
  person: Person,
  { name, kind, branch, code }: EnrolCode,
  { key, transport }: DeviceKeys,
  clock: Clock,
): Promise<Enrolled> => {
  const device = newId() as DeviceId;
  const done = await run(person, "access.enrol-device", { device, name, kind, branch, code });
  if (!done.ok) throw commandProblem(done.error);
  const certificate: Certificate = {
    ...deviceScopes(kind, branch as BranchId | null),
    org: organisation.id,
    device,
    name,
    kind,
    branch: branch as BranchId | null,
    code,
    key,
    ...(transport !== undefined && { transport }),
    ...validFrom(clock),
  };
  const signed = await signCertificate(organisation.signAsAuthority, certificate);
  await insertDevice(db, organisation.id, certificate, signed);
  return { organisation, authority: organisation.authority, certificate, signed };
};

const nextTillCode = async (
  { db }: ServerWrite,
  { id: org }: Organisation,
  { kind }: DevicePlan,
  clock: Clock,
): Promise<string> => {
  if (kind !== "till") return "";
  const devices = await readDocsOfType(db, org, ["device"]);
  const taken = new Set([
    ...devices.map(({ doc }) => String(doc.fields.code ?? "")),
    ...(await readPendingCodes(db, org, clock())),
  ]);
  for (let n = 1; ; n++) if (!taken.has(`T${n}`)) return `T${n}`;
};

const badCode = (): Problem =>
  new Problem(422, "BadCode", { field: "code", title: "The code is wrong, used, or out of date." });
