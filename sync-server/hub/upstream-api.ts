import type { Authority, Certificate, Signed } from "../../shared/core/certificate.ts";
import { type PublicKey, type Sign, signedText } from "../../shared/core/crypto.ts";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";

export interface Enrolment {
  readonly certificate: Signed;
  readonly authority: Authority;
  readonly organisation: { readonly id: string; readonly name: string };
}

/** Who a hub is at its server. */
export interface HubDevice {
  readonly certificate: Certificate;
  readonly sign: Sign;
}

/** What a hub asks of its server by plain requests. Each throws with the server's words, or that there was no answer. */
export interface UpstreamApi {
  /** Exchanges a one-time code for a certificate that names our two keys. */
  readonly enrol: (code: string, key: PublicKey, transport: string) => Promise<Enrolment>;
  /** A fresh certificate, naming this fingerprint. */
  readonly renew: (device: HubDevice, transport: string) => Promise<Signed>;
  /** Tells where tills of the branch find us. */
  readonly announce: (device: HubDevice, address: HubAddress) => Promise<void>;
}

const ANSWER_WITHIN_MS = 10_000;

export const createUpstreamApi = (url: string): UpstreamApi => {
  const ask = async <T>(method: string, path: string, body?: unknown, token?: string): Promise<T> => {
    const answer = await fetch(new URL(path, url), {
      method,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status} to ${path}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
  const token = async ({ certificate: { org, device }, sign }: HubDevice): Promise<string> => {
    const { nonce } = await ask<{ nonce: string }>("GET", `/v1/device-nonce?org=${org}`);
    const signature = await sign(signedText.device(device, nonce));
    const body = { device, nonce, signature };
    return (await ask<{ access: string }>("POST", "/v1/device-token", body)).access;
  };
  return {
    enrol: (code, key, transport) => ask("POST", "/v1/devices", { code, key, transport }),
    renew: async (device, transport) => {
      const body = { transport };
      const renewed = await ask<{ certificate: Signed }>(
        "POST",
        "/v1/devices/certificate",
        body,
        await token(device),
      );
      return renewed.certificate;
    },
    announce: async (device, address) => {
      await ask("PUT", "/v1/hub", address, await token(device));
    },
  };
};
