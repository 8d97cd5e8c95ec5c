import {
  type Authority,
  type Certificate,
  openCertificate,
  type Signed,
} from "../../shared/core/certificate.ts";
import type { Crypto, Sign } from "../../shared/core/crypto.ts";
import type { KeyStore } from "../device/key-store.ts";
import type { DeviceStore } from "../store/device-store.ts";

/** What this device is: its certificate, whose word that is, and the key that proves it. */
export interface DeviceIdentity {
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly authority: Authority;
  readonly sign: Sign;
}

/** What an enrolment leaves behind. */
export interface EnrolmentRecord {
  readonly certificate: Signed;
  readonly authority: Authority;
  /** Name of the key in the key store: each enrolment makes its own, so that a failed one costs nothing. */
  readonly key: string;
}

const ENROLMENT = "enrolment";

export const saveEnrolment = (store: DeviceStore, record: EnrolmentRecord): Promise<void> =>
  store.set(ENROLMENT, record);

/** Keeps a certificate that was signed anew for the device enrolled here. */
export const renewEnrolment = async (store: DeviceStore, certificate: Signed): Promise<void> => {
  const record = await store.get<EnrolmentRecord>(ENROLMENT);
  if (record !== null) await saveEnrolment(store, { ...record, certificate });
};

/** The device as it was enrolled; `null` when it never was, or its key is gone and it must be enrolled anew. */
export const readIdentity = async (
  store: DeviceStore,
  keys: KeyStore,
  crypto: Crypto,
): Promise<DeviceIdentity | null> => {
  const record = await store.get<EnrolmentRecord>(ENROLMENT);
  if (record === null) return null;
  const key = await keys.load(record.key);
  const certificate = await openCertificate(crypto, record.authority, record.certificate);
  if (key === null || !certificate.ok || certificate.value.key !== key.publicKey) return null;
  const { authority, certificate: signed } = record;
  return { certificate: certificate.value, signed, authority, sign: key.sign };
};
