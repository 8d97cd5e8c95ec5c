import type { Authority, Certificate, Signed } from "../../shared/core/certificate.ts";
import type { PublicKey, Sign, Signature } from "../../shared/core/crypto.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import { createSigner } from "../crypto.ts";
import { type Queryable, query } from "./pool.ts";

/** An organisation with its keys: whose word counts in it, and the server as one of its devices. */
export interface Organisation {
  readonly id: OrgId;
  readonly slug: string;
  readonly name: string;
  readonly authority: Authority;
  /** Rejects on a hub, whose authority is its server. */
  readonly signAsAuthority: Sign;
  /** Signs access and device tokens. */
  readonly tokenSecret: Uint8Array;
  /** The device this program is: the organisation's server, or a hub. */
  readonly server: {
    readonly certificate: Certificate;
    readonly signed: Signed;
    readonly sign: Sign;
  };
}

export interface NewOrganisation {
  readonly id: OrgId;
  readonly slug: string;
  readonly name: string;
  /** Where its server is; left out on that server itself. */
  readonly upstream?: string;
  readonly authorityKey: PublicKey;
  /** `null` on a hub. */
  readonly authoritySecret: string | null;
  readonly tokenSecret: string;
  readonly serverSecret: string;
  readonly serverCertificate: Signed;
}

/** Organisations of this database, kept once read: only a hub's certificate ever changes. */
export interface Organisations {
  readonly get: (id: string) => Promise<Organisation | null>;
  /** By id or slug. */
  readonly find: (idOrSlug: string) => Promise<Organisation | null>;
  /** The one there is, or `null` when there is none or several. */
  readonly only: () => Promise<Organisation | null>;
  readonly any: () => Promise<boolean>;
  /** Reads it anew the next time. */
  readonly forget: (id: OrgId) => void;
}

export const createOrganisations = (db: Queryable): Organisations => {
  const known = new Map<string, Organisation>();
  const get = async (id: string): Promise<Organisation | null> => {
    const kept = known.get(id);
    if (kept !== undefined) return kept;
    const [row] = await query<OrganisationRow>(db, SELECT, [id]);
    if (row === undefined) return null;
    const organisation = readOrganisation(row);
    known.set(id, organisation);
    return organisation;
  };
  const ids = () => query<{ org_id: string }>(db, "select org_id from organisations limit 2");
  return {
    get,
    find: async (name) => {
      const [row] = await query<{ org_id: string }>(
        db,
        "select org_id from organisations where org_id = $1 or slug = $1 limit 1",
        [name],
      );
      return row === undefined ? null : get(row.org_id);
    },
    only: async () => {
      const [first, second] = await ids();
      return first === undefined || second !== undefined ? null : get(first.org_id);
    },
    any: async () => (await ids()).length > 0,
    forget: (id) => known.delete(id),
  };
};

/** Those whose authority this server is. */
export const listOrganisations = async (db: Queryable): Promise<readonly OrgId[]> => {
  const rows = await query<{ org: OrgId }>(
    db,
    "select org_id as org from organisations where upstream is null order by org_id",
  );
  return rows.map(({ org }) => org);
};

/** Holds others who would add the first organisation until this transaction ends. */
export const lockOrganisations = async (db: Queryable): Promise<void> => {
  await query(db, "lock table organisations in share row exclusive mode");
};

export const insertOrganisation = async (db: Queryable, organisation: NewOrganisation): Promise<void> => {
  const { id, slug, name, upstream = null } = organisation;
  const { authorityKey, authoritySecret, tokenSecret, serverSecret, serverCertificate } = organisation;
  await query(db, "insert into organisations (org_id, slug, name, upstream) values ($1, $2, $3, $4)", [
    id,
    slug,
    name,
    upstream,
  ]);
  await query(
    db,
    "insert into organisation_keys (org_id, authority_key, authority_secret, token_secret) values ($1, $2, $3, $4)",
    [id, authorityKey, authoritySecret, tokenSecret],
  );
  await query(
    db,
    "insert into server_devices (org_id, secret, certificate_text, certificate_signature) values ($1, $2, $3, $4)",
    [id, serverSecret, serverCertificate.text, serverCertificate.signature],
  );
};

/** On a hub: its organisation, and where that has its server. */
export const readUpstream = async (
  db: Queryable,
): Promise<{ readonly org: OrgId; readonly url: string } | null> => {
  const text = "select org_id as org, upstream as url from organisations where upstream is not null limit 1";
  return (await query<{ org: OrgId; url: string }>(db, text))[0] ?? null;
};

export const saveUpstream = async (db: Queryable, org: OrgId, url: string): Promise<void> => {
  await query(db, "update organisations set upstream = $2 where org_id = $1", [org, url]);
};

export const saveServerCertificate = async (db: Queryable, org: OrgId, signed: Signed): Promise<void> => {
  const text =
    "update server_devices set certificate_text = $2, certificate_signature = $3 where org_id = $1";
  await query(db, text, [org, signed.text, signed.signature]);
};

interface OrganisationRow {
  readonly org_id: OrgId;
  readonly slug: string;
  readonly name: string;
  readonly authority_key: PublicKey;
  readonly authority_secret: string | null;
  readonly token_secret: string;
  readonly secret: string;
  readonly certificate_text: string;
  readonly certificate_signature: Signature;
}

const SELECT = `select o.org_id, o.slug, o.name, k.authority_key, k.authority_secret, k.token_secret,
    s.secret, s.certificate_text, s.certificate_signature
  from organisations o
  join organisation_keys k on k.org_id = o.org_id
  join server_devices s on s.org_id = o.org_id
  where o.org_id = $1`;

const readOrganisation = (row: OrganisationRow): Organisation => ({
  id: row.org_id,
  slug: row.slug,
  name: row.name,
  authority: { org: row.org_id, key: row.authority_key },
  signAsAuthority: row.authority_secret === null ? refuseToSign : createSigner(row.authority_secret).sign,
  tokenSecret: Buffer.from(row.token_secret, "base64url"),
  server: {
    // Written by ourselves, so it is not verified again.
    certificate: JSON.parse(row.certificate_text) as Certificate,
    signed: { text: row.certificate_text, signature: row.certificate_signature },
    sign: createSigner(row.secret).sign,
  },
});

const refuseToSign: Sign = async () => {
  throw new Error("A hub signs nothing for the organisation");
};
