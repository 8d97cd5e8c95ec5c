import type { Certificate, Signed } from "../../shared/core/certificate.ts";
import type { DeviceId, OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

export interface StoredDevice {
  readonly device: DeviceId;
  readonly certificate: Certificate;
  /** Ms since 1970. */
  readonly enrolledAt: number;
  readonly revokedAt: number | null;
}

export const insertDevice = async (
  db: Queryable,
  org: OrgId,
  certificate: Certificate,
  signed: Signed,
): Promise<void> => {
  await query(
    db,
    `insert into devices (org_id, device, certificate, certificate_text, certificate_signature)
      values ($1, $2, $3, $4, $5)`,
    [org, certificate.device, JSON.stringify(certificate), signed.text, signed.signature],
  );
};

/** The device's certificate from now on. */
export const replaceCertificate = async (
  db: Queryable,
  org: OrgId,
  certificate: Certificate,
  signed: Signed,
): Promise<void> => {
  await query(
    db,
    `update devices set certificate = $3, certificate_text = $4, certificate_signature = $5
      where org_id = $1 and device = $2`,
    [org, certificate.device, JSON.stringify(certificate), signed.text, signed.signature],
  );
};

export const readDevice = async (db: Queryable, org: OrgId, device: string): Promise<StoredDevice | null> =>
  (await query<StoredDevice>(db, `${SELECT} where org_id = $1 and device = $2`, [org, device]))[0] ?? null;

/** Oldest first. */
export const listDevices = (db: Queryable, org: OrgId): Promise<readonly StoredDevice[]> =>
  query<StoredDevice>(db, `${SELECT} where org_id = $1 order by enrolled_at, device`, [org]);

/** False when there is no such device. A device revoked before keeps its time. */
export const revokeDevice = async (db: Queryable, org: OrgId, device: string): Promise<boolean> => {
  const rows = await query(
    db,
    `update devices set revoked_at = coalesce(revoked_at, now()) where org_id = $1 and device = $2 returning device`,
    [org, device],
  );
  return rows.length > 0;
};

/** Also where only its cut is known, as on a hub, whose devices are enrolled elsewhere. */
export const isRevoked = async (db: Queryable, org: OrgId, device: DeviceId): Promise<boolean> =>
  (await readRevoked(db, org, [device])).length > 0;

/** Those of these devices that were revoked. */
export const readRevoked = async (
  db: Queryable,
  org: OrgId,
  devices: readonly DeviceId[],
): Promise<readonly DeviceId[]> => {
  const rows = await query<{ device: DeviceId }>(
    db,
    `select device from devices where org_id = $1 and device = any($2) and revoked_at is not null
      union
      select device from cuts where org_id = $1 and device = any($2) and body -> 'keeps' = 'null'`,
    [org, devices],
  );
  return rows.map(({ device }) => device);
};

const SELECT = `select device, certificate, (extract(epoch from enrolled_at) * 1000)::bigint as "enrolledAt",
    (extract(epoch from revoked_at) * 1000)::bigint as "revokedAt"
  from devices`;
