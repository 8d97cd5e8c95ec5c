import {
  type Authority,
  type Certificate,
  openCertificate,
  type Signed,
} from "../../shared/core/certificate.ts";
import type { Crypto } from "../../shared/core/crypto.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { KeyStore } from "../device/key-store.ts";
import type { TransportKeys } from "../device/transport-key.ts";
import type { DeviceStore } from "../store/device-store.ts";
import type { ApiError } from "./api.ts";
import type { Http } from "./http.ts";
import { saveEnrolment } from "./identity.ts";

export type EnrolError =
  | ApiError
  /** Mistyped, used already, or older than a quarter of an hour. */
  | { readonly type: "WrongCode" }
  | { readonly type: "TooManyTries"; readonly seconds: number | null };

export interface Enrolled {
  readonly certificate: Certificate;
  readonly organisation: string;
}

export interface EnrolDeps {
  readonly http: Http;
  readonly keys: KeyStore;
  readonly store: DeviceStore;
  readonly crypto: Crypto;
  readonly newId: () => string;
  /** The key for direct links; `null` in a browser without them. */
  readonly transportKeys: Pick<TransportKeys, "load"> | null;
  readonly now: () => number;
}

interface EnrolAnswer {
  readonly certificate: Signed;
  readonly authority: Authority;
  readonly organisation: { readonly name: string };
}

/**
 * Makes this device part of a shop: a key of its own, and the authority's word for it. What was enrolled before stands until
 * the new one is kept.
 */
export const enrolDevice = async (deps: EnrolDeps, code: string): Promise<Result<Enrolled, EnrolError>> => {
  const { http, keys, store, crypto, newId, transportKeys, now } = deps;
  const name = newId();
  const key = await keys.create(name);
  // Without it the device is let in all the same; the server signs it later.
  const transport = (await transportKeys?.load(now()).catch(() => null))?.fingerprint;
  const body = { code: code.trim(), key: key.publicKey, ...(transport !== undefined && { transport }) };
  const answer = await http.json<EnrolAnswer>({ method: "POST", path: "/v1/devices", body });
  if (!answer.ok) {
    const { error } = answer;
    if (error.type === "Problem" && error.status === 429)
      return err({ type: "TooManyTries", seconds: error.retryAfter });
    return err(error.type === "Problem" && error.code === "BadCode" ? { type: "WrongCode" } : error);
  }
  const { certificate: signed, authority, organisation } = answer.value;
  const certificate = await openCertificate(crypto, authority, signed);
  if (!certificate.ok || certificate.value.key !== key.publicKey)
    return err({ type: "Problem", status: 502, code: "BadCertificate" });
  await saveEnrolment(store, { certificate: signed, authority, key: name });
  return ok({ certificate: certificate.value, organisation: organisation.name });
};
