import { type Certificate, openCertificate, type Signed } from "../../shared/core/certificate.ts";
import type { Crypto } from "../../shared/core/crypto.ts";
import type { TransportKey, TransportKeys } from "../device/transport-key.ts";
import type { DeviceStore } from "../store/device-store.ts";
import type { DeviceHttp } from "./device-token.ts";
import { type DeviceIdentity, renewEnrolment } from "./identity.ts";

/** What this device shows of itself: its certificate as it was last signed. */
export interface Credentials {
  readonly certificate: Certificate;
  readonly signed: Signed;
}

export interface CertifiedTransport {
  /** `null` in a browser without direct links. */
  readonly key: TransportKey | null;
  readonly credentials: () => Credentials;
  /** Has the server sign anew what is about to run out or names another key; does nothing while all is well. Asked when the server is there. */
  readonly renew: () => Promise<void>;
}

export interface CertifiedTransportDeps {
  readonly identity: DeviceIdentity;
  readonly keys: TransportKeys | null;
  readonly store: DeviceStore;
  readonly http: DeviceHttp;
  readonly crypto: Crypto;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** Renewed when less than this is left. */
const AHEAD_MS = 60 * 24 * 3_600_000;

/**
 * The key for direct links and the certificate that names it. A key about to run out is replaced in two steps: the server signs the new one first,
 * and links go over to it when the page is next opened, so there is no moment without a key that the certificate names.
 */
export const openTransport = async (deps: CertifiedTransportDeps): Promise<CertifiedTransport> => {
  const { identity, keys, now } = deps;
  const key = await loadKey(deps);
  let credentials: Credentials = identity;
  let isRenewing = false;

  const renew = async (): Promise<void> => {
    if (key === null || keys === null) return;
    const isKeyOld = key.expires - now() < AHEAD_MS;
    const next = isKeyOld ? await keys.generate() : key;
    if (!isDue(credentials.certificate, next, now())) return;
    const renewed = await askForCertificate(deps, next);
    if (renewed === null) return;
    if (next !== key) await keys.save(next);
    await renewEnrolment(deps.store, renewed.signed);
    if (next === key) credentials = renewed;
  };
  return {
    key,
    credentials: () => credentials,
    renew: async () => {
      if (isRenewing) return;
      isRenewing = true;
      await renew().finally(() => {
        isRenewing = false;
      });
    },
  };
};

/** A till without its key for direct links still sells and talks to the server. */
const loadKey = async ({ keys, now, report }: CertifiedTransportDeps): Promise<TransportKey | null> => {
  try {
    return (await keys?.load(now())) ?? null;
  } catch (error) {
    report(error);
    return null;
  }
};

const isDue = (certificate: Certificate, key: TransportKey, now: number): boolean =>
  certificate.transport !== key.fingerprint ||
  (certificate.expiresAt !== undefined && certificate.expiresAt - now < AHEAD_MS);

/** `null` when the server is away, would not, or answered with something else than this device's certificate. */
const askForCertificate = async (
  { http, crypto, identity }: CertifiedTransportDeps,
  { fingerprint }: TransportKey,
): Promise<Credentials | null> => {
  const body = { transport: fingerprint };
  const path = "/v1/devices/certificate";
  const answer = await http.json<{ readonly certificate: Signed }>({ method: "POST", path, body });
  if (!answer.ok) return null;
  const signed = answer.value.certificate;
  const opened = await openCertificate(crypto, identity.authority, signed);
  if (!opened.ok) return null;
  const certificate = opened.value;
  const isOurs =
    certificate.device === identity.certificate.device &&
    certificate.key === identity.certificate.key &&
    certificate.transport === fingerprint;
  return isOurs ? { certificate, signed } : null;
};
