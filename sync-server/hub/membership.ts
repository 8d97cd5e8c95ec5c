import type { Pool } from "pg";
import { type Certificate, openCertificate, type Signed } from "../../shared/core/certificate.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import type { Clock } from "../clock.ts";
import { createSigner, newSecret, nodeCrypto } from "../crypto.ts";
import {
  insertOrganisation,
  type Organisation,
  type Organisations,
  readUpstream,
  saveServerCertificate,
  saveUpstream,
} from "../store/organisations.ts";
import { withTransaction } from "../store/pool.ts";
import type { LineKey } from "./line-key.ts";
import { createUpstreamApi, type Enrolment, type UpstreamApi } from "./upstream-api.ts";

/** What a hub belongs to: an organisation whose authority is elsewhere. */
export interface Membership {
  readonly url: string;
  readonly api: UpstreamApi;
  readonly org: OrgId;
}

export interface UpstreamOptions {
  readonly url: string;
  /** Needed the first time only. */
  readonly code?: string | undefined;
}

export interface MembershipDeps {
  readonly pool: Pool;
  readonly organisations: Organisations;
  readonly clock: Clock;
}

/**
 * Whose hub this is: enrols at the server the first time, and remembers it. `null` where the database is a server's own. Throws with
 * words for the operator.
 */
export const openMembership = async (
  { pool, organisations }: MembershipDeps,
  upstream: UpstreamOptions | undefined,
  lineKey: () => Promise<LineKey>,
): Promise<Membership | null> => {
  const kept = await readUpstream(pool);
  if (kept !== null) {
    const url = upstream?.url ?? kept.url;
    if (url !== kept.url) await saveUpstream(pool, kept.org, url);
    return { url, api: createUpstreamApi(url), org: kept.org };
  }
  if (upstream === undefined) return null;
  if (await organisations.any())
    throw new Error("This folder holds a server of its own; give the hub another one (--data).");
  if (upstream.code === undefined)
    throw new Error("A new hub needs a one-time code from Settings, Devices: --code XXXXXXXX");
  const api = createUpstreamApi(upstream.url);
  return { url: upstream.url, api, org: await join(pool, api, upstream.url, upstream.code, await lineKey()) };
};

const join = async (
  pool: Pool,
  api: UpstreamApi,
  url: string,
  code: string,
  { fingerprint }: LineKey,
): Promise<OrgId> => {
  const signer = createSigner();
  const enrolment = await api.enrol(code, signer.key, fingerprint);
  const { org, kind } = await verified(enrolment);
  if (kind !== "hub") throw new Error(`The code was made for a ${kind}, not for a hub.`);
  await withTransaction(pool, (db) =>
    insertOrganisation(db, {
      id: org,
      slug: org,
      name: enrolment.organisation.name,
      upstream: url,
      authorityKey: enrolment.authority.key,
      authoritySecret: null,
      tokenSecret: newSecret(),
      serverSecret: signer.secret,
      serverCertificate: enrolment.certificate,
    }),
  );
  return org;
};

const verified = async ({ authority, certificate }: Enrolment): Promise<Certificate> => {
  const opened = await openCertificate(nodeCrypto, authority, certificate);
  if (!opened.ok) throw new Error(`The server's answer does not verify: ${opened.error.reason}`);
  return opened.value;
};

const DAY_MS = 24 * 60 * 60 * 1_000;
const RENEW_BEFORE_MS = 60 * DAY_MS;

/** Whether a hub's certificate has to be made anew: it names another fingerprint, or runs out within two months. */
export const isRenewalDue = (
  { transport, expiresAt }: Certificate,
  fingerprint: string,
  now: number,
): boolean => transport !== fingerprint || (expiresAt !== undefined && expiresAt - now < RENEW_BEFORE_MS);

/** Asks for a fresh certificate where one is due. Throws where the server does not answer; the old one stays. */
export const renewIfDue = async (
  { pool, organisations, clock }: MembershipDeps,
  { api, org }: Membership,
  { fingerprint }: LineKey,
): Promise<void> => {
  const organisation = (await organisations.get(org)) as Organisation;
  const { certificate, sign } = organisation.server;
  if (!isRenewalDue(certificate, fingerprint, clock())) return;
  const signed: Signed = await api.renew({ certificate, sign }, fingerprint);
  const opened = await openCertificate(nodeCrypto, organisation.authority, signed);
  if (!opened.ok || opened.value.device !== certificate.device || opened.value.key !== certificate.key)
    throw new Error("The server gave a certificate that is not ours");
  await saveServerCertificate(pool, org, signed);
  organisations.forget(org);
};
