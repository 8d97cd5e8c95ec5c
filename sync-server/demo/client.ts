import type { Authority, Signed } from "../../shared/core/certificate.ts";
import { type PublicKey, signedText } from "../../shared/core/crypto.ts";
import type { Signer } from "../crypto.ts";

export interface SignedIn {
  readonly access: string;
  readonly ticket: Signed;
}

export interface Enrolled {
  readonly device: string;
  readonly certificate: Signed;
  readonly authority: Authority;
}

/** The demo fills the shop through the server's own front door, as people and tills would. */
export interface DemoClient {
  readonly get: <T>(path: string, access?: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown, access?: string) => Promise<T>;
  readonly signIn: (login: string, password: string) => Promise<SignedIn>;
  readonly enrol: (code: string, key: PublicKey) => Promise<Enrolled>;
  readonly deviceToken: (device: string, signer: Signer) => Promise<string>;
}

/** `url` without a slash at its end. Throws with the server's words where it refuses. */
export const createDemoClient = (url: string): DemoClient => {
  const ask = async <T>(path: string, init: RequestInit, access?: string): Promise<T> => {
    const headers = {
      "content-type": "application/json",
      ...(access && { authorization: `Bearer ${access}` }),
    };
    const answer = await fetch(`${url}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`Demo: ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const get: DemoClient["get"] = (path, access) => ask(path, {}, access);
  const post: DemoClient["post"] = (path, body, access) =>
    ask(path, { method: "POST", body: JSON.stringify(body) }, access);
  return {
    get,
    post,
    signIn: (login, password) => post("/v1/auth/sign-in", { login, password }),
    enrol: (code, key) => post("/v1/devices", { code, key }),
    deviceToken: async (device, signer) => {
      const { nonce } = await get<{ nonce: string }>("/v1/device-nonce");
      const signature = await signer.sign(signedText.device(device, nonce));
      return (await post<{ access: string }>("/v1/device-token", { device, nonce, signature })).access;
    },
  };
};
