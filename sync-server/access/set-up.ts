import type { Pool, PoolClient } from "pg";
import {
  type Certificate,
  type Signed,
  signCertificate,
  signTicket,
  type Ticket,
} from "../../shared/core/certificate.ts";
import type { BranchId, DeviceId, OrgId, StaffId } from "../../shared/core/ids.ts";
import type { Person } from "../../shared/core/writer.ts";
import type { Currency } from "../../shared/lib/money.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { Clock } from "../clock.ts";
import { createSigner, newId, newSecret, type Signer } from "../crypto.ts";
import type { RunError, ServerWrite, ServerWriter } from "../ingest/server-writer.ts";
import { type PinVerifier, savePassword, savePinVerifier } from "../store/credentials.ts";
import {
  insertOrganisation,
  lockOrganisations,
  type NewOrganisation,
  type Organisation,
  type Organisations,
} from "../store/organisations.ts";
import type { Passwords } from "./passwords.ts";

export interface SetUpArgs {
  readonly organisation: string;
  /** Names the organisation at sign-in where the server has several; its id when left out. */
  readonly slug?: string | undefined;
  readonly currency: Currency;
  readonly taxMode: "included" | "added";
  readonly taxId?: string | undefined;
  /** Whether nothing is sold without an open shift, and the largest difference (minor units) to close one with alone. */
  readonly requireShift?: boolean | undefined;
  readonly differenceLimit?: number | undefined;
  readonly branch: { readonly name: string; readonly address?: string | undefined };
  readonly owner: {
    readonly name: string;
    readonly login: string;
    readonly password: string;
    readonly pin?: PinVerifier | undefined;
  };
}

export interface SetUp {
  readonly organisation: Organisation;
  readonly branch: BranchId;
  readonly owner: StaffId;
}

export interface SetUpDeps {
  readonly pool: Pool;
  readonly organisations: Organisations;
  readonly writer: ServerWriter;
  readonly passwords: Passwords;
  readonly clock: Clock;
}

export type SetUpError = { readonly type: "AlreadySetUp" } | RunError;

/**
 * Makes an organisation with its first branch and its owner, in one transaction. `first` refuses where there is one
 * already: the way in for whoever opens a new server. Without it: for programs that add another.
 */
export const setUp = async (
  deps: SetUpDeps,
  args: SetUpArgs,
  { first }: { readonly first: boolean },
): Promise<Result<SetUp, SetUpError>> => {
  const passwordHash = await deps.passwords.hash(args.owner.password);
  const { fresh, organisation } = await newOrganisation(args, deps.clock);
  const [branch, owner] = [newId() as BranchId, newId() as StaffId];
  const prepare = async (db: PoolClient): Promise<void> => {
    await lockOrganisations(db);
    if (first && (await hasOrganisation(db))) throw new Refused({ type: "AlreadySetUp" });
    await insertOrganisation(db, fresh);
  };
  try {
    const person = await ownerOf(organisation, owner, args, deps.clock);
    await deps.writer.together(
      organisation,
      async (write) => {
        await writeFirstEntries(write, person, branch, args);
        await savePassword(write.db, organisation.id, owner, passwordHash);
        if (args.owner.pin !== undefined)
          await savePinVerifier(write.db, organisation.id, owner, args.owner.pin);
      },
      prepare,
    );
    return ok({ organisation, branch, owner });
  } catch (error) {
    if (error instanceof Refused) return err(error.reason);
    throw error;
  }
};

/** Undoes the transaction it is thrown in. */
class Refused extends Error {
  readonly reason: SetUpError;

  constructor(reason: SetUpError) {
    super(reason.type);
    this.reason = reason;
  }
}

const hasOrganisation = async (db: PoolClient): Promise<boolean> =>
  ((await db.query("select org_id from organisations limit 1")).rowCount ?? 0) > 0;

const newOrganisation = async (
  args: SetUpArgs,
  clock: Clock,
): Promise<{ readonly fresh: NewOrganisation; readonly organisation: Organisation }> => {
  const id = newId() as OrgId;
  const [authority, device, tokenSecret] = [createSigner(), createSigner(), newSecret()];
  const { certificate, signed } = await serverCertificate(id, authority, device, clock);
  const [slug, name] = [args.slug ?? id, args.organisation];
  return {
    fresh: {
      id,
      slug,
      name,
      authorityKey: authority.key,
      authoritySecret: authority.secret,
      tokenSecret,
      serverSecret: device.secret,
      serverCertificate: signed,
    },
    organisation: {
      id,
      slug,
      name,
      authority: { org: id, key: authority.key },
      signAsAuthority: authority.sign,
      tokenSecret: Buffer.from(tokenSecret, "base64url"),
      server: { certificate, signed, sign: device.sign },
    },
  };
};

const serverCertificate = async (
  org: OrgId,
  authority: Signer,
  { key }: Signer,
  clock: Clock,
): Promise<{ readonly certificate: Certificate; readonly signed: Signed }> => {
  const certificate: Certificate = {
    org,
    device: newId() as DeviceId,
    name: "server",
    kind: "server",
    branch: null,
    code: "",
    key,
    reads: ["*"],
    writes: ["*"],
    issuedAt: clock(),
  };
  return { certificate, signed: await signCertificate(authority.sign, certificate) };
};

const ownerOf = async (
  organisation: Organisation,
  staff: StaffId,
  { owner }: SetUpArgs,
  clock: Clock,
): Promise<Person> => {
  const { id: org, signAsAuthority } = organisation;
  const ticket: Ticket = { org, staff, name: owner.name, role: "owner", branches: "*", issuedAt: clock() };
  return { ticket, signed: await signTicket(signAsAuthority, ticket) };
};

const writeFirstEntries = async (
  { run }: ServerWrite,
  person: Person,
  branch: BranchId,
  { organisation, currency, taxMode, taxId, requireShift, differenceLimit, branch: place, owner }: SetUpArgs,
): Promise<void> => {
  const must = async (name: string, args: unknown): Promise<void> => {
    const done = await run(person, name, args);
    if (!done.ok) throw new Refused(done.error);
  };
  await must("access.change-settings", {
    ...{ name: organisation, currency, taxMode },
    ...(taxId && { taxId }),
    ...(requireShift && { requireShift }),
    ...(differenceLimit !== undefined && { differenceLimit }),
  });
  await must("access.add-branch", { branch, name: place.name, address: place.address ?? "" });
  const { name, login } = owner;
  await must("access.add-staff", { staff: person.ticket.staff, name, login, role: "owner", branches: "*" });
};
